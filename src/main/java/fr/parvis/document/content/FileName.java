package fr.parvis.document.content;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of files as they are shown and offered for saving. Some browsers send a whole path; others
 * send what somebody prepared to look like something else.
 */
public final class FileName {

    private static final int LONGEST = 80;

    /** Controls, marks that turn the direction of writing, unpaired halves, private signs. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{C}");

    private static final Pattern FORBIDDEN = Pattern.compile("[\"*:<>?|%]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern EDGES = Pattern.compile("^[. _-]+|[. ]+$");

    /** What Windows does not save. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    private static final String NAMELESS = "document";

    private FileName() {}

    /**
     * @param sent as the browser says; null is none
     * @param kind gives the ending, whatever was sent
     */
    public static String clean(String sent, ContentKind kind) {
        String name = sent == null ? "" : Normalizer.normalize(sent, Normalizer.Form.NFC);
        name = SPACES.matcher(INVISIBLE.matcher(name).replaceAll("")).replaceAll(" ");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        if (ContentKind.ending(name).isPresent()) {
            name = name.substring(0, name.lastIndexOf('.'));
        }
        name = FORBIDDEN.matcher(name).replaceAll("_");
        name = EDGES.matcher(name).replaceAll("");
        name = EDGES.matcher(shortened(name)).replaceAll("");
        if (name.isEmpty()) {
            name = NAMELESS;
        } else if (device(name)) {
            name = NAMELESS + " " + name;
        }
        return name + "." + kind.ending();
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST));
    }

    private static boolean device(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return DEVICES.contains(plain) || plain.matches("(com|lpt)\\d");
    }
}
