package fr.parvis.account.franceconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.parvis.kernel.Feature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner may answer anything, also never. */
@Feature("ACC-9")
class PartnerHttpTest {

    private final PartnerHttp http = new PartnerHttp();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/good", e -> answer(e, 200, "{}".getBytes()));
        server.createContext("/bad", e -> answer(e, 503, new byte[0]));
        server.createContext("/large", e -> answer(e, 200, new byte[300 * 1024]));
        server.createContext(
                "/elsewhere",
                e -> {
                    e.getResponseHeaders().set("Location", "/good");
                    answer(e, 302, new byte[0]);
                });
        server.createContext("/drops", PartnerHttpTest::drops);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** A byte each half second, without end. */
    private static void drops(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                TimeUnit.MILLISECONDS.sleep(500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private URL url(String path) throws IOException {
        return URI.create(
                        "http://"
                                + InetAddress.getLoopbackAddress().getHostAddress()
                                + ":"
                                + server.getAddress().getPort()
                                + path)
                .toURL();
    }

    @Test
    void aGoodAnswerComesWhole() throws IOException {
        assertThat(http.retrieveResource(url("/good")).getContent()).isEqualTo("{}");
        var answer = new HTTPRequest(HTTPRequest.Method.GET, url("/good")).send(http);
        assertThat(answer.getBody()).isEqualTo("{}");
    }

    @Test
    void aFaultARedirectionAndTooMuchAreNoKeys() {
        for (String path : new String[] {"/bad", "/elsewhere", "/large"}) {
            assertThatThrownBy(() -> http.retrieveResource(url(path)))
                    .as(path)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void anAnswerInDropsIsGivenUp() {
        long begin = System.nanoTime();
        assertThatThrownBy(() -> http.retrieveResource(url("/drops")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in time");
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)).isBetween(4L, 8L);
    }
}
