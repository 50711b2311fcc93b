package fr.parvis.form.entity;

import fr.parvis.kernel.FrenchText;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The shape of dates: whether day, month and year make one, and whether it keeps its bounds. */
final class DateCheck {

    private static final LocalDate EARLIEST = LocalDate.of(1700, 1, 1);
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");
    private static final Pattern A_MONTH = Pattern.compile("0*([1-9]|1[0-2])");

    private final Answers answers;
    private final LocalDate today;
    private final Map<String, LocalDate> dates = new HashMap<>();

    /**
     * @param shown all fields that are asked: a bound may refer to a date further down or of
     *     another form
     */
    DateCheck(List<Field> shown, Answers answers, LocalDate today) {
        this.answers = answers;
        this.today = today;
        shown.stream()
                .flatMap(f -> f.parts().stream())
                .filter(f -> f.kind().dated())
                .forEach(f -> read(f).ifPresent(d -> dates.put(f.name(), d)));
    }

    /** What is only known to the year or the month is bound by its first day. */
    private Optional<LocalDate> read(Field field) {
        return field.kind() == FieldKind.BIRTH_DATE
                ? AnswerReading.birthDate(answers, field.name()).map(PartialDate::first)
                : AnswerReading.date(answers, field.name());
    }

    /** What is wrong with an answered date; empty when nothing is. */
    Optional<FieldProblem> problem(Field field) {
        LocalDate date = dates.get(field.name());
        if (date == null) {
            return Optional.of(unreadable(field));
        }
        Optional<LocalDate> first = bound(field.min());
        Optional<LocalDate> last = bound(field.max());
        FieldProblem problem = null;
        if (date.isBefore(EARLIEST)) {
            problem = said(field, "annee", "tooLongAgo");
        } else if (first.isPresent() && date.isBefore(first.get())) {
            problem = said(field, "jour", "notBefore", FrenchText.longDate(first.get()));
        } else if (last.isPresent() && date.isAfter(last.get())) {
            String key = "today".equals(field.max()) ? "future" : "notAfter";
            problem = said(field, "jour", key, FrenchText.longDate(last.get()));
        }
        return Optional.ofNullable(problem);
    }

    private FieldProblem unreadable(Field field) {
        boolean birth = field.kind() == FieldKind.BIRTH_DATE;
        String month = answers.text(field.name() + ".mois");
        String year = answers.text(field.name() + ".annee");
        boolean noDay = birth && PartialDate.unknown(answers.text(field.name() + ".jour"));
        boolean noMonth = birth && PartialDate.unknown(month);
        if (noMonth ? !noDay : wrongly(month, A_MONTH)) {
            return said(field, "mois", "month");
        }
        if (wrongly(year, FOUR_DIGITS) || birth && year.isEmpty()) {
            return said(field, "annee", "year");
        }
        return said(field, "jour", "date");
    }

    private static boolean wrongly(String number, Pattern right) {
        return DIGITS.matcher(number).matches() && !right.matcher(number).matches();
    }

    /**
     * @param bound in words; none where the sentence names only the field
     */
    private static FieldProblem said(Field field, String part, String key, String... bound) {
        String input = field.name() + "." + part;
        return bound.length == 0
                ? FieldProblem.of(input, key, field.label())
                : FieldProblem.of(input, key, field.label(), bound[0]);
    }

    private Optional<LocalDate> bound(String expression) {
        return expression == null
                ? Optional.empty()
                : DateBound.resolve(expression, today, dates::get);
    }
}
