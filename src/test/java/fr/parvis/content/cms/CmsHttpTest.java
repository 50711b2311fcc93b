package fr.parvis.content.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import fr.parvis.kernel.Feature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A site that sends a byte now and then, for ever. */
class CmsHttpTest {

    private static final Duration LIMIT = Duration.ofMillis(700);
    private static final int PAUSE_MILLIS = 20;

    @Test
    @Feature("CMS-4")
    void anAnswerThatNeverEndsIsLeft() throws Exception {
        var left = new CountDownLatch(1);
        HttpServer site =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, 0);
                    try (exchange) {
                        while (true) {
                            exchange.getResponseBody().write('[');
                            exchange.getResponseBody().flush();
                            pause();
                        }
                    } catch (IOException e) {
                        // its reader has gone
                        left.countDown();
                    }
                });
        site.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + site.getAddress().getPort() + "/");
            var http = new CmsHttp(address, null, LIMIT);
            assertThatThrownBy(() -> http.get(address, Map.of(), CmsHttp.MOST_BYTES))
                    .isInstanceOfSatisfying(
                            CmsProblem.class,
                            p -> assertThat(p.kind()).isEqualTo(CmsProblem.Kind.SLOW));
            assertThat(left.await(1, TimeUnit.MINUTES)).as("the connection is closed").isTrue();
        } finally {
            site.stop(0);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
