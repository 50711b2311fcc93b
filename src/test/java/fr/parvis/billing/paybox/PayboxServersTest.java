package fr.parvis.billing.paybox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import fr.parvis.kernel.Feature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("BIL-4")
class PayboxServersTest {

    private static final String OK = "<html><body><div id=\"server_status\">OK</div></body></html>";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<HttpServer> servers = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    private URI server(int status, String page, boolean slow) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/load.html",
                exchange -> {
                    byte[] body = page.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Location", "/other.html");
                    exchange.sendResponseHeaders(status, body.length + (slow ? 10 : 0));
                    exchange.getResponseBody().write(body);
                    exchange.getResponseBody().flush();
                    if (slow) {
                        await();
                    }
                    exchange.close();
                });
        server.start();
        servers.add(server);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void await() {
        try {
            end.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        end.countDown();
        servers.forEach(s -> s.stop(0));
    }

    private static PayboxServers of(URI... addresses) {
        return new PayboxServers(List.of(addresses), PATIENCE);
    }

    @Test
    void peopleAreSentToTheMainServerWhileItIsThere() throws IOException {
        URI main = server(200, OK, false);
        assertThat(of(main, server(200, OK, false)).page())
                .contains(URI.create(main + "/cgi/MYchoix_pagepaiement.cgi"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div id=\"server_status\">KO</div>",
                "<div id=\"server_status\">OK?</div>",
                "<div id=\"server_status\"></div>",
                "<div class=\"server_status\">OK</div>",
                "OK",
                ""
            })
    void elsewhereItSaysThatItIsNot(String page) throws IOException {
        URI backup = server(200, OK, false);
        assertThat(of(server(200, page, false), backup).page())
                .contains(URI.create(backup + "/cgi/MYchoix_pagepaiement.cgi"));
    }

    @Test
    void aServerThatFailsRefusesOrIsSlowIsNotThere() throws IOException {
        URI closed = server(200, OK, false);
        servers.remove(servers.size() - 1).stop(0);
        URI backup = server(200, OK, false);

        assertThat(of(closed, backup).page().orElseThrow().toString())
                .startsWith(backup.toString());
        assertThat(of(server(503, OK, false), backup).page().orElseThrow().toString())
                .startsWith(backup.toString());
        assertThat(of(server(302, OK, false), backup).page().orElseThrow().toString())
                .startsWith(backup.toString());
        assertThat(of(server(200, OK, true), backup).page().orElseThrow().toString())
                .startsWith(backup.toString());
        assertThat(of(closed).page()).isEmpty();
    }
}
