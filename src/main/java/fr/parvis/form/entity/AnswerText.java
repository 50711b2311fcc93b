package fr.parvis.form.entity;

import fr.parvis.kernel.FrenchText;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Answers as a person reads them: labels instead of values, dates in words. */
public final class AnswerText {

    /** {@code {name}} in a computed text. */
    public static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9_]*)}");

    /** Stands in a computed text where an answer is missing. */
    public static final String UNANSWERED = "\u2026\u2026";

    private AnswerText() {}

    /**
     * A question with its answer.
     *
     * @param heading whether it is a heading, without an answer
     * @param answer "" where nothing was answered
     */
    public record Line(String label, String answer, boolean heading) {}

    /** The questions that were asked with these answers, each with its answer. */
    public static List<Line> lines(List<Field> fields, Answers answers) {
        var lines = new ArrayList<Line>();
        Answers visible = answers.visible(fields);
        for (Field field : fields) {
            if (!field.shownWith(visible)) {
                continue;
            }
            switch (field.kind()) {
                case HEADING -> lines.add(new Line(field.label(), "", true));
                case COMPUTED -> {
                    // it repeats what other answers say
                }
                default -> lines.add(new Line(field.label(), answer(field, answers), false));
            }
        }
        return withoutEmptySections(lines);
    }

    private static List<Line> withoutEmptySections(List<Line> lines) {
        var kept = new ArrayList<Line>();
        for (int i = 0; i < lines.size(); i++) {
            boolean empty =
                    lines.get(i).heading() && (i + 1 == lines.size() || lines.get(i + 1).heading());
            if (!empty) {
                kept.add(lines.get(i));
            }
        }
        return kept;
    }

    /** The answer in words; "" where there is none, what was typed where it is not valid. */
    public static String answer(Field field, Answers answers) {
        if (field.kind().composite()) {
            return field.parts().stream()
                    .map(p -> answer(p, answers))
                    .filter(a -> !a.isEmpty())
                    .collect(Collectors.joining(field.kind() == FieldKind.PERSON ? " " : ", "));
        }
        String value = answers.text(field.name());
        return switch (field.kind()) {
            case DATE ->
                    AnswerReading.date(answers, field.name())
                            .map(FrenchText::longDate)
                            .orElseGet(() -> asTyped(field, answers));
            case BIRTH_DATE ->
                    AnswerReading.birthDate(answers, field.name())
                            .map(PartialDate::words)
                            .orElseGet(() -> asTyped(field, answers));
            case CHOICE, YES_NO ->
                    answers.all(field.name()).stream()
                            .map(field::optionLabel)
                            .collect(Collectors.joining(", "));
            case CONSENT -> value.equals("oui") ? "Oui" : "";
            case TIME -> AnswerReading.time(value).map(FrenchText::hour).orElse(value);
            case PHONE -> AnswerReading.phone(value).orElse(value);
            case AMOUNT -> amount(value);
            case COUNTRY -> Places.country(value).map(Places.Country::name).orElse(value);
            case DEPARTMENT ->
                    Places.department(value).map(d -> d.name() + " (" + value + ")").orElse(value);
            case COMMUNE -> commune(value);
            default -> value;
        };
    }

    /** A computed text with the answers in it; {@link #UNANSWERED} where there is none yet. */
    public static String computed(Field field, List<Field> others, Answers answers) {
        Answers visible = answers.visible(others);
        Matcher placeholder = PLACEHOLDER.matcher(field.text());
        return placeholder.replaceAll(
                found ->
                        Matcher.quoteReplacement(
                                others.stream()
                                        .filter(f -> f.name().equals(found.group(1)))
                                        .findFirst()
                                        .map(f -> answer(f, visible))
                                        .filter(a -> !a.isEmpty())
                                        .orElse(UNANSWERED)));
    }

    private static String asTyped(Field field, Answers answers) {
        return field.inputs().stream()
                .map(answers::text)
                .filter(t -> !t.isEmpty())
                .collect(Collectors.joining("/"));
    }

    private static String commune(String value) {
        List<Places.Commune> named = Places.communes(value);
        return named.size() == 1 ? named.get(0).label() : value;
    }

    private static String amount(String value) {
        String digits = value.replaceAll("[ \\u00A0\\u202F€]", "").replace(',', '.');
        try {
            return NumberFormat.getCurrencyInstance(Locale.FRANCE).format(new BigDecimal(digits));
        } catch (NumberFormatException e) {
            return value;
        }
    }
}
