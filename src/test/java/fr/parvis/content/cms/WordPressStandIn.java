package fr.parvis.content.cms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the portal asks of a WordPress, with its ways: no entity tags, drafts and private posts only
 * for its own users, dates of whole seconds; and with mischief on demand. The real one is in {@code
 * mvn verify -Pcms}.
 */
public final class WordPressStandIn implements AutoCloseable {

    public static final String USER = "portail";
    public static final String PASSWORD = "abcd efgh ijkl mnop";
    public static final String CATEGORY = "vie-municipale";

    /** How it misbehaves. */
    public enum Mood {
        FINE,
        SLOW,
        ERROR,
        HTML,
        /** JSON that says nothing. */
        HOLLOW,
        BIG,
        ASTRAY,
        /** Its web server is there, WordPress is not: a page says "not found" to everything. */
        MOVED,
        /** Does what it is asked to, and its answer is lost. */
        LOST_ANSWER
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int NUMBER = 7;
    private static final int PRACTICAL = 8;
    private static final int BIG = 50 * 1024 * 1024;

    private final Map<String, ObjectNode> posts = new LinkedHashMap<>();
    private final AtomicInteger last;
    private final AtomicInteger seconds = new AtomicInteger();
    private final List<String> asked = new ArrayList<>();
    private final WordPressMediaStandIn media = new WordPressMediaStandIn();
    private HttpServer server;
    private final int port;
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>();
    private volatile Mood mood = Mood.FINE;

    public WordPressStandIn() throws IOException {
        this(10);
    }

    /**
     * @param last the number of the last post that it has forgotten
     */
    public WordPressStandIn(int last) throws IOException {
        this.last = new AtomicInteger(last);
        start(0);
        port = server.getAddress().getPort();
    }

