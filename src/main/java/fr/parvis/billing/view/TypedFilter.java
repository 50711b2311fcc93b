package fr.parvis.billing.view;

import fr.parvis.kernel.SentDate;
import fr.parvis.web.SentText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/** What the address of a list asks for; what cannot be asked for is nothing. */
record TypedFilter(SentText sent) {

    private static final int MOST_PAGES = 400;

    <E extends Enum<E>> E choice(Class<E> type, String name, E usual) {
        String value = sent.stripped(name).toUpperCase(Locale.ROOT);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        return usual;
    }

    /** A text without control characters, as long as it may be. */
    String line(String name, int longest) {
        String words = sent.of(name).replaceAll("\\p{Cntrl}+", " ").strip();
        return words.length() > longest ? words.substring(0, longest) : words;
    }

    /** A day as browsers send it; null when it is none. */
    LocalDate day(String name) {
        String value = sent.stripped(name);
        try {
            return SentDate.day(value);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** From 0. */
    int page() {
        String value = sent.stripped("page");
        return value.matches("\\d{1,4}")
                ? Math.max(0, Math.min(MOST_PAGES, Integer.parseInt(value)) - 1)
                : 0;
    }

    /** "?a=1&b=2" of names and their values; what is null or empty is left out. */
    static String query(Object... pairs) {
        var query = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            String value = pairs[i + 1] == null ? "" : pairs[i + 1].toString();
            if (!value.isEmpty()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(pairs[i])
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return query.toString();
    }
}
