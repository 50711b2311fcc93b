package fr.parvis.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A payment page that behaves as Paybox System: it checks the signed call, asks for a card, tells
 * the portal what happened and sends the browser back, both signed by its own key. What a person
 * sees of it is in {@link PayboxPages}; what it does wrong, in {@link PayboxMischief}.
 */
public final class PayboxStandIn implements AutoCloseable {

    /** The published test shop. */
    public static final String SITE = "1999888";

    public static final String RANK = "32";
    public static final String IDENTIFIER = "107904482";

    /** The published test key. */
    public static final String KEY = "0123456789ABCDEF".repeat(8);

    /** The published test card, which is accepted. */
    public static final String CARD = "1111222233334444";

    /** The bank has not answered yet. */
    static final String WAITING = "99999";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SLOWNESS = Duration.ofSeconds(20);

    private final int port;
    private final PayboxAnswers answers = new PayboxAnswers();
    private final PayboxPages pages = new PayboxPages(this);
    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final ExecutorService sender = Executors.newSingleThreadExecutor(this::thread);

    /** From the time on: the portal keeps its data, and with them the numbers of earlier runs. */
    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis());

    private final Set<String> paid = ConcurrentHashMap.newKeySet();
    private final Map<String, List<URI>> held = new ConcurrentHashMap<>();
    private final List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
    private volatile PayboxMischief mischief = PayboxMischief.NONE;
    private LoopbackHttp http;

    public PayboxStandIn(int port) {
        this.port = port;
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "demo-paybox");
        thread.setDaemon(true);
        return thread;
    }

    public synchronized void start() {
        if (http == null) {
            http = LoopbackHttp.start(port, this::handle);
        }
    }

    /** The page with the switches, with a slash at the end; without it the server's address. */
    public String url() {
        return "http://localhost:" + port + "/";
    }

    /** What the portal is to believe. */
    public String publicKey() {
        return answers.publicKey();
    }

    /** From now on it does this wrong. */
    public void misbehave(PayboxMischief how) {
        mischief = how;
    }

    PayboxMischief mischief() {
        return mischief;
    }

    /** What the portal answered to each notification, in order. */
    public List<Integer> statuses() {
        synchronized (statuses) {
            return List.copyOf(statuses);
        }
    }

    /** What it would tell the portal of an order that was paid, without telling it. */
    public String paid(String reference, long cents) {
        var call =
                new PayboxRequest(
                        Map.of(
                                "PBX_CMD",
                                reference,
                                "PBX_RETOUR",
                                "Mt:M;Ref:R;Auto:A;Erreur:E;Appel:T;Trans:S;Sign:K"));
        String number = String.valueOf(numbers.incrementAndGet());
        var variables = answers.variables(call, String.valueOf(cents), "00000", number, number);
        return answers.signed(call, "", variables);
    }

    /** How many notifications are held back. */
    public int held() {
        return held.values().stream().mapToInt(List::size).sum();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/load.html" -> pages.status(exchange);
            case "/cgi/MYchoix_pagepaiement.cgi" -> {
                if (mischief == PayboxMischief.SLOW) {
                    pause();
                }
                pages.call(
                        exchange,
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            default -> pages.handle(exchange, path);
        }
    }

    /** Whether this order was paid already: Paybox refuses to take it twice. */
    boolean isPaid(PayboxRequest call) {
        return paid.contains(call.get("PBX_CMD"));
    }

    /**
     * The bank has decided: the portal is told, and the browser may go back.
     *
     * @param code 00000 for a payment
     * @return where the browser goes
     */
    URI decided(PayboxRequest call, String code) {
        boolean success = code.equals("00000");
        if (success) {
            paid.add(call.get("PBX_CMD"));
        }
        String transaction = success ? String.valueOf(numbers.incrementAndGet()) : null;
        String number = String.valueOf(numbers.incrementAndGet());
        var variables = answers.variables(call, call.get("PBX_TOTAL"), code, number, transaction);
        notifyPortal(call, code, number, transaction, variables);
        return back(
                call,
                success ? "PBX_EFFECTUE" : code.equals(WAITING) ? "PBX_ATTENTE" : "PBX_REFUSE",
                variables);
    }

    /** Who was to pay has given up: Paybox tells only the browser. */
    URI abandoned(PayboxRequest call) {
        var variables =
                answers.variables(
                        call,
                        call.get("PBX_TOTAL"),
                        "00001",
                        String.valueOf(numbers.incrementAndGet()),
                        null);
        return back(call, "PBX_ANNULE", variables);
    }

    private URI back(PayboxRequest call, String where, Map<String, String> variables) {
        String address = call.get(where);
        int cut = address.indexOf('?');
        String before = cut < 0 ? "" : address.substring(cut + 1);
        String path = cut < 0 ? address : address.substring(0, cut);
        return URI.create(path + "?" + answers.signed(call, before, variables));
    }

    private void notifyPortal(
            PayboxRequest call,
            String code,
            String number,
            String transaction,
            Map<String, String> variables) {
        String genuine = answers.signed(call, "", variables);
        String forged = answers.forged(call, variables);
        switch (mischief) {
            case LOST -> {
                // nobody hears of it
            }
            case REPEATED -> send(call, genuine, genuine, genuine);
            case FORGED -> send(call, forged, genuine);
            case FORGED_ONLY -> send(call, forged);
            case TRUNCATED ->
                    // never in the middle of an escaped sign: that is no address
                    send(call, genuine.substring(0, genuine.length() / 2).replaceFirst("%.?$", ""));
            case AMOUNT_CHANGED -> {
                String other = String.valueOf(Long.parseLong(call.get("PBX_TOTAL")) + 100);
                send(
                        call,
                        answers.signed(
                                call,
                                "",
                                answers.variables(call, other, code, number, transaction)));
            }
            case LATE -> hold(call, genuine, false);
            case REORDERED -> {
                hold(call, genuine, true);
                if (transaction != null) {
                    release();
                }
            }
            default -> send(call, genuine);
        }
    }

    private void hold(PayboxRequest call, String query, boolean first) {
        held.compute(
                call.get("PBX_CMD"),
                (reference, before) -> {
                    var all = new ArrayList<URI>(before == null ? List.of() : before);
                    all.add(first ? 0 : all.size(), address(call, query));
                    return all;
                });
    }

    /** Sends what was held back. */
    public void release() {
        for (String reference : List.copyOf(held.keySet())) {
            List<URI> addresses = held.remove(reference);
            if (addresses != null) {
                addresses.forEach(address -> sender.execute(() -> deliver(address)));
            }
        }
    }

    private void send(PayboxRequest call, String... queries) {
        for (String query : queries) {
            URI address = address(call, query);
            sender.execute(() -> deliver(address));
        }
    }

    private static URI address(PayboxRequest call, String query) {
        return URI.create(call.get("PBX_REPONDRE_A") + "?" + query);
    }

    private void deliver(URI address) {
        try {
            var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            statuses.add(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            statuses.add(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(SLOWNESS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        sender.shutdownNow();
        if (http != null) {
            http.close();
            http = null;
        }
    }
}
