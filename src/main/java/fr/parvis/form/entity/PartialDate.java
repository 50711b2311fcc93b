package fr.parvis.form.entity;

import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A date of birth as the civil status knows it: where a register was lost the day, or day and
 * month, are not known, and papers write 00/00/1960.
 *
 * @param first the earliest day that it may be
 */
public record PartialDate(LocalDate first, Known known) {

    /** How much of it is known. */
    public enum Known {
        DAY,
        MONTH,
        YEAR
    }

    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");
    private static final Pattern UNKNOWN = Pattern.compile("0{0,2}");
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRANCE);

    public PartialDate {
        first =
                switch (known) {
                    case DAY -> first;
                    case MONTH -> first.withDayOfMonth(1);
                    case YEAR -> first.withDayOfYear(1);
                };
    }

    /** A date that is known to the day. */
    public static PartialDate exact(LocalDate date) {
        return new PartialDate(date, Known.DAY);
    }

    /**
     * What somebody wrote, when it is a date.
     *
     * @param day "", "0" or "00" where it is not known; likewise the month
     */
    public static Optional<PartialDate> read(String day, String month, String year) {
        boolean noDay = unknown(day);
        boolean noMonth = unknown(month);
        if (!FOUR_DIGITS.matcher(year).matches() || noMonth && !noDay) {
            return Optional.empty();
        }
        try {
            LocalDate first =
                    LocalDate.of(
                            Integer.parseInt(year),
                            noMonth ? 1 : Integer.parseInt(month),
                            noDay ? 1 : Integer.parseInt(day));
            return Optional.of(
                    new PartialDate(first, noMonth ? Known.YEAR : noDay ? Known.MONTH : Known.DAY));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether a day or a month stands for one that is not known. */
    static boolean unknown(String number) {
        return UNKNOWN.matcher(number).matches();
    }

    /** Day, month and year as they are typed; "" for what is not known. */
    public List<String> parts() {
        return List.of(
                known == Known.DAY ? String.valueOf(first.getDayOfMonth()) : "",
                known == Known.YEAR ? "" : String.valueOf(first.getMonthValue()),
                String.valueOf(first.getYear()));
    }

    /** "mardi 17 avril 1960", "avril 1960 (jour inconnu)", "1960 (jour et mois inconnus)". */
    public String words() {
        return switch (known) {
            case DAY -> FrenchText.longDate(first);
            case MONTH -> Messages.text("form.date.dayUnknown", MONTH.format(first));
            case YEAR -> Messages.text("form.date.monthUnknown", String.valueOf(first.getYear()));
        };
    }
}
