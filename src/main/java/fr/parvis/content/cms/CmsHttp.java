package fr.parvis.content.cms;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Speaks to one site. An answer comes whole within a time and up to a size, or not at all.
 * Redirections are followed by hand, so that a site that was taken over cannot make the portal ask
 * its neighbours in the town's network: beside the site itself only public addresses are asked.
 */
public final class CmsHttp {

    /** Of an answer with data. */
    static final int MOST_BYTES = 8 * 1024 * 1024;

    static final int OK = 200;
    static final int NOT_MODIFIED = 304;

    private static final Duration CONNECT = Duration.ofSeconds(4);
    private static final Duration WHOLE = Duration.ofSeconds(15);
    private static final int MOST_REDIRECTIONS = 3;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
    private final String home;
    private final Duration whole;
    private final String authorization;

    /**
     * @param site may be asked whatever its address is: the town has named it
     * @param authorization sent to the site and nowhere else; null for none
     */
    public CmsHttp(URI site, String authorization) {
        this(site, authorization, WHOLE);
    }

    CmsHttp(URI site, String authorization, Duration whole) {
        this.home = authority(site);
        this.authorization = authorization;
        this.whole = whole;
    }

    /** The same for an account of the site with an application password. */
    public static CmsHttp of(URI site, String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new CmsHttp(site, "Basic " + Base64.getEncoder().encodeToString(both));
    }

    /** Asks for something, where a redirection may lead, too. */
    public CmsAnswer get(URI address, Map<String, String> headers, int mostBytes)
            throws CmsProblem {
        URI at = address;
        for (int i = 0; i <= MOST_REDIRECTIONS; i++) {
            check(at);
            CmsAnswer answer = send("GET", at, headers, null, mostBytes);
            if (answer.status() < 301 || answer.status() > 308 || answer.status() == NOT_MODIFIED) {
                return answer;
            }
            String location = answer.header("Location");
            if (location == null) {
                break;
            }
            try {
                at = at.resolve(location);
            } catch (IllegalArgumentException e) {
                throw new CmsProblem(CmsProblem.Kind.ASTRAY, location, e);
            }
        }
        throw new CmsProblem(CmsProblem.Kind.ASTRAY, "redirections without end");
    }

    /** Sends JSON to the site itself. */
    public CmsAnswer post(URI address, JsonNode json) throws CmsProblem {
        return post(
                address,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a file to the site itself. */
    CmsAnswer post(URI address, Map<String, String> headers, byte[] body) throws CmsProblem {
        check(address);
        return send("POST", address, headers, body, MOST_BYTES);
    }

    /** Has the site remove something. */
    CmsAnswer delete(URI address) throws CmsProblem {
        check(address);
        return send("DELETE", address, Map.of(), null, MOST_BYTES);
    }

    private void check(URI address) throws CmsProblem {
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null || !(atHome(address) || isPublic(address))) {
            throw new CmsProblem(CmsProblem.Kind.ASTRAY, String.valueOf(address));
        }
    }

    private boolean atHome(URI address) {
        return home.equals(authority(address));
    }

    /** Java keeps what a name resolves to for half a minute: it is not another one when asked. */
    private static boolean isPublic(URI address) {
        try {
            for (InetAddress one : InetAddress.getAllByName(address.getHost())) {
                byte[] bytes = one.getAddress();
                boolean unique = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
                boolean carrier = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 0x40;
                boolean none = bytes.length == 4 && bytes[0] == 0;
                if (one.isLoopbackAddress()
                        || one.isAnyLocalAddress()
                        || one.isLinkLocalAddress()
                        || one.isSiteLocalAddress()
                        || one.isMulticastAddress()
                        || unique
                        || carrier
                        || none) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private CmsAnswer send(
            String method, URI address, Map<String, String> headers, byte[] body, int most)
            throws CmsProblem {
        var request = HttpRequest.newBuilder(address).timeout(whole);
        headers.forEach(request::header);
        if (authorization != null && atHome(address)) {
            request.header("Authorization", authorization);
        }
        request.method(
                method,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(body));
        CompletableFuture<HttpResponse<InputStream>> begun =
                http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        CompletableFuture<CmsAnswer> coming =
                begun.thenApplyAsync(response -> whole(response, most));
        try {
            return coming.get(whole.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // a site that sends a byte now and then would hold a thread for as long as it likes
            begun.thenAccept(response -> leave(response.body()));
            begun.cancel(true);
            throw new CmsProblem(CmsProblem.Kind.SLOW, address.getHost(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CmsProblem(CmsProblem.Kind.UNREACHABLE, "interrupted", e);
        } catch (ExecutionException e) {
            throw problem(e.getCause());
        }
    }

    private static void leave(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CmsProblem problem(Throwable cause) {
        Throwable root = cause;
        while (root instanceof CompletionException || root instanceof UncheckedIOException) {
            root = root.getCause();
        }
        if (root instanceof CmsProblem known) {
            return known;
        }
        boolean slow = root instanceof java.net.http.HttpTimeoutException;
        return new CmsProblem(
                slow ? CmsProblem.Kind.SLOW : CmsProblem.Kind.UNREACHABLE,
                root.getClass().getSimpleName(),
                root);
    }

    private static CmsAnswer whole(HttpResponse<InputStream> response, int most) {
        try (InputStream in = response.body()) {
            long announced = response.headers().firstValueAsLong("Content-Length").orElse(0);
            byte[] body = announced > most ? new byte[0] : in.readNBytes(most + 1);
            if (announced > most || body.length > most) {
                throw new CmsProblem(CmsProblem.Kind.TOO_LARGE, most + " bytes");
            }
            return new CmsAnswer(response.statusCode(), response.headers(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the scheme: a password does not follow a redirection out of the encrypted way. */
    private static String authority(URI address) {
        return (address.getScheme() + "://" + address.getAuthority()).toLowerCase(Locale.ROOT);
    }
}