    private void start(int on) throws IOException {
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), on), 0);
        server.setExecutor(
                Executors.newCachedThreadPool(
                        task -> {
                            var thread = new Thread(task, "wordpress");
                            thread.setDaemon(true);
                            return thread;
                        }));
        server.createContext("/", this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    public void be(Mood wanted) {
        mood = wanted;
    }

    /** Something that happens while it is asked to change something, once. */
    public void meanwhile(Runnable what) {
        meanwhile.set(what);
    }

    /** Nobody listens any more. */
    public void stop() {
        server.stop(0);
    }

    public void startAgain() throws IOException {
        start(port);
    }

    public WordPressMediaStandIn media() {
        return media;
    }

    /** What was asked for since the last time. */
    public synchronized List<String> asked() {
        var all = List.copyOf(asked);
        asked.clear();
        return all;
    }

    /** Somebody writes a post there. */
    public synchronized String write(String title, String html, String status) {
        ObjectNode post = MAPPER.createObjectNode();
        post.put("slug", "article-" + (last.get() + 1));
        post.put("title", title).put("content", html).put("excerpt", "").put("status", status);
        post.put("date_gmt", "2026-11-02T09:00:00");
        return add(post);
    }

    /** Somebody changes it there. */
    public synchronized void change(String id, String field, String value) {
        touch(posts.get(id).put(field, value));
    }

    public synchronized void delete(String id) {
        posts.remove(id);
    }

    /** Posts that anybody may read, by their titles. */
    public synchronized List<String> published() {
        return posts.values().stream()
                .filter(p -> p.path("status").asText().equals("publish"))
                .map(p -> p.path("title").asText())
                .toList();
    }

    public synchronized String id(String title) {
        return posts.entrySet().stream()
                .filter(e -> e.getValue().path("title").asText().equals(title))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private String add(ObjectNode post) {
        String id = String.valueOf(last.incrementAndGet());
        posts.put(id, touch(post).put("id", Integer.parseInt(id)));
        return id;
    }

    private ObjectNode touch(ObjectNode post) {
        int at = seconds.incrementAndGet();
        return post.put(
                "modified_gmt",
                "2026-11-03T%02d:%02d:%02d".formatted(at / 3600, at / 60 % 60, at % 60));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Runnable happens =
                    exchange.getRequestMethod().equals("POST") ? meanwhile.getAndSet(null) : null;
            if (happens != null) {
                happens.run();
            }
            switch (mood) {
                case SLOW -> sleep();
                case ERROR -> send(exchange, 500, "application/json", "{\"code\":\"internal\"}");
                case HTML ->
                        send(
                                exchange,
                                200,
                                "text/html",
                                "<!doctype html><title>Maintenance</title>");
                case HOLLOW ->
                        send(
                                exchange,
                                200,
                                "application/json",
                                exchange.getRequestMethod().equals("POST") ? "{}" : "[]");
                case MOVED -> send(exchange, 404, "text/html", "<!doctype html><title>404</title>");
                case BIG -> big(exchange);
                case ASTRAY -> {
                    exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/secret");
                    exchange.sendResponseHeaders(302, -1);
                }
                case LOST_ANSWER -> {
                    boolean change = exchange.getRequestMethod().equals("POST");
                    answer(exchange, change);
                }
                default -> answer(exchange, false);
            }
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(30_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void big(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            byte[] part = "[".repeat(8192).getBytes(StandardCharsets.UTF_8);
            for (int sent = 0; sent < BIG; sent += part.length) {
                out.write(part);
            }
        }
    }

    private synchronized void answer(HttpExchange exchange, boolean lose) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        String route = query.getOrDefault("rest_route", "");
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawQuery());
        String path = exchange.getRequestURI().getPath();
        if (route.isEmpty() && path.length() > 1) {
            page(exchange, path.replace("/", ""));
            return;
        }
        boolean own = own(exchange);
        if (route.startsWith("/wp/v2/media")) {
            send(
                    exchange,
                    own ? 200 : 401,
                    "application/json",
                    own ? media.answer(exchange, query, route) : "{}");
            return;
        }
        if (!own && exchange.getRequestHeaders().containsKey("Authorization")) {
            send(exchange, 401, "application/json", "{\"code\":\"incorrect_password\"}");
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("POST")) {
            if (!own) {
                send(exchange, 401, "application/json", "{}");
                return;
            }
            ObjectNode post = changed(route, (ObjectNode) MAPPER.readTree(body));
            if (lose) {
                return; // the connection just ends
            }
            send(exchange, 201, "application/json", edited(post).toString());
        } else if (route.startsWith("/wp/v2/categories")) {
            ArrayNode found = MAPPER.createArrayNode();
            if (query.getOrDefault("slug", "").contains(CATEGORY)) {
                found.addObject().put("id", NUMBER).put("slug", CATEGORY);
            }
            if (query.getOrDefault("slug", "").contains("pratique")) {
                found.addObject().put("id", PRACTICAL).put("slug", "pratique");
            }
            send(exchange, 200, "application/json", found.toString());
        } else if (route.matches("/wp/v2/posts/\\d+")) {
            one(exchange, posts.get(route.replaceFirst(".*/", "")), own);
        } else {
            list(exchange, query, own);
        }
    }

    /** A post as anybody reads it there. */
    private void page(HttpExchange exchange, String slug) throws IOException {
        ObjectNode post =
                posts.values().stream()
                        .filter(p -> p.path("slug").asText().equals(slug))
                        .filter(p -> p.path("status").asText().equals("publish"))
                        .findFirst()
                        .orElse(null);
        if (post == null) {
            send(exchange, 404, "text/html", "<!doctype html><title>404</title>");
            return;
        }
        String title = post.path("title").asText();
        send(
                exchange,
                200,
                "text/html",
                "<!doctype html><html lang=\"fr\"><title>%s</title><h1>%s</h1>%s"
                        .formatted(title, title, post.path("content").asText()));
    }

    private ObjectNode changed(String route, ObjectNode said) {
        String id = route.replaceFirst(".*/", "");
        if (!id.matches("\\d+")) {
            ObjectNode fresh = MAPPER.createObjectNode();
            fresh.put("excerpt", "").setAll(said);
            id = add(fresh);
        }
        ObjectNode post = posts.get(id);
        post.setAll(said);
        return touch(post);
    }

    private void one(HttpExchange exchange, ObjectNode post, boolean own) throws IOException {
        if (post == null) {
            send(exchange, 404, "application/json", "{\"code\":\"rest_post_invalid_id\"}");
        } else if (!own && !post.path("status").asText().equals("publish")) {
            send(exchange, 401, "application/json", "{\"code\":\"rest_forbidden\"}");
        } else {
            send(exchange, 200, "application/json", (own ? edited(post) : shown(post)).toString());
        }
    }

    private void list(HttpExchange exchange, Map<String, String> query, boolean own)
            throws IOException {
        ArrayNode found = MAPPER.createArrayNode();
        List<String> include = List.of(query.getOrDefault("include", "").split(","));
        posts.forEach(
                (id, post) -> {
                    boolean open = post.path("status").asText().equals("publish");
                    // more posts than a list has: those are asked for by their numbers
                    boolean listed = query.containsKey("include") || !post.has("old");
                    boolean wanted =
                            listed
                                    && (!query.containsKey("include") || include.contains(id))
                                    && (!query.containsKey("slug")
                                            || post.path("slug")
                                                    .asText()
                                                    .equals(query.get("slug")));
                    boolean asked =
                            List.of(query.getOrDefault("status", "publish").split(","))
                                    .contains(post.path("status").asText());
                    if (wanted && asked && (open || own)) {
                        found.add(own ? edited(post) : shown(post));
                    }
                });
        exchange.getResponseHeaders().set("X-WP-TotalPages", "1");
        send(exchange, 200, "application/json", found.toString());
    }

    private ObjectNode shown(ObjectNode post) {
        ObjectNode shown = MAPPER.createObjectNode();
        shown.put("id", post.path("id").asInt()).put("slug", post.path("slug").asText());
        shown.put("status", post.path("status").asText());
        shown.put("date_gmt", post.path("date_gmt").asText());
        shown.put("modified_gmt", post.path("modified_gmt").asText());
        shown.put("link", address() + post.path("slug").asText() + "/");
        for (String text : List.of("title", "content", "excerpt")) {
            shown.putObject(text).put("rendered", post.path(text).asText());
        }
        boolean locked = !post.path("password").asText().isEmpty();
        ((ObjectNode) shown.get("content")).put("protected", locked);
        if (locked) {
            for (String text : List.of("content", "excerpt")) {
                ((ObjectNode) shown.get(text)).put("rendered", "");
            }
        }
        shown.put("featured_media", post.path("featured_media").asInt());
        shown.putArray("categories").add(post.path("category").asInt(NUMBER));
        return shown;
    }

    private ObjectNode edited(ObjectNode post) {
        ObjectNode shown = shown(post);
        for (String text : List.of("title", "content", "excerpt")) {
            ((ObjectNode) shown.get(text)).put("raw", post.path(text).asText());
        }
        return shown;
    }

    private static boolean own(HttpExchange exchange) {
        String expected =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String part : String.valueOf(raw).split("&")) {
            String[] pair = part.split("=", 2);
            query.put(
                    pair[0],
                    pair.length == 1 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void send(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** A post as JSON, to look at. */
    public synchronized JsonNode post(String id) {
        return posts.get(id).deepCopy();
    }

    @Override
    public void close() {
        stop();
    }
}
