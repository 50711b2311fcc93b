package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What other sites read and show of the portal, and which. */
class EmbedIT {

    private static final List<String> PUBLIC =
            List.of("news", "procedures", "procedures/etat-civil", "town-hall", "search?q=acte");
    private static final String ALLOWED = "access-control-allow-origin";

    private final Demonstration demo = SharedPortal.get();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String site = demo.siteUrl().replaceFirst("/$", "");

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(demo.portalUrl() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    @Feature("EMB-2")
    void publicAnswersAreComparedAndReadByTheTownsSitesOnly() throws Exception {
        get("/");
        for (String name : PUBLIC) {
            String path = "/api/v1/embed/" + name;
            HttpResponse<String> answer = get(path, "Origin", site);
            assertThat(answer.statusCode()).as(name).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type").orElse("")).contains("json");
            assertThat(answer.headers().firstValue(ALLOWED)).hasValue(site);
            assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
            assertThat(answer.headers().firstValue("cache-control").orElse("")).contains("public");
            assertThat(get(path, "Origin", "https://ailleurs.example").headers().map())
                    .doesNotContainKey(ALLOWED);
            if (!name.contains("?")) {
                String tag = get(path).headers().firstValue("etag").orElseThrow();
                assertThat(get(path, "If-None-Match", tag).statusCode()).as(name).isEqualTo(304);
            }
        }
        JsonNode first = json(get("/api/v1/embed/procedures/etat-civil")).at("/items/0");
        assertThat(first.get("url").asText()).startsWith(demo.portalUrl() + "/demarches/");
        assertThat(get("/api/v1/embed/news/inconnue").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/embed/procedures/inconnu").statusCode()).isEqualTo(404);
    }

    @Test
    @Feature("EMB-2")
    void onesOwnSpaceIsNumbersForWhoeverAsks() throws Exception {
        var citizen = new Visitor(demo.portalUrl());
        Spaces.signIn(citizen, "durand", DemoAccounts.PASSWORD);
        HttpResponse<String> own =
                get("/api/v1/embed/space", "Cookie", citizen.cookies(), "Origin", site);
        JsonNode counts = json(own);
        assertThat(counts.get("signedIn").asBoolean()).isTrue();
        counts.fields()
                .forEachRemaining(
                        f ->
                                assertThat(f.getValue().isNumber() || f.getValue().isBoolean())
                                        .isTrue());
        assertThat(counts.has("invoices")).isTrue();
        assertThat(counts.has("messages")).isTrue();
        assertThat(own.headers().firstValue("cache-control")).hasValue("private, no-store");
        assertThat(own.headers().firstValue("access-control-allow-credentials")).hasValue("true");
        assertThat(own.body()).doesNotContainIgnoringCase("durand");

        assertThat(json(get("/api/v1/embed/space")).get("signedIn").asBoolean()).isFalse();
        assertThat(
                        get(
                                        "/api/v1/embed/space",
                                        "Cookie",
                                        citizen.cookies(),
                                        "Origin",
                                        "https://ailleurs.example")
                                .headers()
                                .map())
                .doesNotContainKey(ALLOWED);
        var agent = Desk.agent(demo, "communication");
        assertThat(
                        json(get("/api/v1/embed/space", "Cookie", agent.cookies()))
                                .get("signedIn")
                                .asBoolean())
                .isFalse();
    }

    @Test
    @Feature("EMB-3")
    void aFrameShowsPublicPagesWithoutAHeaderAndNothingOfAPerson() throws Exception {
        String[] frame = {"Sec-Fetch-Dest", "iframe", "Sec-Fetch-Site", "same-site"};
        HttpResponse<String> alone = get("/demarches/acte-de-naissance");
        HttpResponse<String> framed = get("/demarches/acte-de-naissance", frame);
        assertThat(alone.headers().firstValue("x-frame-options")).hasValue("DENY");
        assertThat(policy(alone)).contains("frame-ancestors 'none'");
        assertThat(framed.headers().firstValue("x-frame-options")).isEmpty();
        assertThat(policy(framed)).contains("frame-ancestors " + site);
        // from the cache, too
        framed = get("/demarches/acte-de-naissance", frame);
        assertThat(Jsoup.parse(framed.body()).select("header.bandeau, footer")).isEmpty();
        assertThat(Jsoup.parse(framed.body()).select("main h1")).hasSize(1);
        assertThat(Jsoup.parse(alone.body()).select("header.bandeau")).hasSize(1);
        assertThat(framed.headers().firstValue("vary").orElse("")).contains("Sec-Fetch-Dest");

        for (String own : List.of("/connexion", "/mon-espace", "/agents", "/creer-mon-espace")) {
            HttpResponse<String> outside = get(own, frame);
            assertThat(Jsoup.parse(outside.body()).select("a[target=_blank]").attr("href"))
                    .isEqualTo(demo.portalUrl() + own);
            assertThat(outside.body()).doesNotContain("<form");
        }
        // the same addresses, written otherwise
        for (String own : List.of("/%6don-espace", "/mon-espace;x", "/%61gents/demandes")) {
            HttpResponse<String> outside = get(own, frame);
            assertThat(outside.statusCode()).as(own).isEqualTo(200);
            assertThat(outside.body()).as(own).contains("s’ouvre à part").doesNotContain("<form");
        }
        // also of a page that is at hand, which the frame above still gets afterwards
        for (int i = 0; i < 2; i++) {
            String[] foreign = {"Sec-Fetch-Dest", "iframe", "Sec-Fetch-Site", "cross-site"};
            HttpResponse<String> outside = get("/demarches/acte-de-naissance", foreign);
            assertThat(outside.statusCode()).isEqualTo(200);
            assertThat(outside.body()).contains("s’ouvre à part");
            framed = get("/demarches/acte-de-naissance", frame);
            assertThat(Jsoup.parse(framed.body()).select("main h1")).hasSize(1);
        }
        // browsers keep cookies back there: a form would lose what was typed
        assertThat(
                        get(
                                        "/embed/demarches/acte-de-naissance",
                                        "Sec-Fetch-Dest",
                                        "iframe",
                                        "Sec-Fetch-Site",
                                        "cross-site")
                                .body())
                .contains(demo.portalUrl() + "/demarches/acte-de-naissance")
                .contains("s’ouvre à part");
        assertThat(
                        get("/embed/demarches/acte-de-naissance")
                                .headers()
                                .firstValue("location")
                                .orElse(""))
                .endsWith("/demarches-en-ligne/demarches/acte-de-naissance");
        assertThat(get("/embed/../agents").statusCode()).isNotEqualTo(200);
        assertThat(get("/embed/demarches/..%2fagents").statusCode()).isGreaterThanOrEqualTo(400);
    }

    private static String policy(HttpResponse<String> answer) {
        return answer.headers().firstValue("content-security-policy").orElse("");
    }
}
