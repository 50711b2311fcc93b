package fr.parvis.embed.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads files of the town's site: only from its own host, within two seconds, up to a size. No
 * cookie is sent, so that the site answers as it does to anybody.
 */
final class SiteClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    /** Too slow, too early, too many: well another time. */
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*[\"']?([^\"';\\s]+)", Pattern.CASE_INSENSITIVE);

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
     * @param charset that the site says; null when it says none, or one that nobody knows
     */
    record File(String contentType, Charset charset, byte[] content) {}

    /** What the site does not have, or not in such a way that it may be used: not now, nor soon. */
    static final class Unfit extends IOException {

        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }
    }

    boolean mayRead(URI address) {
        return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                && host.equals(authority(address));
    }

    /**
     * @throws Unfit when the site has no such file, or a larger one
     * @throws IOException when the site does not answer well, as it may do a moment later
     */
    File read(URI address, int mostBytes) throws IOException, InterruptedException {
        if (!mayRead(address)) {
            throw new Unfit("not of the town's site: " + address);
        }
        var request = HttpRequest.newBuilder(address).timeout(TIMEOUT).GET().build();
        HttpResponse<InputStream> response =
                http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != OK) {
                String answer = address + " answers " + response.statusCode();
                throw response.statusCode() >= SERVER_ERROR || LATER.contains(response.statusCode())
                        ? new IOException(answer)
                        : new Unfit(answer);
            }
            byte[] content = inTime(address, body, mostBytes + 1);
            if (content.length > mostBytes) {
                throw new Unfit(address + " is larger than " + mostBytes + " bytes");
            }
            String type = response.headers().firstValue("Content-Type").orElse("");
            Matcher charset = CHARSET.matcher(type);
            return new File(
                    type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT),
                    charset.find() ? SiteText.charset(charset.group(1)) : null,
                    content);
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
