package fr.parvis.billing.paybox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * The servers of Paybox, the main one first. Each says on a page of its own whether it is there;
 * the first that does is where people are sent.
 */
public final class PayboxServers {

    /** For payments. */
    public static final List<URI> PRODUCTION =
            List.of(
                    URI.create("https://tpeweb.paybox.com"),
                    URI.create("https://tpeweb1.paybox.com"));

    /** For the tests of a contract. */
    public static final List<URI> TEST = List.of(URI.create("https://preprod-tpeweb.paybox.com"));

    private static final Logger LOG = Logger.getLogger(PayboxServers.class.getName());
    private static final String PAGE = "/cgi/MYchoix_pagepaiement.cgi";
    private static final String STATUS = "/load.html";

    private final List<URI> servers;
    private final Duration patience;
    private final HttpClient client;

    public PayboxServers(List<URI> servers, Duration patience) {
        this.servers = List.copyOf(servers);
        this.patience = patience;
        this.client =
                HttpClient.newBuilder()
                        .connectTimeout(patience)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /** The address that the form is sent to; empty when no server is there. */
    public Optional<URI> page() {
        return servers.stream()
                .filter(this::available)
                .findFirst()
                .map(server -> URI.create(server + PAGE));
    }

    private boolean available(URI server) {
        var request = HttpRequest.newBuilder(URI.create(server + STATUS)).timeout(patience).build();
        try {
            // the limit counts until the last byte: a server that writes slowly is not there either
            HttpResponse<String> answer =
                    client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                            .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return answer.statusCode() == 200 && saysOk(answer.body());
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "{0} does not answer: {1}", new Object[] {server, e.toString()});
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static boolean saysOk(String page) {
        Element status = Jsoup.parse(page).getElementById("server_status");
        return status != null && status.text().strip().equals("OK");
    }
}
