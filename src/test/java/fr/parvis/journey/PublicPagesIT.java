package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Ports;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public pages: what they send, and the look that they wear. */
class PublicPagesIT {

    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/demarches",
                    "/demarches/theme/etat-civil",
                    "/demarches/acte-de-naissance",
                    "/demarches/acte-de-naissance/aide",
                    "/actualites",
                    "/aide",
                    "/contact",
                    "/mentions-legales",
                    "/conditions-generales",
                    "/donnees-personnelles",
                    "/accessibilite");
    private static final int FIRST_VIEW = 100 * 1024;

    private final Demonstration demo = SharedPortal.get();
    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<byte[]> get(String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(demo.portalUrl() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    @Feature({"PRF-1", "PRF-5"})
    void theyNeedNoSessionAndMayBeCached() throws Exception {
        for (String path : PAGES) {
            HttpResponse<byte[]> page = get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.headers().firstValue("Set-Cookie")).as(path).isEmpty();
            assertThat(page.headers().firstValue("Cache-Control").orElse(""))
                    .as(path)
                    .contains("public", "max-age=", "stale-while-revalidate=");
            String etag = page.headers().firstValue("ETag").orElseThrow();
            assertThat(get(path, "If-None-Match", etag).statusCode()).as(path).isEqualTo(304);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("script-src 'self'")
                    .doesNotContain("unsafe-eval", "script-src 'unsafe-inline'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"seniors", "culture"})
    @Feature("PRF-1")
    void whoAsksForTheHeadOnlyGetsThatOfThePage(String theme) throws Exception {
        String path = "/demarches/theme/" + theme;
        // whoever comes first to a page has it made
        HttpResponse<byte[]> before = theme.equals("seniors") ? head(path) : get(path);
        HttpResponse<byte[]> page = get(path);
        HttpResponse<byte[]> head = theme.equals("seniors") ? before : head(path);
        assertThat(page.body()).isNotEmpty();
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String header : List.of("ETag", "Cache-Control", "Vary", "Content-Type")) {
            assertThat(head.headers().firstValue(header))
                    .as(header)
                    .isEqualTo(page.headers().firstValue(header))
                    .isPresent();
        }
    }

    @Test
    @Feature({"PRF-1", "EMB-2"})
    void whoAsksForTheHeadOnlyEmptiesNoWidget() throws Exception {
        String path = "/api/v1/embed/town-hall";
        head(path);
        byte[] whole = get(path).body();
        assertThat(new String(whole, StandardCharsets.UTF_8)).startsWith("{");
        head(path);
        assertThat(get(path).body()).isEqualTo(whole);
    }

    private HttpResponse<byte[]> head(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(demo.portalUrl() + path))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    @Feature("PRF-1")
    void nothingOffersToSendBackWhatABrowserSent() throws Exception {
        for (String path : List.of("/sitemap.xml", "/assets/parvis.css")) {
            assertThat(method("OPTIONS", path).headers().allValues("Allow"))
                    .as(path)
                    .singleElement()
                    .asString()
                    .contains("GET")
                    .doesNotContain("TRACE");
            assertThat(method("TRACE", path).statusCode()).as(path).isEqualTo(405);
        }
    }

    private HttpResponse<String> method(String method, String path) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(demo.portalUrl() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @Feature("PRF-5")
    void theFirstViewOfEachIsLight() throws Exception {
        for (String path : PAGES) {
            byte[] compressed = get(path, "Accept-Encoding", "gzip").body();
            int bytes = compressed.length;
            var html = Jsoup.parse(new String(get(path).body()), demo.portalUrl() + path);
            for (var element : html.select("link[rel=stylesheet], script[src], img[src]")) {
                String address =
                        element.hasAttr("href") ? element.absUrl("href") : element.absUrl("src");
                assertThat(address).as("nothing from elsewhere").startsWith(demo.portalUrl());
                var request =
                        HttpRequest.newBuilder(URI.create(address))
                                .header("Accept-Encoding", "gzip")
                                .build();
                var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                assertThat(answer.statusCode()).as(address).isEqualTo(200);
                assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                        .contains("immutable");
                bytes += answer.body().length;
            }
            assertThat(bytes).as(path).isLessThan(FIRST_VIEW);
        }
    }

    @Test
    @Feature({"PRO-1", "PRO-2"})
    void theSearchFindsWhatAPersonExpects() {
        var visitor = new Visitor(demo.portalUrl());
        Map.of(
                        "naissance", "/demarches/acte-de-naissance",
                        "Acte naissence", "/demarches/acte-de-naissance",
                        "poubelles", "/demarches/proprete-et-graffitis",
                        "je déménage", "/demarches/nouveaux-habitants")
                .forEach(
                        (words, expected) -> {
                            Page found =
                                    visitor.open(
                                            "/demarches?q="
                                                    + URLEncoder.encode(
                                                            words, StandardCharsets.UTF_8));
                            assertThat(found.html().select(".pv-item__title a").eachAttr("href"))
                                    .as(words)
                                    .anyMatch(h -> h.endsWith(expected));
                        });
        Page nothing = visitor.open("/demarches?q=xyzzyx");
        assertThat(nothing.text()).contains("Aucune démarche pour « xyzzyx »");
        Page hostile = visitor.open("/demarches?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E");
        assertThat(hostile.html().select("main script")).isEmpty();
    }

    @Test
    @Feature("EMB-1")
    void theyWearTheLookOfTheTownAlsoWhenItsSiteIsDown() throws Exception {
        var visitor = new Visitor(demo.portalUrl());
        await().atMost(Duration.ofSeconds(30)).until(() -> inTownLook(visitor));
        Page worn = visitor.open("/contact?neuf=1");
        assertThat(worn.html().select("script[src*=menu]")).isEmpty();
        assertThat(worn.html().select("[onclick]")).isEmpty();
        assertThat(worn.html().select("main")).hasSize(1);
        assertThat(worn.html().select("h1")).hasSize(1);

        demo.site().stop();
        try {
            demo.portal().kill();
            demo.portal().start();
            demo.portal().awaitReady(Duration.ofMinutes(3));
            assertThat(inTownLook(visitor)).as("the last good copy, after a restart").isTrue();
            for (var image : visitor.open("/contact?neuf=2").html().select("img[src]")) {
                var request = HttpRequest.newBuilder(URI.create(image.absUrl("src"))).build();
                assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                        .isEqualTo(200);
            }
        } finally {
            demo.site().start();
        }
    }

    @Test
    @Feature("EMB-1")
    void withoutTheTownsSiteFromTheStartTheBundledShellIsWorn() throws Exception {
        int port = Ports.freePort();
        var node = demo.addNode(7, port, Map.of("PARVIS_SHELL_URL", "http://127.0.0.1:9/gabarit/"));
        try {
            Page page = new Visitor(node.url()).open("/contact");
            assertThat(page.html().select("body.pvs header.pvs-header")).hasSize(1);
            assertThat(page.html().select("main")).hasSize(1);
        } finally {
            node.stop();
        }
    }

    private static boolean inTownLook(Visitor visitor) {
        Page page = visitor.open("/contact?neuf=" + System.nanoTime());
        return page.status() == 200 && page.html().select("header.pvs-header").isEmpty();
    }
}
