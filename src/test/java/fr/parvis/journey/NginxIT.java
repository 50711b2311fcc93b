package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Nginx;
import fr.parvis.demo.Ports;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal behind nginx with the configuration that is shipped. */
class NginxIT {

    private static final String CONTEXT = "/demarches-en-ligne";

    private static final Path BASE = Path.of(System.getProperty("parvis.basedir", ""));

    private final Demonstration demo = SharedPortal.get();
    private final HttpClient http = HttpClient.newHttpClient();
    @TempDir Path folder;

    @BeforeAll
    static void nginxIsThere() {
        assumeTrue(Nginx.installed(), "no nginx here: apt-get install nginx-light");
    }

    private HttpResponse<String> get(Nginx nginx, String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(nginx.url() + CONTEXT + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String cache(HttpResponse<?> answer) {
        return answer.headers().firstValue("X-Cache-Status").orElse("");
    }

    private int portalPort() {
        return URI.create(demo.portalUrl()).getPort();
    }

    @Test
    @Feature("PRF-1")
    void publicPagesAreKeptButNotThoseOfSomebodyWithACookieOfThePortal() throws Exception {
        try (var nginx = new Nginx(BASE, folder, portalPort())) {
            HttpResponse<String> first = get(nginx, "/aide");
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(cache(first)).isEqualTo("MISS");
            HttpResponse<String> second = get(nginx, "/aide", "Cookie", "_pk_id=statistics");
            assertThat(cache(second)).isEqualTo("HIT");
            assertThat(second.body()).isEqualTo(first.body());
            String etag = second.headers().firstValue("ETag").orElseThrow();
            assertThat(get(nginx, "/aide", "If-None-Match", etag).statusCode()).isEqualTo(304);
            HttpResponse<String> packed = get(nginx, "/aide", "Accept-Encoding", "br, gzip");
            assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(cache(get(nginx, "/aide", "Cookie", "a=b; pv_brouillon=" + "x".repeat(32))))
                    .isEqualTo("BYPASS");
            // a sign-in form, a search: the portal does not say that they are public
            get(nginx, "/demarches?q=naissance");
            assertThat(cache(get(nginx, "/demarches?q=naissance"))).isNotEqualTo("HIT");
        }
    }

    @Test
    @Feature({"PRF-1", "REQ-4"})
    void aRequestIsFiledThroughItAndNobodyElseIsShownIt() throws Exception {
        try (var nginx = new Nginx(BASE, folder, portalPort())) {
            var visitor = new Visitor(nginx.url() + CONTEXT);
            Page step2 = visitor.open("/demarches/acte-de-naissance/mes-informations");
            Page step3 =
                    visitor.submit(
                            step2, "pv-etape", "suite", Filings.applicant("devant@example.fr"));
            Page review = visitor.submit(step3, "pv-etape", "suite", FilingIT.birthAnswers());
            Page confirmation = visitor.submit(review, "pv-valider", "valider", Map.of());
            assertThat(confirmation.path()).endsWith("/confirmation");
            assertThat(confirmation.address().toString()).startsWith(nginx.url());
            String tracking = confirmation.path().replaceFirst("/confirmation$", "");
            String below = tracking.substring(CONTEXT.length());
            get(nginx, below);
            assertThat(cache(get(nginx, below))).isNotEqualTo("HIT");
            // another browser at the same step finds an empty form
            HttpResponse<String> other =
                    get(nginx, "/demarches/acte-de-naissance/mes-informations");
            assertThat(other.body()).doesNotContain("devant@example.fr");
        }
    }

    @Test
    @Feature({"PRF-1", "REL-1"})
    void publicPagesStillComeWhileTheNodeIsGone() throws Exception {
        var node = demo.addNode(3, Ports.freePort());
        try (var nginx = new Nginx(BASE, folder, URI.create(node.url()).getPort())) {
            String body = get(nginx, "/contact").body();
            node.kill();
            HttpResponse<String> after = get(nginx, "/contact");
            assertThat(after.statusCode()).isEqualTo(200);
            assertThat(after.body()).isEqualTo(body);
            assertThat(get(nginx, "/mon-espace").statusCode()).isBetween(500, 599);
        } finally {
            node.stop();
        }
    }
}
