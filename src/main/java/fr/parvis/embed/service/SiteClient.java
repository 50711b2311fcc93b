package fr.parvis.embed.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Reads files of the town's site: only from its own host, within two seconds, up to a size. No
 * cookie is sent, so that the site answers as it does to anybody.
 */
final class SiteClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final String host;

    /**
     * @param site any address of the site; others of the same host and port may be read
     */
    SiteClient(URI site) {
        this.host = authority(site);
    }

    /**
     * @param contentType in lower case, without parameters
     */
    record File(String contentType, byte[] content) {}

    boolean mayRead(URI address) {
        return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                && host.equals(authority(address));
    }

    /**
     * @throws IOException when the site does not answer, or not with a file of that size
     */
    File read(URI address, int mostBytes) throws IOException, InterruptedException {
        if (!mayRead(address)) {
            throw new IOException("not of the town's site: " + address);
        }
        var request = HttpRequest.newBuilder(address).timeout(TIMEOUT).GET().build();
        HttpResponse<InputStream> response =
                http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != OK) {
                throw new IOException(address + " answers " + response.statusCode());
            }
            byte[] content = inTime(address, body, mostBytes + 1);
            if (content.length > mostBytes) {
                throw new IOException(address + " is larger than " + mostBytes + " bytes");
            }
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new File(type.split(";")[0].strip().toLowerCase(Locale.ROOT), content);
        }
    }

    /** The time limit of a request ends with its headers: a body that stalls is closed here. */
    private static byte[] inTime(URI address, InputStream body, int most) throws IOException {
        var watch =
                CompletableFuture.runAsync(
                        () -> close(body),
                        CompletableFuture.delayedExecutor(
                                TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
        byte[] content = body.readNBytes(most);
        if (!watch.cancel(false)) {
            throw new IOException(address + " does not come to an end");
        }
        return content;
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String authority(URI address) {
        return String.valueOf(address.getAuthority()).toLowerCase(Locale.ROOT);
    }
}
