package fr.parvis.kernel;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How French is written: dates, hours, and the spaces before punctuation. */
public final class FrenchText {

    private static final Locale FRENCH = Locale.FRANCE;
    private static final DateTimeFormatter LONG_DATE =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", FRENCH);
    private static final DateTimeFormatter DAY_AND_MONTH =
            DateTimeFormatter.ofPattern("EEEE d MMMM", FRENCH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", FRENCH);
    private static final DateTimeFormatter SHORT_DATE =
            DateTimeFormatter.ofPattern("dd/MM/yyyy", FRENCH);
    private static final DateTimeFormatter SHORT_DATE_TIME =
            DateTimeFormatter.ofPattern("dd/MM/yyyy 'à' HH:mm", FRENCH);
    private static final char NO_BREAK = '\u00A0';
    private static final long MEGABYTE = 1024L * 1024;
    private static final char NARROW = '\u202F';
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    /** Letters that are no plain ones with a mark: account_key of the database agrees. */
    private static final Map<String, String> PLAIN =
            Map.of("œ", "oe", "æ", "ae", "ß", "ss", "ø", "o", "ł", "l", "đ", "d", "’", "'");

    private static final Pattern LETTERS = Pattern.compile("[œæßøłđ’]");

    private FrenchText() {}

    /** "mardi 17 novembre 2026"; the first of a month is "1er". */
    public static String longDate(LocalDate date) {
        String text = LONG_DATE.format(date);
        return date.getDayOfMonth() == 1 ? text.replaceFirst(" 1 ", " 1er ") : text;
    }

    /** "mardi 17 novembre", where everybody knows the year. */
    public static String dayAndMonth(LocalDate date) {
        String text = DAY_AND_MONTH.format(date);
        return date.getDayOfMonth() == 1 ? text.replaceFirst(" 1 ", " 1er ") : text;
    }

    /** "novembre 2026". */
    public static String month(YearMonth month) {
        return MONTH.format(month);
    }

    /** "mardi 17 novembre 2026 à 9 h 12", in Paris. */
    public static String longDateTime(Instant instant) {
        ZonedDateTime time = instant.atZone(ClockProducer.PARIS);
        return longDate(time.toLocalDate()) + " à " + hour(time.toLocalTime());
    }

    /** "17/11/2026", for tables. */
    public static String shortDate(LocalDate date) {
        return SHORT_DATE.format(date);
    }

    /** "12/01/2022 à 14:33", as the guides show the last sign-in. */
    public static String shortDateTime(Instant instant) {
        return SHORT_DATE_TIME.format(instant.atZone(ClockProducer.PARIS));
    }

    /** "9 h 12"; "9 h" on the hour. Non-breaking. */
    public static String hour(LocalTime time) {
        String hour = time.getHour() + "\u00A0h";
        int minute = time.getMinute();
        return minute == 0 ? hour : hour + (minute < 10 ? "\u00A00" : "\u00A0") + minute;
    }

    /** "14 ko", "1,2 Mo": how large a file is, at least 1 ko. */
    public static String fileSize(long bytes) {
        if (bytes < MEGABYTE) {
            return Math.max(1, Math.round(bytes / 1024.0)) + "\u00A0ko";
        }
        return String.format(FRENCH, "%.1f", bytes / (double) MEGABYTE).replace(",0", "")
                + "\u00A0Mo";
    }

    /** The same text with the spaces that French typography asks for. */
    public static String typography(String text) {
        // one pass: pages say hundreds of texts
        StringBuilder result = null;
        for (int i = 0; i < text.length() - 1; i++) {
            char space = spaceBetween(text.charAt(i), text.charAt(i + 1));
            if (space != 0) {
                if (result == null) {
                    result = new StringBuilder(text);
                }
                result.setCharAt(text.charAt(i) == '«' ? i + 1 : i, space);
            }
        }
        return result == null ? text : result.toString();
    }

    /** The space that belongs between two characters of which one is a space; 0 where none does. */
    private static char spaceBetween(char left, char right) {
        if (left == '«' && right == ' ') {
            return NO_BREAK;
        }
        if ((left == ' ' || left == NO_BREAK) && (right == ':' || right == '»')) {
            return NO_BREAK;
        }
        boolean space = left == ' ' || left == NO_BREAK || left == NARROW;
        return space && (right == ';' || right == '!' || right == '?') ? NARROW : 0;
    }

    /** Lower case without accents, for comparison: "Haÿ-les-Roses" and "HAY-LES-ROSES" agree. */
    public static String folded(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return LETTERS.matcher(plain.toLowerCase(FRENCH))
                .replaceAll(l -> PLAIN.get(l.group()))
                .strip();
    }
}
