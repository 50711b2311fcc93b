package fr.parvis.booking.entity;

import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A day of a request that has its answer.
 *
 * @param unit its label
 * @param price what it costs now
 * @param reason of a day that is refused
 */
public record AnsweredDay(
        DayChange.Kind change,
        LocalDate day,
        String unit,
        Money price,
        boolean granted,
        String reason) {

    /**
     * What a family reads where not all days got the same answer: which it has, which not and why,
     * and what it comes to.
     *
     * @param reason of this answer
     */
    public static String words(String reason, List<AnsweredDay> days) {
        var text = new StringBuilder(reason);
        for (DayChange.Kind change : DayChange.Kind.values()) {
            for (boolean granted : List.of(true, false)) {
                List<AnsweredDay> some =
                        days.stream()
                                .filter(d -> d.change == change && d.granted == granted)
                                .sorted(Comparator.comparing(AnsweredDay::day))
                                .toList();
                if (!some.isEmpty()) {
                    text.append("\n\n")
                            .append(Messages.text("booking.answer." + change + "." + granted));
                    some.forEach(d -> text.append("\n- ").append(d.line(reason)));
                }
            }
        }
        Money total = total(days);
        return total.isZero()
                ? text.toString()
                : text.append("\n\n")
                        .append(Messages.text("booking.answer.total", total))
                        .toString();
    }

    private static Money total(List<AnsweredDay> days) {
        return Money.sum(
                days.stream()
                        .filter(AnsweredDay::granted)
                        .map(d -> d.change == DayChange.Kind.ADD ? d.price : d.price.negated())
                        .toList());
    }

    /** "Mercredi 2 décembre 2026 : Journée (fermé pour travaux)". */
    private String line(String said) {
        String date = FrenchText.longDate(day);
        String line = date.substring(0, 1).toUpperCase(Locale.FRANCE) + date.substring(1);
        line += "\u00a0: " + unit;
        return granted || reason == null || reason.equals(said) ? line : line + " (" + reason + ")";
    }
}
