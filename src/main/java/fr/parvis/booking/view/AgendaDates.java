package fr.parvis.booking.view;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Days, weeks and months as an agenda writes them. It writes hundreds: names are looked up and not
 * formatted.
 */
final class AgendaDates {

    private static final Locale FRENCH = Locale.FRANCE;
    private static final String[] MONTHS =
            IntStream.rangeClosed(1, 12)
                    .mapToObj(m -> java.time.Month.of(m).getDisplayName(TextStyle.FULL, FRENCH))
                    .toArray(String[]::new);
    private static final String[] SHORT_MONTHS =
            IntStream.rangeClosed(1, 12)
                    .mapToObj(m -> java.time.Month.of(m).getDisplayName(TextStyle.SHORT, FRENCH))
                    .toArray(String[]::new);
    private static final String[] DAYS =
            Stream.of(DayOfWeek.values())
                    .map(d -> d.getDisplayName(TextStyle.FULL, FRENCH))
                    .toArray(String[]::new);
    private static final String[] SHORT_DAYS =
            Stream.of(DayOfWeek.values())
                    .map(d -> d.getDisplayName(TextStyle.SHORT, FRENCH))
                    .toArray(String[]::new);
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("dd/MM");

    private AgendaDates() {}

    /** "Lundi 16 novembre"; the first of a month is "1er". */
    static String name(LocalDate day) {
        return capital(weekday(day.getDayOfWeek())) + " " + dayOfMonth(day) + " " + month(day);
    }

    /** "lundi". */
    static String weekday(DayOfWeek day) {
        return DAYS[day.getValue() - 1];
    }

    /** "lun.". */
    static String shortWeekday(DayOfWeek day) {
        return SHORT_DAYS[day.getValue() - 1];
    }

    /** "16/11". */
    static String field(LocalDate day) {
        return FIELD.format(day);
    }

    /** "Novembre 2026". */
    static String title(YearMonth month) {
        return capital(MONTHS[month.getMonthValue() - 1]) + " " + month.getYear();
    }

    /** "novembre 2026". */
    static String month(YearMonth month) {
        return MONTHS[month.getMonthValue() - 1] + " " + month.getYear();
    }

    /** The number of a week: 1 to 53. */
    static int week(LocalDate monday) {
        return monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    /** "16–22 nov.", "30 nov.–6 déc.". */
    static String span(LocalDate monday) {
        LocalDate sunday = monday.plusDays(6);
        boolean one = monday.getMonth() == sunday.getMonth();
        return dayOfMonth(monday)
                + (one ? "" : "\u00A0" + shortMonth(monday))
                + "–"
                + dayOfMonth(sunday)
                + "\u00A0"
                + shortMonth(sunday);
    }

    static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String month(LocalDate day) {
        return MONTHS[day.getMonthValue() - 1];
    }

    private static String shortMonth(LocalDate day) {
        return SHORT_MONTHS[day.getMonthValue() - 1];
    }

    private static String dayOfMonth(LocalDate day) {
        return day.getDayOfMonth() == 1 ? "1er" : String.valueOf(day.getDayOfMonth());
    }
}
