package fr.parvis.web;

import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Style sheets, scripts and icons of the portal. An address carries the hash of the content, so
 * that a browser may keep it for ever.
 */
@ApplicationScoped
@Named("assets")
public class Assets {

    /** Answers whose address names their content. */
    public static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final Pattern FILE = Pattern.compile("[a-z][a-z0-9-]*\\.(css|js|svg)");
    private static final Map<String, String> TYPES =
            Map.of(
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml; charset=utf-8");

    @Inject ServletContext context;
    @Inject TownSettings town;
    @Inject IconSprite icons;

    private final Map<String, ReadyResponse> ready = new ConcurrentHashMap<>();
    private final Map<String, String> iconAddresses = new ConcurrentHashMap<>();

    /** The context path. */
    public String root() {
        return context.getContextPath();
    }

    /** The address of a file, for views. */
    public String url(String name) {
        return context.getContextPath()
                + "/assets/"
                + name
                + "?v="
                + find(name).map(r -> r.hash().substring(0, 12)).orElse("");
    }

    /** The address of an icon of the sprite. */
    public String icon(String name) {
        return iconAddresses.computeIfAbsent(name, n -> url("icons.svg") + "#" + n);
    }

    Optional<ReadyResponse> find(String name) {
        ReadyResponse known = ready.get(name);
        if (known == null && FILE.matcher(name).matches()) {
            Optional<byte[]> content = content(name);
            if (content.isPresent()) {
                String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
                known = new ReadyResponse(content.get(), type, FOR_EVER, null);
                ready.put(name, known);
            }
        }
        return Optional.ofNullable(known);
    }

    private Optional<byte[]> content(String name) {
        if (name.equals("theme.css")) {
            return Optional.of(new Theme(town.colour()).css().getBytes(StandardCharsets.UTF_8));
        }
        if (name.equals("icons.svg")) {
            return Optional.of(icons.svg().getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream in = context.getResourceAsStream("/assets/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
