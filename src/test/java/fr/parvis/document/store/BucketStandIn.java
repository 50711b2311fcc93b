package fr.parvis.document.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A bucket in memory, in place of a real store: it counts the signature of each request itself, as
 * Amazon's documents describe it, and answers 403 to another one.
 */
final class BucketStandIn implements AutoCloseable {

    static final String BUCKET = "parvis";
    static final String REGION = "fr-par";
    static final String ACCESS_KEY = "AKIDEXAMPLE";
    static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private static final Pattern AUTHORIZATION =
            Pattern.compile(
                    "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request,"
                            + " ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile boolean broken;

    BucketStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    Map<String, byte[]> objects() {
        return objects;
    }

    /** From now on every request is answered by 503. */
    void breakDown() {
        broken = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getRawPath();
            if (broken || !signed(exchange, body) || !path.startsWith("/" + BUCKET + "/")) {
                exchange.sendResponseHeaders(broken ? 503 : 403, -1);
                return;
            }
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    objects.put(path, body);
                    exchange.sendResponseHeaders(200, -1);
                }
                case "DELETE" -> {
                    objects.remove(path);
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> {
                    byte[] object = objects.get(path);
                    exchange.sendResponseHeaders(
                            object == null ? 404 : 200, object == null ? -1 : object.length);
                    if (object != null) {
                        exchange.getResponseBody().write(object);
                    }
                }
            }
        }
    }

    private static boolean signed(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        Matcher said = AUTHORIZATION.matcher(String.valueOf(headers.getFirst("Authorization")));
        if (!said.matches()
                || !said.group(1).equals(ACCESS_KEY)
                || !said.group(3).equals(REGION)
                || !hex(sha256(body)).equals(headers.getFirst("x-amz-content-sha256"))) {
            return false;
        }
        String canonicalHeaders =
                Stream.of(said.group(4).split(";"))
                        .map(name -> name + ":" + headers.getFirst(name).strip() + "\n")
                        .collect(Collectors.joining());
        String canonical =
                String.join(
                        "\n",
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getRawPath(),
                        "",
                        canonicalHeaders,
                        said.group(4),
                        hex(sha256(body)));
        String scope = said.group(2) + "/" + REGION + "/s3/aws4_request";
        String toSign =
                String.join(
                        "\n",
                        "AWS4-HMAC-SHA256",
                        headers.getFirst("x-amz-date"),
                        scope,
                        hex(sha256(canonical.getBytes(StandardCharsets.UTF_8))));
        byte[] key = hmac(("AWS4" + SECRET_KEY).getBytes(StandardCharsets.UTF_8), said.group(2));
        for (String part : new String[] {REGION, "s3", "aws4_request"}) {
            key = hmac(key, part);
        }
        return hex(hmac(key, toSign)).equals(said.group(5));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
