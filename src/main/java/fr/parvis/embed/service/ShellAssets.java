package fr.parvis.embed.service;

import fr.parvis.embed.entity.ShellAsset;
import fr.parvis.kernel.SecretToken;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Files of the town's site that the portal keeps and serves itself. One object a shell. */
final class ShellAssets {

    private static final Logger LOG = Logger.getLogger(ShellAssets.class.getName());
    private static final int MOST_FILES = 60;
    private static final int MOST_FILE_BYTES = 600_000;

    private final SiteClient client;
    private final Instant now;
    private final Map<String, ShellAsset> kept = new LinkedHashMap<>();
    private final Map<URI, String> paths = new HashMap<>();
    private final Set<URI> missing = new LinkedHashSet<>();
    private int filesRead;

    ShellAssets(SiteClient client, Instant now) {
        this.client = client;
        this.now = now;
    }

    List<ShellAsset> all() {
        return List.copyOf(kept.values());
    }

    /** What the site did not answer for, and may have again a moment later. */
    List<URI> missing() {
        return List.copyOf(missing);
    }

    /** A file of the site; empty when it cannot be had. */
    Optional<SiteClient.File> read(URI address, int mostBytes) throws InterruptedException {
        try {
            return Optional.of(client.read(address, mostBytes));
        } catch (SiteClient.Unfit e) {
            LOG.log(Level.INFO, "left out of the shell: {0}", e.getMessage());
        } catch (IOException e) {
            LOG.log(Level.INFO, "missing in the shell: {0}: {1}", new Object[] {address, e});
            missing.add(address);
        }
        return Optional.empty();
    }

    /** Keeps a content; its path stands for the context root by {@link Shell#ROOT}. */
    String keep(String contentType, byte[] content) {
        // the type is part of the name: the same bytes as picture and as script are two files
        String hash =
                SecretToken.hash(contentType + Base64.getEncoder().encodeToString(content))
                        .substring(0, 32);
        kept.putIfAbsent(hash, new ShellAsset(hash, contentType, content, now));
        return Shell.ROOT + "/shell/" + hash;
    }

    /** Pictures of the page become files of the portal; one that cannot be read goes. */
    void copyPictures(Document document) throws InterruptedException {
        for (Element image : document.select("img[src], link[rel~=(?i)icon]")) {
            String name = image.normalName().equals("img") ? "src" : "href";
            image.removeAttr("srcset").removeAttr("loading");
            if (!image.attr(name).startsWith("data:")) {
                String path = copyOrNull(image.attr(name).replace(" ", "%20"));
                if (path != null) {
                    image.attr(name, path);
                } else {
                    image.removeAttr(name);
                }
            }
        }
        document.select("source[srcset]").remove();
        document.select("link:not([href])").remove();
    }

    /** What browsers take for an address need not be a URI. */
    private String copyOrNull(String address) throws InterruptedException {
        try {
            return copy(URI.create(address));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Copies a picture or a font.
     *
     * @return its path in the portal; null when it cannot be had
     */
    String copy(URI address) throws InterruptedException {
        if (paths.containsKey(address)) {
            return paths.get(address);
        }
        String path = null;
        if (filesRead < MOST_FILES && client.mayRead(address)) {
            filesRead++;
            path =
                    read(address, MOST_FILE_BYTES)
                            .filter(f -> passive(f.contentType()))
                            .map(f -> keep(f.contentType(), f.content()))
                            .orElse(null);
        }
        paths.put(address, path);
        return path;
    }

    private static boolean passive(String type) {
        return type.startsWith("image/")
                || type.startsWith("font/")
                || type.startsWith("application/font")
                || type.contains("font-woff")
                || type.equals("application/vnd.ms-fontobject");
    }
}
