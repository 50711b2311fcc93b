package fr.parvis.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * One file with the icons that the portal shows, out of the Lucide set (ISC licence). Those of the
 * views stand here; the configuration adds its own by {@link #need}.
 */
@ApplicationScoped
public class IconSprite {

    private static final String OWN =
            "archive arrow-up arrow-down baby ban calendar-check calendar-clock calendar-days camera check check-check"
                    + " chevron-left chevron-right circle-alert circle-check circle-help circle-x clipboard-list clock coins"
                    + " copy download euro external-link eye file-text fingerprint folder-lock folder-open heart-pulse history hourglass house"
                    + " inbox info keyboard landmark lock mail map-pin map-pinned message-circle-question"
                    + " messages-square monitor newspaper paperclip pencil pencil-line phone plus printer refresh-cw"
                    + " receipt-text reply rss search send shield-alert smartphone smile sticky-note trash-2 triangle-alert undo-2 user user-check user-plus users utensils"
                    + " wifi-off x";

    private static final Pattern INNER = Pattern.compile("<svg[^>]*>(.*)</svg>", Pattern.DOTALL);

    private final Set<String> names = new ConcurrentSkipListSet<>(Set.of(OWN.split(" ")));

    /** The configuration uses this icon: it is to be in the sprite. */
    public void need(String name) {
        names.add(name);
    }

    /** The sprite: a symbol an icon, whose id is the icon's name. */
    public String svg() {
        var sprite = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\">");
        Set<String> missing = new TreeSet<>(names);
        try (InputStream in =
                        Objects.requireNonNull(
                                getClass().getResourceAsStream("/fr/parvis/web/lucide.zip"));
                var zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().replace(".svg", "");
                if (missing.remove(name)) {
                    String icon = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                    sprite.append(symbol(name, icon));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("no such Lucide icons: " + missing);
        }
        return sprite.append("</svg>").toString();
    }

    private static String symbol(String name, String svg) {
        Matcher inner = INNER.matcher(svg);
        if (!inner.find()) {
            throw new IllegalStateException("icon " + name + " is no SVG");
        }
        return "<symbol id=\""
                + name
                + "\" viewBox=\"0 0 24 24\">"
                + inner.group(1).strip().replaceAll("\\s*\\n\\s*", "")
                + "</symbol>";
    }
}
