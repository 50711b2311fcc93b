package fr.parvis.procedure;

import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.DateBound;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ways to get one field of otherwise valid answers wrong. Says by itself, from the specification,
 * which input is then to be named.
 */
public final class WrongAnswers {

    /**
     * @param field the field or part of a composite field that is wrong
     * @param answers all answers, with that field wrong
     * @param input the input that a person is to correct
     * @param key last part of the message's key
     */
    public record Wrong(Field field, Map<String, List<String>> answers, String input, String key) {

        /**
         * Whether another field may be wrong because this one is: its bound looks at this one, or
         * it appears only now.
         */
        public boolean mayConcern(Field other, Map<String, List<String>> valid) {
            boolean bound =
                    Stream.of(other.min() + "", other.max() + "")
                            .anyMatch(
                                    b ->
                                            DateBound.field(b)
                                                    .filter(field.name()::equals)
                                                    .isPresent());
            return bound || !other.shownWith(new Answers(valid));
        }

        @Override
        public String toString() {
            return input + " " + key;
        }
    }

    private final Map<String, List<String>> valid;
    private final LocalDate today;
    private final List<Wrong> wrongs = new ArrayList<>();

    private WrongAnswers(Map<String, List<String>> valid, LocalDate today) {
        this.valid = valid;
        this.today = today;
    }

    /**
     * Every way to get an answered field wrong.
     *
     * @param field shown, and answered in {@code valid}
     */
    public static List<Wrong> of(Field field, Map<String, List<String>> valid, LocalDate today) {
        var ways = new WrongAnswers(valid, today);
        boolean begun = field.inputs().stream().anyMatch(valid::containsKey);
        Field whole = field.kind().composite() && begun ? field.required(true) : field;
        if (field.kind().asks() && begun) {
            whole.parts().forEach(ways::leaf);
        }
        return ways.wrongs;
    }

    private void leaf(Field field) {
        if (field.required()) {
            missing(field);
        }
        switch (field.kind()) {
            case TEXT, LONG_TEXT -> text(field);
            case NUMBER -> {
                one(field, "trois", "number");
                one(field, "1,5", "number");
                bounds(field);
            }
            case AMOUNT -> {
                one(field, "douze euros", "amount");
                one(field, "12,345", "amount");
                bounds(field);
            }
            case DATE -> date(field);
            case BIRTH_DATE -> birthDate(field);
            case TIME -> {
                one(field, "25 h", "time");
                one(field, "9h70", "time");
            }
            case CHOICE, YES_NO -> {
                one(field, "pas-dans-la-liste", "unknownChoice");
                if (!field.multiple()) {
                    List<String> two =
                            field.options().stream().map(Field.Option::value).limit(2).toList();
                    if (two.size() == 2) {
                        put(field, Map.of(field.name(), two), field.name(), "unknownChoice");
                    }
                }
            }
            case MAIL -> {
                one(field, "camille.martin", "mailAt");
                one(field, "camille@", "mail");
                one(field, "a@" + "b".repeat(300) + ".fr", "tooLong");
            }
            case PHONE -> {
                one(field, "12", "phone");
                one(field, "06 12 34 56 7", "phone");
            }
            case COMMUNE -> one(field, "Atlantis", "commune");
            case COUNTRY -> one(field, "FR", "unknownChoice");
            case CONSENT -> one(field, "non", "consent");
            default -> throw new IllegalStateException(field.kind() + " is not a leaf");
        }
    }

    private void missing(Field field) {
        boolean alone = valid.keySet().stream().filter(i -> sameWhole(i, field)).count() == 1;
        if (field.name().contains(".") && alone) {
            // without its only part an optional address is not begun
            return;
        }
        String key =
                switch (field.kind()) {
                    case CHOICE, YES_NO, COUNTRY -> "choose";
                    case CONSENT -> "consent";
                    default -> "missing";
                };
        Map<String, List<String>> emptied = new LinkedHashMap<>();
        field.inputs().forEach(input -> emptied.put(input, List.of("   ")));
        put(field, emptied, firstInput(field), key);
    }

