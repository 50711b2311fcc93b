package fr.parvis.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the stand-ins: {@code {{name}}} is replaced by the escaped value, {@code {{{name}}}} by
 * the value as it is.
 */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\{(\\w+)}}}|\\{\\{(\\w+)}}");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    /** Reads the resource beside this class, such as {@code site/home.html}. */
    static Template of(String resource) {
        return new Template(new String(bytes(resource), StandardCharsets.UTF_8));
    }

    static byte[] bytes(String resource) {
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("No resource " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String fill(Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(
                        place ->
                                Matcher.quoteReplacement(
                                        value(place.group(1), place.group(2), values)));
    }

    private static String value(String raw, String escaped, Map<String, String> values) {
        String name = raw != null ? raw : escaped;
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No value for {{" + name + "}}");
        }
        return raw != null ? value : escape(value);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
