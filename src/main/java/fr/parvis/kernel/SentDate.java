package fr.parvis.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.regex.Pattern;

/**
 * Days, months and moments as browsers and devices send them. A year has four digits: {@code
 * LocalDate.parse} takes a thousand million of them, from which neither the next day can be counted
 * nor a row be written.
 */
public final class SentDate {

    private static final Pattern YEAR = Pattern.compile("[12]\\d{3}-.*");

    private SentDate() {}

    /**
     * "2026-11-17".
     *
     * @throws DateTimeException when it is no day
     */
    public static LocalDate day(String sent) {
        return LocalDate.parse(usual(sent));
    }

    /**
     * "2026-11".
     *
     * @throws DateTimeException when it is no month
     */
    public static YearMonth month(String sent) {
        return YearMonth.parse(usual(sent));
    }

    /**
     * "2026-11-17T09:15+01:00", "2026-11-17T08:15:00.000Z".
     *
     * @throws DateTimeException when it is no moment
     */
    public static Instant moment(String sent) {
        return OffsetDateTime.parse(usual(sent)).toInstant();
    }

    private static String usual(String sent) {
        if (!YEAR.matcher(sent).matches()) {
            throw new DateTimeException("no year that pages ask for");
        }
        return sent;
    }
}
