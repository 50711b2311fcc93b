package fr.parvis.kernel;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * French texts. Each capability has its bundle, {@code fr/parvis/<capability>/messages.properties};
 * the first part of a key names it: {@code request.tracking.title}. Texts are given the spaces of
 * French typography when they are read.
 */
public final class Messages {

    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    /** From here on digits are grouped. */
    private static final long GROUP = 1000;

    /** To be copied: one may be used by one thread at a time. */
    private static final NumberFormat NUMBERS = NumberFormat.getInstance(Locale.FRANCE);

    private static final String[] PLACES = {"{0}", "{1}", "{2}", "{3}"};

    private Messages() {}

    /**
     * The text of a key, with its arguments put in at {0}, {1}…
     *
     * @throws java.util.MissingResourceException when no bundle has the key
     */
    public static String text(String key, Object... arguments) {
        String text = TEXTS.computeIfAbsent(key, Messages::read);
        // pages say hundreds of these: a MessageFormat would parse the text anew each time
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace(PLACES[i], words(arguments[i]));
        }
        return text;
    }

    /** Numbers as French writes them: 4 000. What is a name and not a count is given as text. */
    private static String words(Object argument) {
        if (!(argument instanceof Number)) {
            return String.valueOf(argument);
        }
        boolean integer = argument instanceof Integer || argument instanceof Long;
        long whole = ((Number) argument).longValue();
        // digits alone, or a copy of the format: looking one up for each number was up to a
        // twentieth of a page, and one alone may be used by one thread at a time
        return integer && whole > -GROUP && whole < GROUP
                ? Long.toString(whole)
                : ((NumberFormat) NUMBERS.clone()).format(argument);
    }

    private static String read(String key) {
        int dot = key.indexOf('.');
        String capability = key.substring(0, Math.max(dot, 0));
        ResourceBundle bundle =
                ResourceBundle.getBundle("fr.parvis." + capability + ".messages", Locale.ROOT);
        return FrenchText.typography(bundle.getString(key));
    }
}
