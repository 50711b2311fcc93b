package fr.parvis.content.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import fr.parvis.content.cms.CmsReader.Known;
import fr.parvis.content.cms.CmsReader.News;
import fr.parvis.kernel.Feature;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Feeds and JSON:API, as other CMS write them. */
class FeedReaderTest {

    private static final String RSS =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Ville</title>
            <item><title>Marché &amp; fête</title><link>https://ville.example/a</link><guid isPermaLink="false">a1</guid>
            <pubDate>Mon, 02 Nov 2026 09:00:00 +0000</pubDate><category>Vie municipale</category><description>Court</description>
            <content:encoded><![CDATA[<p>Long</p>]]></content:encoded></item>
            <item><title>Sport</title><link>https://ville.example/b</link><guid isPermaLink="false">b1</guid><pubDate>Sun, 01 Nov 2026 09:00:00 +0000</pubDate><category>Sport</category></item>
            </channel></rss>
            """;
    private static final String ATOM =
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Ville</title><id>x</id><updated>2026-11-02T09:00:00Z</updated>
            <entry><title>Atome</title><id>urn:1</id><updated>2026-11-02T09:00:00Z</updated><link href="https://ville.example/c"/><category term="Vie municipale"/><content type="html">&lt;p&gt;x&lt;/p&gt;</content></entry></feed>
            """;
    private static final String JSON =
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"Ville","items":[
            {"id":"j1","url":"https://ville.example/d","title":"Json","content_html":"<p>x</p>","date_published":"2026-11-02T10:00:00+01:00","tags":["Vie municipale"]}]}
            """;
    private static final String DRUPAL =
            """
            {"data":[{"type":"node--article","id":"u-1","attributes":{"title":"Drupal","created":"2026-11-02T10:00:00+00:00","changed":"2026-11-03T10:00:00+00:00","status":true,
            "body":{"processed":"<p>Corps</p>","summary":"Court"},"path":{"alias":"/actu/drupal"}},
            "relationships":{"field_tags":{"data":[{"type":"t","id":"t-1"}]},"field_image":{"data":{"type":"file","id":"f-1","meta":{"alt":"La place"}}}}}],
            "included":[{"id":"t-1","attributes":{"name":"Vie municipale"}},{"id":"f-1","attributes":{"uri":{"url":"/files/a.jpg"}}}],"links":{}}
            """;

    private final HttpServer server;
    private volatile String body;
    private volatile String type = "application/rss+xml";
    private volatile boolean compares;
    private final Map<String, String> others = new ConcurrentHashMap<>();

    FeedReaderTest() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        String path = exchange.getRequestURI().getPath();
                        boolean missing = path.endsWith("/u-3");
                        String said =
                                missing
                                        ? "{\"errors\":[]}"
                                        : others.getOrDefault(path.replaceFirst(".*/", ""), body);
                        byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
                        exchange.getResponseHeaders().set("Content-Type", type);
                        exchange.getResponseHeaders().set("ETag", "\"1\"");
                        compares = exchange.getRequestHeaders().containsKey("If-None-Match");
                        if (compares) {
                            exchange.sendResponseHeaders(304, -1);
                        } else {
                            exchange.sendResponseHeaders(missing ? 404 : 200, bytes.length);
                            exchange.getResponseBody().write(bytes);
                        }
                    }
                });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private News read(CmsSettings.Kind kind, Known known) throws CmsProblem {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/backend");
        var source =
                new CmsSettings.Source(
                        "s", kind, "S", address, null, Map.of("vie-municipale", "v"), null, null);
        return CmsReader.of(source, new CmsHttp(address, null), null).read(known);
    }

    private static Known nothing() {
        return new Known(Map.of(), Map.of(), null, null, true, Instant.EPOCH);
    }

    @Test
    @Feature("CMS-1")
    void feedsOfEveryKindAreRead() throws Exception {
        body = RSS;
        Post rss = read(CmsSettings.Kind.FEED, nothing()).changed().get(0);
        assertThat(rss.title()).isEqualTo("Marché & fête");
        assertThat(rss.html()).isEqualTo("<p>Long</p>");
        assertThat(rss.published()).isEqualTo("2026-11-02T09:00:00Z");
        body = ATOM;
        assertThat(read(CmsSettings.Kind.FEED, nothing()).changed())
                .extracting(Post::title)
                .containsExactly("Atome");
        body = JSON;
        type = "application/feed+json";
        assertThat(read(CmsSettings.Kind.FEED, nothing()).changed())
                .extracting(Post::id)
                .containsExactly("j1");
        type = "application/vnd.api+json";
        body = DRUPAL;
        Post drupal = read(CmsSettings.Kind.DRUPAL, nothing()).changed().get(0);
        assertThat(drupal.categories()).containsExactly("vie-municipale");
        assertThat(drupal.address().getPath()).isEqualTo("/actu/drupal");
        assertThat(drupal.picture().getPath()).isEqualTo("/files/a.jpg");
        assertThat(drupal.alt()).isEqualTo("La place");
    }

    @Test
    @Feature("CMS-4")
    void oneBadAddressOfADrupalKeepsNothingElseBack() throws Exception {
        type = "application/vnd.api+json";
        String bad =
                DRUPAL.substring(DRUPAL.indexOf('{', 2), DRUPAL.indexOf("],\n\"included"))
                        .replace("u-1", "u-2")
                        .replace("\"Drupal\"", "\"Mauvaise adresse\"")
                        .replace("/actu/drupal", "/actu/[%");
        body = DRUPAL.replace("{\"data\":[", "{\"data\":[" + bad + ",");
        News read =
                read(
                        CmsSettings.Kind.DRUPAL,
                        new Known(
                                Map.of("u-2", "1", "u-3", "1"),
                                Map.of(),
                                null,
                                null,
                                true,
                                Instant.EPOCH));
        assertThat(read.changed()).extracting(Post::title).containsExactly("Drupal");
        assertThat(read.refused()).containsExactly("Mauvaise adresse");
        assertThat(read.gone()).as("what the portal has of it stays").containsExactly("u-3");
    }

    /** More articles than a pass reads: what is not among them is asked for by itself. */
    @Test
    @Feature({"CMS-1", "CMS-4"})
    void ofALargeDrupalWhatIsUnpublishedIsGone() throws Exception {
        type = "application/vnd.api+json";
        String next = "http://127.0.0.1:" + server.getAddress().getPort() + "/next";
        body = DRUPAL.replace("\"links\":{}", "\"links\":{\"next\":{\"href\":\"" + next + "\"}}");
        String one = DRUPAL.replaceFirst("\\[", "").replace("}],\n\"inc", "},\n\"inc");
        others.put("u-4", one.replace("u-1", "u-4"));
        others.put("u-5", one.replace("u-1", "u-5").replace(":true", ":false"));
        others.put("u-6", one.replace("u-1", "u-6").replace("\"Vie municipale\"", "\"Sport\""));
        var known = Map.of("u-1", "1", "u-3", "1", "u-4", "1", "u-5", "1", "u-6", "1");
        News read =
                read(
                        CmsSettings.Kind.DRUPAL,
                        new Known(known, Map.of(), null, null, true, Instant.EPOCH));
        assertThat(read.gone()).containsExactlyInAnyOrder("u-3", "u-5", "u-6");
        others.put("u-4", "{}");
        assertThatThrownBy(
                        () ->
                                read(
                                        CmsSettings.Kind.DRUPAL,
                                        new Known(
                                                known, Map.of(), null, null, true, Instant.EPOCH)))
                .isInstanceOf(CmsProblem.class);
    }

    /** A feed in the order of the last change: an old entry says nothing of what came since. */
    @Test
    @Feature({"CMS-1", "CMS-4"})
    void anOldEntryThatWasCorrectedMakesNothingGone() throws Exception {
        String old =
                """
                <entry><title>Ancien</title><id>urn:0</id><published>2023-01-02T09:00:00Z</published><updated>2026-11-03T09:00:00Z</updated><link href="https://ville.example/o"/><category term="Vie municipale"/><content type="html">x</content></entry>""";
        body = ATOM.replaceFirst("<entry>", old + "<entry>");
        var known =
                new Known(
                        Map.of("between", "1", "late", "1"),
                        Map.of(
                                "between", Instant.parse("2025-05-02T00:00:00Z"),
                                "late", Instant.parse("2026-11-02T12:00:00Z")),
                        null,
                        null,
                        true,
                        Instant.EPOCH);
        assertThat(read(CmsSettings.Kind.FEED, known).gone()).containsExactly("late");
        // others came after it: now it is the last of the feed
        body = ATOM.replace("</feed>", old.replace("11-03", "11-01") + "</feed>");
        assertThat(read(CmsSettings.Kind.FEED, known).gone()).containsExactly("late");
        type = "application/feed+json";
        body =
                JSON.replace(
                        "\"items\":[",
                        "\"items\":[{\"id\":\"j0\",\"url\":\"https://ville.example/o\",\"title\":\"Ancien\","
                                + "\"content_html\":\"x\",\"date_published\":\"2023-01-02T10:00:00Z\","
                                + "\"date_modified\":\"2026-11-03T10:00:00Z\"},");
        assertThat(read(CmsSettings.Kind.FEED, known).gone()).containsExactly("late");
    }

    /** A feed in the order of publication: a correction says nothing of what it reaches back to. */
    @Test
    @Feature({"CMS-1", "CMS-4"})
    void whatIsUnpublishedIsGoneThoughWhatIsOlderWasCorrected() throws Exception {
        body =
                ATOM.replace(
                        "</feed>",
                        """
                        <entry><title>Rentrée</title><id>urn:0</id><published>2026-09-01T09:00:00Z</published><updated>2026-11-03T09:00:00Z</updated><link href="https://ville.example/r"/><category term="Vie municipale"/><content type="html">x</content></entry></feed>
                        """);
        var known =
                new Known(
                        Map.of("old", "1", "between", "1"),
                        Map.of(
                                "old", Instant.parse("2026-08-01T00:00:00Z"),
                                "between", Instant.parse("2026-10-01T00:00:00Z")),
                        null,
                        null,
                        true,
                        Instant.EPOCH);
        assertThat(read(CmsSettings.Kind.FEED, known).gone()).containsExactly("between");
    }

    @Test
    @Feature({"CMS-1", "CMS-4"})
    void whatIsMissingIsGoneUnlessItIsOlderThanTheFeed() throws Exception {
        body = RSS;
        var known =
                new Known(
                        Map.of("x", "1", "old", "1"),
                        Map.of(
                                "x", Instant.parse("2026-11-02T00:00:00Z"),
                                "old", Instant.parse("2026-01-02T00:00:00Z")),
                        "\"1\"",
                        null,
                        true,
                        Instant.EPOCH);
        assertThat(read(CmsSettings.Kind.FEED, known).gone()).containsExactly("x");
        assertThat(compares).isFalse();
        News unchanged =
                read(
                        CmsSettings.Kind.FEED,
                        new Known(
                                known.modified(),
                                known.since(),
                                "\"1\"",
                                null,
                                false,
                                known.now()));
        assertThat(compares).isTrue();
        assertThat(unchanged.gone()).isEmpty();
        assertThat(unchanged.tag()).isEqualTo("\"1\"");
    }

    /** Whether that is believed is not for the reader to say. */
    @Test
    @Feature("CMS-4")
    void whatNamesNothingAtAllSaysThatItDoes() throws Exception {
        var known =
                new Known(
                        Map.of("x", "1"),
                        Map.of("x", Instant.parse("2026-11-02T00:00:00Z")),
                        null,
                        null,
                        true,
                        Instant.EPOCH);
        body = ATOM.replaceAll("<entry>.*</entry>", "");
        assertThat(read(CmsSettings.Kind.FEED, known).empty()).isTrue();
        body = ATOM;
        assertThat(read(CmsSettings.Kind.FEED, known).empty()).isFalse();
        type = "application/vnd.api+json";
        body = "{\"data\":[],\"links\":{}}";
        assertThat(read(CmsSettings.Kind.DRUPAL, known).empty()).isTrue();
        body = DRUPAL.replace("Vie municipale", "Sport");
        assertThat(read(CmsSettings.Kind.DRUPAL, known).empty()).isFalse();
    }

    @Test
    @Feature("CMS-4")
    void whatIsNoFeedIsRefused() {
        for (String wrong :
                new String[] {
                    "<!doctype html><html><body>Maintenance</body></html>",
                    "",
                    "{\"version\":1}",
                    "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\"><channel><title>&x;</title></channel></rss>"
                }) {
            body = wrong;
            assertThatThrownBy(() -> read(CmsSettings.Kind.FEED, nothing()))
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            CmsProblem.class,
                            p -> assertThat(p.kind()).isEqualTo(CmsProblem.Kind.NO_DATA));
        }
    }
}
