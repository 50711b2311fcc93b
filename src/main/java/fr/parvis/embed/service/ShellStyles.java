package fr.parvis.embed.service;

import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The styles of a page of the town's site as one sheet in the cascade layer {@code town}: below the
 * portal's own, whatever their specificity.
 */
final class ShellStyles {

    private static final Logger LOG = Logger.getLogger(ShellStyles.class.getName());
    private static final int MOST_SHEET_BYTES = 1_000_000;
    private static final int DEEPEST_IMPORT = 3;

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern CHARSET = Pattern.compile("@charset\\s+[^;]*;");
    private static final Pattern IMPORT =
            Pattern.compile(
                    "@import\\s+(?:url\\(\\s*([^\"')\\s]+)\\s*\\)|(?:url\\(\\s*)?"
                            + "(?:\"([^\"\\n]*)\"|'([^'\\n]*)'|([^\"')\\s;]+))\\s*\\)?)"
                            + "\\s*([^;]*);");
    private static final Pattern URL =
            Pattern.compile("url\\(\\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"']*))\\s*\\)");

    private final ShellAssets assets;

    ShellStyles(ShellAssets assets) {
        this.assets = assets;
    }

    /** Takes the style sheets and style elements out of the page, in their order. */
    String collect(Document document) throws InterruptedException {
        var css = new StringBuilder();
        for (Element element : document.select("link[rel~=(?i)^stylesheet$], style")) {
            if (element.normalName().equals("style")) {
                css.append(
                        within(
                                element.attr("media"),
                                rewritten(element.data(), document.baseUri(), 0)));
            } else {
                css.append(within(element.attr("media"), sheet(element.absUrl("href"), 0)));
            }
            element.remove();
        }
        return css.isEmpty() ? "" : "@layer pvguard, town, pf, pv;\n@layer town{\n" + css + "\n}";
    }

    private String sheet(String address, int depth) throws InterruptedException {
        try {
            var file = assets.read(URI.create(address), MOST_SHEET_BYTES);
            return file.isPresent() ? rewritten(SiteText.sheet(file.get()), address, depth) : "";
        } catch (IllegalArgumentException e) {
            LOG.log(Level.INFO, "style sheet left out of the shell: {0}", e.getMessage());
            return "";
        }
    }

    /** Imports put in their place, files copied; a brace that closes the layer is no style. */
    private String rewritten(String css, String base, int depth) throws InterruptedException {
        String plain = CHARSET.matcher(COMMENT.matcher(css).replaceAll("")).replaceAll("");
        if (!balanced(plain)) {
            LOG.log(Level.INFO, "style sheet with unbalanced braces left out: {0}", base);
            return "";
        }
        String result = copied(imported(plain, base, depth), base);
        // an address or a condition may have held a brace, and went
        return balanced(result) ? result : "";
    }

    private String imported(String css, String base, int depth) throws InterruptedException {
        Matcher matcher = IMPORT.matcher(css);
        var result = new StringBuilder();
        while (matcher.find()) {
            // what is quoted may hold a semicolon, as the addresses of web fonts do
            String address =
                    firstOf(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4));
            String sheet =
                    depth < DEEPEST_IMPORT
                            ? within(
                                    matcher.group(5).strip(),
                                    sheet(imported(base, address), depth + 1))
                            : "";
            matcher.appendReplacement(result, Matcher.quoteReplacement(sheet));
        }
        return matcher.appendTail(result).toString();
    }

    /** Its whole address; "" when it is none. */
    private static String imported(String base, String address) {
        try {
            return absolute(base, address);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private String copied(String css, String base) throws InterruptedException {
        Matcher matcher = URL.matcher(css);
        var result = new StringBuilder();
        while (matcher.find()) {
            String address = firstOf(matcher.group(1), matcher.group(2), matcher.group(3)).strip();
            String kept = address;
            if (!address.startsWith("data:")
                    && !address.startsWith("#")
                    && !address.startsWith(Shell.ROOT)) {
                String path;
                try {
                    path = assets.copy(URI.create(absolute(base, address)));
                } catch (IllegalArgumentException e) {
                    path = null;
                }
                kept = path == null ? "data:," : path;
            }
            matcher.appendReplacement(
                    result, Matcher.quoteReplacement("url(\"" + kept.replace("\"", "%22") + "\")"));
        }
        return matcher.appendTail(result).toString();
    }

    private static String firstOf(String... values) {
        for (String value : values) {
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    private static String absolute(String base, String address) {
        return URI.create(base).resolve(address.strip().replace(" ", "%20")).toString();
    }

    private static String within(String media, String css) {
        return media.isBlank() || media.equals("all")
                ? css + "\n"
                : "@media " + media.replaceAll("[{};]", "") + "{" + css + "}\n";
    }

    private static boolean balanced(String css) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < css.length(); i++) {
            char c = css.charAt(i);
            if (c == '\\') {
                i++;
            } else if (quote != 0) {
                quote = c == quote || c == '\n' ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth < 0) {
                return false;
            }
        }
        return depth == 0;
    }
}
