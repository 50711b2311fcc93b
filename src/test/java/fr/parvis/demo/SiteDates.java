package fr.parvis.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The dates on the town's website: always a few days ago for the news, always to come for the
 * agenda.
 */
final class SiteDates {
    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);
    private static final DateTimeFormatter WEEKDAY =
            DateTimeFormatter.ofPattern("EEEE", Locale.FRENCH);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM", Locale.FRENCH);

    private SiteDates() {}

    /**
     * {@code newsN} and {@code newsNIso} for 1 to 3; {@code eventN} with Iso, Day, Weekday, Month
     * for 1 to 5.
     */
    static Map<String, String> around(LocalDate today) {
        Map<String, String> values = new HashMap<>();
        int[] daysAgo = {3, 8, 15};
        for (int i = 0; i < daysAgo.length; i++) {
            LocalDate date = today.minusDays(daysAgo[i]);
            values.put("news" + (i + 1), LONG.format(date));
            values.put("news" + (i + 1) + "Iso", date.toString());
        }
        LocalDate saturday = today.with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
        int[] daysAfterSaturday = {0, 4, 7, 12, 15};
        for (int i = 0; i < daysAfterSaturday.length; i++) {
            LocalDate date = saturday.plusDays(daysAfterSaturday[i]);
            String name = "event" + (i + 1);
            values.put(name + "Iso", date.toString());
            values.put(name + "Weekday", WEEKDAY.format(date));
            values.put(name + "Day", Integer.toString(date.getDayOfMonth()));
            values.put(name + "Month", MONTH.format(date));
        }
        return values;
    }
}
