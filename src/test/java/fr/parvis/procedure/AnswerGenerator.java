package fr.parvis.procedure;

import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Condition;
import fr.parvis.form.entity.DateBound;
import fr.parvis.form.entity.Field;
import fr.parvis.procedure.entity.Procedure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Answers that a person might give to a démarche, made from its definition alone. The same seed
 * gives the same answers; other seeds take other branches of the form.
 */
public final class AnswerGenerator {

    private static final int MOST_ATTEMPTS = 200;
    private static final List<String> WORDS =
            List.of(
                    "Durand",
                    "L’Haÿ",
                    "rue",
                    "Éléonore",
                    "lampadaire",
                    "depuis",
                    "N’Guyen",
                    "3",
                    "près",
                    "Saint-Exupéry",
                    "mardi",
                    "cœur",
                    "numéro",
                    "(côté cour)",
                    "& fils");
    private static final List<String> STREETS =
            List.of("12 rue de l’Église", "3 bis allée des Tilleuls", "1 place du Parvis");
    private static final List<String> TIMES = List.of("9h30", "14:05", "8 h", "18 h 45");
    private static final List<String> MAILS =
            List.of("camille.martin@example.fr", "l.durand+mairie@example.org");
    private static final List<String> PHONES =
            List.of("06 12 34 56 78", "0134254200", "+33 1 34 25 42 00", "07.12.34.56.78");
    private static final List<String> COMMUNES =
            List.of("Osny (95)", "Pontoise (95)", "Villennes-sur-Seine (78)", "Ajaccio (2A)");
    private static final List<String> COUNTRIES = List.of("99100", "99100", "99212", "99100");

    private final List<Field> fields;
    private final Set<String> decisive = new HashSet<>();
    private final LocalDate today;
    private final Random random;
    private final Map<String, List<String>> answers = new LinkedHashMap<>();
    private final Map<String, LocalDate> dates = new HashMap<>();
    private final Set<String> beingDated = new HashSet<>();

    private AnswerGenerator(List<Field> fields, long seed, LocalDate today) {
        this.fields = fields;
        this.today = today;
        this.random = new Random(seed);
        fields.stream().map(Field::when).forEach(this::noteDecisive);
    }

    /**
     * Answers that the server must accept: input names to values, in the order of the form.
     * Questions that a condition hides are not answered, optional ones sometimes.
     *
     * @param seed any number; the same one gives the same answers
     */
    public static Map<String, List<String>> valid(Procedure procedure, long seed, LocalDate today) {
        return valid(procedure.allFields(), seed, today);
    }

