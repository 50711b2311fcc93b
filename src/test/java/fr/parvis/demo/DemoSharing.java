package fr.parvis.demo;

import fr.parvis.content.cms.WordPressStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The demonstration reads the news of its town's website, and sends its own to a WordPress that is
 * a stand-in, so that staff see sharing at work both ways. Tests do without: they have sites of
 * their own.
 */
final class DemoSharing {

    /** Where the town's website has its feed. */
    static final String FEED = "/actualites.rss";

    private static final String SETTINGS =
            """
            sources:
              - id: site
                kind: feed
                name: "Site de la ville"
                url: "http://localhost:%d%s"
                category: vie-municipale
            publish:
              name: "Blog de la ville"
              url: "%s"
              user: "%s"
            """;

    private DemoSharing() {}

    /** The same town, with what it shares, and the site that shows its news started. */
    static Options begun(Options options) {
        if (!options.town().equals("demo")) {
            return options;
        }
        try {
            // what an earlier demonstration sent is forgotten there, and its numbers are not used
            // again
            int last = (int) Instant.now().getEpochSecond();
            return added(options, new WordPressStandIn(last).address());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same town, with what it shares. */
    static Options added(Options options, URI wordpress) {
        Path town = options.basedir().resolve(".parvis").resolve("town-demo");
        Folders.delete(town);
        try (Stream<Path> files = Files.walk(options.townFolder())) {
            for (Path file : files.toList()) {
                Path copy = town.resolve(options.townFolder().relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Folders.create(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
            Files.writeString(
                    town.resolve("cms.yaml"),
                    SETTINGS.formatted(
                            options.ports().site(), FEED, wordpress, WordPressStandIn.USER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return options.withEnvironment(
                Map.of(
                        "PARVIS_TOWN_DIR",
                        town.toString(),
                        "PARVIS_CMS_PASSWORD",
                        WordPressStandIn.PASSWORD));
    }
}