    private static boolean sameWhole(String input, Field part) {
        return input.split("\\.")[0].equals(part.name().split("\\.")[0]);
    }

    private static String firstInput(Field field) {
        return field.kind().dated() ? field.name() + ".jour" : field.name();
    }

    private void text(Field field) {
        one(field, "x".repeat(field.longest() + 1), "tooLong");
        if (field.minLength() != null && field.minLength() > 1) {
            one(field, "x".repeat(field.minLength() - 1), "tooShort");
        } else if (field.pattern() != null && !"§".matches(field.pattern())) {
            one(field, "§", "literal");
        } else if (field.kind() == FieldKind.TEXT && field.pattern() == null) {
            one(field, "a\r\nb", field.longest() < 3 ? "tooLong" : "oneLine");
        }
    }

    private void bounds(Field field) {
        if (field.min() != null) {
            BigDecimal below = new BigDecimal(field.min()).subtract(BigDecimal.ONE);
            // an amount has no sign
            boolean readable = field.kind() == FieldKind.NUMBER || below.signum() >= 0;
            one(field, below.toString(), readable ? "atLeast" : "amount");
        }
        if (field.max() != null) {
            one(field, new BigDecimal(field.max()).add(BigDecimal.ONE).toString(), "atMost");
        }
    }

    private void date(Field field) {
        anyDate(field);
        put(field, Map.of(field.name() + ".mois", List.of("")), field.name() + ".jour", "date");
    }

    /** What is not known is left out from the left: day, then month. */
    private void birthDate(Field field) {
        anyDate(field);
        String name = field.name();
        day(field, "17", "", "1985", name + ".mois", "month");
        day(field, "", "13", "1985", name + ".mois", "month");
        day(field, "17", "4", "", name + ".annee", "year");
        day(field, "00", "00", "85", name + ".annee", "year");
    }

    private void anyDate(Field field) {
        String name = field.name();
        day(field, "31", "2", "2026", name + ".jour", "date");
        day(field, "un", "2", "2026", name + ".jour", "date");
        day(field, "1", "13", "2026", name + ".mois", "month");
        day(field, "1", "0", "2026", name + ".mois", "month");
        day(field, "29", "2", "85", name + ".annee", "year");
        day(field, "1", "1", "1699", name + ".annee", "tooLongAgo");
        bound(field.min()).ifPresent(d -> day(field, d.minusDays(1), "notBefore"));
        bound(field.max())
                .ifPresent(
                        d ->
                                day(
                                        field,
                                        d.plusDays(1),
                                        "today".equals(field.max()) ? "future" : "notAfter"));
    }

    private Optional<LocalDate> bound(String expression) {
        return expression == null
                ? Optional.empty()
                : DateBound.resolve(
                        expression,
                        today,
                        other -> AnswerGenerator.date(valid, other).orElse(null));
    }

    private void day(Field field, LocalDate date, String key) {
        day(
                field,
                String.valueOf(date.getDayOfMonth()),
                String.valueOf(date.getMonthValue()),
                String.valueOf(date.getYear()),
                field.name() + ".jour",
                key);
    }

    private void day(Field field, String day, String month, String year, String input, String key) {
        put(
                field,
                Map.of(
                        field.name() + ".jour", List.of(day),
                        field.name() + ".mois", List.of(month),
                        field.name() + ".annee", List.of(year)),
                input,
                key);
    }

    private void one(Field field, String value, String key) {
        put(field, Map.of(field.name(), List.of(value)), field.name(), key);
    }

    private void put(Field field, Map<String, List<String>> changed, String input, String key) {
        var answers = new LinkedHashMap<>(valid);
        answers.putAll(changed);
        wrongs.add(new Wrong(field, answers, input, key));
    }
}