    /** The same for some fields. */
    public static Map<String, List<String>> valid(List<Field> fields, long seed, LocalDate today) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            // two dates that bound each other may have been drawn so that they do not agree
            var generator = new AnswerGenerator(fields, seed * 7919 + attempt, today);
            generator.fill();
            if (generator.datesAgree()) {
                return generator.inOrder();
            }
        }
        throw new IllegalStateException(
                "no dates that agree: " + fields.stream().map(Field::name).toList());
    }

    /** Judged here and not by the portal's own check: this is what that check is tested with. */
    private boolean datesAgree() {
        return fields.stream()
                .flatMap(field -> field.parts().stream())
                .filter(field -> dates.containsKey(field.name()))
                .allMatch(
                        field -> {
                            LocalDate date = dates.get(field.name());
                            LocalDate first = bound(field.min());
                            LocalDate last = bound(field.max());
                            return (first == null || !date.isBefore(first))
                                    && (last == null || !date.isAfter(last));
                        });
    }

    /** The dates that these answers hold, by the name of the field. */
    static Optional<LocalDate> date(Map<String, List<String>> answers, String field) {
        if (!answers.containsKey(field + ".annee")) {
            return Optional.empty();
        }
        return Optional.of(
                LocalDate.of(
                        Integer.parseInt(answers.get(field + ".annee").get(0)),
                        orFirst(answers.get(field + ".mois").get(0)),
                        orFirst(answers.get(field + ".jour").get(0))));
    }

    /** A date that is not known to the day is bound by the first day that it may be. */
    private static int orFirst(String number) {
        return number.matches("0*") ? 1 : Integer.parseInt(number);
    }

    /** Values that conditions look for are chosen more often than others. */
    private void noteDecisive(Condition condition) {
        if (condition == null) {
            return;
        }
        if (condition.is() != null) {
            decisive.add(condition.field() + "=" + condition.is());
        }
        if (condition.in() != null) {
            condition.in().forEach(value -> decisive.add(condition.field() + "=" + value));
        }
        if (condition.all() != null) {
            condition.all().forEach(this::noteDecisive);
        }
        if (condition.any() != null) {
            condition.any().forEach(this::noteDecisive);
        }
        noteDecisive(condition.not());
    }

    /** A condition may look at a question further down: until nothing appears or goes any more. */
    private void fill() {
        Set<String> decided = new HashSet<>();
        for (int round = 0; round < 10; round++) {
            boolean changed = false;
            for (Field field : fields) {
                boolean shown = field.shownWith(new Answers(answers));
                if (shown && decided.add(field.name())) {
                    answer(field);
                    changed = true;
                } else if (!shown && decided.remove(field.name())) {
                    field.inputs().forEach(answers::remove);
                    field.parts().forEach(part -> dates.remove(part.name()));
                    changed = true;
                }
            }
            if (!changed) {
                return;
            }
        }
    }

    private Map<String, List<String>> inOrder() {
        var ordered = new LinkedHashMap<String, List<String>>();
        for (Field field : fields) {
            for (String input : field.inputs()) {
                if (answers.containsKey(input)) {
                    ordered.put(input, answers.get(input));
                }
            }
        }
        return ordered;
    }

    private void answer(Field field) {
        if (!field.kind().asks() || !field.required() && random.nextInt(3) == 0) {
            return;
        }
        if (!field.kind().composite()) {
            answerLeaf(field);
            return;
        }
        for (Field part : field.required(true).parts()) {
            if (part.required() || random.nextBoolean()) {
                answerLeaf(part);
            }
        }
    }

    private void answerLeaf(Field field) {
        switch (field.kind()) {
            case DATE -> answerDate(field);
            case BIRTH_DATE -> answerBirthDate(field);
            case CHOICE, YES_NO -> answers.put(field.name(), choose(field));
            default -> answers.put(field.name(), List.of(text(field)));
        }
    }

    private String text(Field field) {
        return switch (field.kind()) {
            case TEXT -> field.pattern() != null ? field.example() : words(field);
            case LONG_TEXT -> lines(field);
            case NUMBER -> number(field, 0).toString();
            case AMOUNT ->
                    number(field, 2).toString().replace('.', random.nextBoolean() ? ',' : '.');
            case TIME -> one(TIMES);
            case MAIL -> one(MAILS);
            case PHONE -> one(PHONES);
            case COMMUNE -> one(COMMUNES);
            case COUNTRY -> one(COUNTRIES);
            case CONSENT -> "oui";
            default -> throw new IllegalStateException(field.kind() + " is no text");
        };
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String words(Field field) {
        if (field.name().endsWith(".ligne")) {
            return one(STREETS);
        }
        int least = field.minLength() == null ? 1 : field.minLength();
        int length = Math.min(field.longest(), least + random.nextInt(60));
        var text = new StringBuilder(one(WORDS));
        while (text.length() < length) {
            text.append(' ').append(one(WORDS));
        }
        String cut = text.substring(0, length).strip();
        return cut.length() < least ? "x".repeat(least) : cut;
    }

    private String lines(Field field) {
        String text = words(field);
        return random.nextBoolean() ? text.replaceFirst(" ", "\n") : text;
    }

    private BigDecimal number(Field field, int decimals) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(decimals);
        BigDecimal least = field.min() == null ? BigDecimal.ZERO : new BigDecimal(field.min());
        BigDecimal most =
                field.max() == null
                        ? least.add(BigDecimal.valueOf(500))
                        : new BigDecimal(field.max());
        long steps = most.subtract(least).divideToIntegralValue(step).longValue();
        return least.add(step.multiply(BigDecimal.valueOf(upTo(steps))));
    }

    private long upTo(long most) {
        // the bounds themselves are allowed, and most easily wrong
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> most;
            default -> (long) (random.nextDouble() * (most + 1));
        };
    }

    private List<String> choose(Field field) {
        List<String> values = field.options().stream().map(Field.Option::value).toList();
        List<String> sought =
                values.stream().filter(v -> decisive.contains(field.name() + "=" + v)).toList();
        if (field.multiple()) {
            List<String> ticked = new ArrayList<>();
            values.stream().filter(v -> random.nextInt(3) == 0).forEach(ticked::add);
            if (ticked.isEmpty()) {
                ticked.add(one(values));
            }
            return ticked;
        }
        return List.of(!sought.isEmpty() && random.nextBoolean() ? one(sought) : one(values));
    }

    private void answerDate(Field field) {
        if (dates.containsKey(field.name()) || !beingDated.add(field.name())) {
            return;
        }
        LocalDate first = bound(field.min());
        LocalDate last = bound(field.max());
        if (first == null) {
            first = last == null ? today.minusYears(30) : last.minusYears(30);
        }
        if (last == null) {
            last = first.isBefore(today) ? today.plusDays(90) : first.plusDays(90);
        }
        long days = Math.max(0, ChronoUnit.DAYS.between(first, last));
        LocalDate date = first.plusDays(upTo(days));
        dates.put(field.name(), date);
        boolean twoDigits = random.nextBoolean();
        String format = twoDigits ? "%02d" : "%d";
        answers.put(field.name() + ".jour", List.of(String.format(format, date.getDayOfMonth())));
        answers.put(field.name() + ".mois", List.of(String.format(format, date.getMonthValue())));
        answers.put(field.name() + ".annee", List.of(String.valueOf(date.getYear())));
        beingDated.remove(field.name());
    }

    /** As most people know it, or as they do whose day, or day and month, no register has. */
    private void answerBirthDate(Field field) {
        answerDate(field);
        LocalDate date = dates.get(field.name());
        int known = random.nextInt(4);
        boolean year = known == 0 && !beyond(field, date.withDayOfYear(1));
        boolean month = known == 1 && !beyond(field, date.withDayOfMonth(1));
        if (year || month) {
            dates.put(field.name(), year ? date.withDayOfYear(1) : date.withDayOfMonth(1));
            answers.put(field.name() + ".jour", List.of(random.nextBoolean() ? "" : "00"));
        }
        if (year) {
            answers.put(field.name() + ".mois", List.of(random.nextBoolean() ? "" : "0"));
        }
    }

    private boolean beyond(Field field, LocalDate date) {
        LocalDate first = bound(field.min());
        return first != null && date.isBefore(first);
    }

    private LocalDate bound(String expression) {
        return expression == null
                ? null
                : DateBound.resolve(expression, today, dates::get).orElse(null);
    }
}
