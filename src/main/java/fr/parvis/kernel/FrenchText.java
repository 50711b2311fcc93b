package fr.parvis.kernel;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** How French is written: dates, hours, and the spaces before punctuation. */
public final class FrenchText {

    private static final Locale FRENCH = Locale.FRANCE;
    private static final DateTimeFormatter LONG_DATE =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", FRENCH);
    private static final DateTimeFormatter SHORT_DATE =
            DateTimeFormatter.ofPattern("dd/MM/yyyy", FRENCH);
    private static final DateTimeFormatter SHORT_DATE_TIME =
            DateTimeFormatter.ofPattern("dd/MM/yyyy 'à' HH:mm", FRENCH);
    private static final Pattern BEFORE_COLON = Pattern.compile("[ \\u00A0]([:»])");
    private static final Pattern BEFORE_HIGH = Pattern.compile("[ \\u00A0\\u202F]([;!?])");
    private static final Pattern AFTER_GUILLEMET = Pattern.compile("« ");
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    private FrenchText() {}

    /** "mardi 17 novembre 2026"; the first of a month is "1er". */
    public static String longDate(LocalDate date) {
        String text = LONG_DATE.format(date);
        return date.getDayOfMonth() == 1 ? text.replaceFirst(" 1 ", " 1er ") : text;
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
        return time.getMinute() == 0
                ? time.getHour() + "\u00A0h"
                : String.format(FRENCH, "%d\u00A0h\u00A0%02d", time.getHour(), time.getMinute());
    }

    /** The same text with the spaces that French typography asks for. */
    public static String typography(String text) {
        String result = BEFORE_COLON.matcher(text).replaceAll("\u00A0$1");
        result = BEFORE_HIGH.matcher(result).replaceAll("\u202F$1");
        return AFTER_GUILLEMET.matcher(result).replaceAll("«\u00A0");
    }

    /** Lower case without accents, for comparison: "Haÿ-les-Roses" and "HAY-LES-ROSES" agree. */
    public static String folded(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return plain.toLowerCase(FRENCH).replace("œ", "oe").replace('’', '\'').strip();
    }
}
