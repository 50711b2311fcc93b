package fr.parvis.demo;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.content.cms.CmsHttp;
import fr.parvis.content.cms.CmsReader;
import fr.parvis.content.cms.CmsSettings;
import fr.parvis.content.cms.Post;
import fr.parvis.content.cms.WordPressPosts;
import fr.parvis.content.cms.WordPressStandIn;
import fr.parvis.kernel.Feature;
import fr.parvis.town.ConfigurationFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demonstration shares with its town's website. */
class DemoSharingTest {

    @Test
    @Feature("CMS-1")
    void thePortalReadsTheFeedOfTheTownsWebsite(@TempDir Path folder) throws Exception {
        Path town = Path.of(System.getProperty("parvis.basedir", ""), "webapp-config", "demo");
        Path base = folder.resolve("webapp-config").resolve("demo");
        Files.createDirectories(base);
        Files.copy(town.resolve("town.yaml"), base.resolve("town.yaml"));
        Options options =
                DemoSharing.added(
                        Options.of(folder).withPorts(Ports.free()), URI.create("http://x.test/"));
        Path shared = Path.of(options.environment().get("PARVIS_TOWN_DIR"));
        assertThat(shared.resolve("town.yaml")).exists();
        assertThat(shared.resolve("cms.yaml"))
                .content()
                .contains("localhost:" + options.ports().site() + DemoSharing.FEED);

        try (var site =
                new TownSite(TownProfile.read(town), options.ports().site(), "http://x/y")) {
            site.start();
            var feed = URI.create("http://localhost:" + options.ports().site() + DemoSharing.FEED);
            var source =
                    new CmsSettings.Source(
                            "site", CmsSettings.Kind.FEED, "S", feed, null, null, "v", null);
            var known = new CmsReader.Known(Map.of(), Map.of(), null, null, true, Instant.now());
            var read = CmsReader.of(source, new CmsHttp(feed, null), null).read(known);
            assertThat(read.changed())
                    .extracting(Post::title)
                    .contains("La médiathèque ouvre le dimanche");
            assertThat(read.changed()).allMatch(p -> p.published() != null);
        }
    }

    @Test
    @Feature("CMS-2")
    void itsNewsGoToASiteThatShowsThem(@TempDir Path folder) throws Exception {
        Path base = folder.resolve("webapp-config").resolve("demo");
        Files.createDirectories(base);
        try (var wordpress = new WordPressStandIn(1_000_000)) {
            Options options =
                    DemoSharing.added(
                            Options.of(folder).withPorts(Ports.free()), wordpress.address());
            Path shared = Path.of(options.environment().get("PARVIS_TOWN_DIR"));
            CmsSettings.Publish site =
                    ConfigurationFile.read(shared.resolve("cms.yaml"), "cms.schema.json")
                            .as(CmsSettings.class)
                            .publish();
            var posts = new WordPressPosts(site, options.environment().get("PARVIS_CMS_PASSWORD"));
            WordPressPosts.Remote made =
                    posts.create(
                            new WordPressPosts.Draft(
                                    "parvis-1-marche",
                                    "Marché de Noël",
                                    "",
                                    "<p>Sur le parvis.</p>",
                                    "mot-du-maire",
                                    Instant.parse("2026-11-02T09:00:00Z"),
                                    null));
            assertThat(Integer.parseInt(made.id())).isGreaterThan(1_000_000);
            try (var page = URI.create(made.address()).toURL().openStream()) {
                assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("<h1>Marché de Noël</h1>", "Sur le parvis.");
            }
        }
    }
}
