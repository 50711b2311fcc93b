package fr.parvis.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What a person sees of the stand-in of Paybox: the card, its result, and the switches. */
final class PayboxPages {

    private static final Template LAYOUT = Template.of("paybox/layout.html");
    private static final Template CARD = Template.of("paybox/card.html");
    private static final Template SWITCHES = Template.of("paybox/switches.html");
    private static final int MOST_TRIES = 3;

    /** Cards that are refused, and why; every other one is not known. */
    private static final Map<String, String> CODES =
            Map.of(
                    PayboxStandIn.CARD,
                    "00000",
                    "4000000000000051",
                    "00151",
                    "4000000000000059",
                    "00159",
                    "4000000000000001",
                    "00001",
                    "4000000000000099",
                    "99999");

    private final PayboxStandIn standIn;

    /** Calls whose card is awaited. */
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    /** A call before somebody's eyes, and how often a card was refused. */
    private record Open(PayboxRequest call, int refused) {}

    PayboxPages(PayboxStandIn standIn) {
        this.standIn = standIn;
    }

    /** The page by which shops know whether a server is there. */
    void status(HttpExchange exchange) throws IOException {
        boolean there = standIn.mischief() != PayboxMischief.UNAVAILABLE;
        String page =
                "<!DOCTYPE html><html><body><div id=\"server_status\">%s</div></body></html>"
                        .formatted(there ? "OK" : "KO");
        LoopbackHttp.answer(exchange, 200, LoopbackHttp.HTML, LoopbackHttp.bytes(page));
    }

    void handle(HttpExchange exchange, String path) throws IOException {
        switch (path) {
            case "/" -> switches(exchange);
            case "/reglages" -> change(exchange);
            case "/style.css" ->
                    LoopbackHttp.answer(
                            exchange,
                            200,
                            "text/css; charset=utf-8",
                            Template.bytes("franceconnect/style.css"));
            case "/cgi/carte" -> pay(exchange);
            default -> page(exchange, 404, "Page introuvable", "<p>Cette page n’existe pas.</p>");
        }
    }

    /** A shop sends somebody to pay. */
    void call(HttpExchange exchange, String body) throws IOException {
        Optional<PayboxRequest> call = PayboxRequest.read(body);
        String problem =
                call.map(c -> c.problem(PayboxStandIn.KEY))
                        .orElse(call.isEmpty() ? "PAYBOX : appel illisible" : null);
        if (problem == null && !ours(call.get())) {
            problem = "PAYBOX : identifiants inconnus";
        }
        if (problem == null && standIn.isPaid(call.get())) {
            problem = "PAYBOX : commande déjà payée";
        }
        if (problem != null) {
            page(exchange, 400, "Paiement refusé", "<p>" + Template.escape(problem) + "</p>");
            return;
        }
        String id = UUID.randomUUID().toString();
        open.put(id, new Open(call.get(), 0));
        card(exchange, id, call.get(), "");
    }

    private static boolean ours(PayboxRequest call) {
        return call.get("PBX_SITE").equals(PayboxStandIn.SITE)
                && call.get("PBX_RANG").equals(PayboxStandIn.RANK)
                && call.get("PBX_IDENTIFIANT").equals(PayboxStandIn.IDENTIFIER);
    }

    private void card(HttpExchange exchange, String id, PayboxRequest call, String message)
            throws IOException {
        String cents = call.get("PBX_TOTAL");
        int comma = cents.length() - 2;
        page(
                exchange,
                200,
                "Paiement sécurisé",
                CARD.fill(
                        Map.of(
                                "id",
                                id,
                                "message",
                                message,
                                "card",
                                PayboxStandIn.CARD,
                                "amount",
                                cents.substring(0, comma).replaceFirst("^0+(?=\\d)", "")
                                        + ","
                                        + cents.substring(comma))));
    }

    private void pay(HttpExchange exchange) throws IOException {
        Map<String, String> form = LoopbackHttp.form(exchange);
        String id = form.getOrDefault("id", "");
        Open waiting = open.get(id);
        if (waiting == null) {
            page(exchange, 400, "Paiement terminé", "<p>Cette page de paiement est fermée.</p>");
            return;
        }
        PayboxRequest call = waiting.call();
        if (form.containsKey("abandon")) {
            open.remove(id);
            end(exchange, "Paiement abandonné", standIn.abandoned(call));
            return;
        }
        String number = form.getOrDefault("carte", "").replaceAll("\\D", "");
        String code = CODES.getOrDefault(number, "00004");
        URI back = standIn.decided(call, code);
        if (code.equals("00000")) {
            open.remove(id);
            end(exchange, "Paiement accepté", back);
        } else if (code.equals(PayboxStandIn.WAITING)) {
            open.remove(id);
            end(exchange, "Paiement en attente", back);
        } else if (waiting.refused() + 1 < MOST_TRIES) {
            open.put(id, new Open(call, waiting.refused() + 1));
            card(
                    exchange,
                    id,
                    call,
                    "Carte refusée (" + code + "). Vous pouvez en essayer une autre.");
        } else {
            open.remove(id);
            end(exchange, "Paiement refusé", back);
        }
    }

    /** The ticket: whoever closes it never comes back to the shop. */
    private static void end(HttpExchange exchange, String title, URI back) throws IOException {
        page(
                exchange,
                200,
                title,
                "<p><a id=\"retour\" href=\"%s\">Retour à la boutique</a></p>"
                        .formatted(Template.escape(back.toString())));
    }

    private void switches(HttpExchange exchange) throws IOException {
        String choices =
                Arrays.stream(PayboxMischief.values())
                        .map(
                                m ->
                                        "<li><label><input type=\"radio\" name=\"mischief\" value=\"%s\"%s> %s</label></li>"
                                                .formatted(
                                                        m,
                                                        m == standIn.mischief() ? " checked" : "",
                                                        Template.escape(m.words())))
                        .collect(Collectors.joining("\n"));
        page(
                exchange,
                200,
                "Paybox de démonstration",
                SWITCHES.fill(Map.of("choices", choices, "held", String.valueOf(standIn.held()))));
    }

    private void change(HttpExchange exchange) throws IOException {
        Map<String, String> form = LoopbackHttp.form(exchange);
        if (form.containsKey("release")) {
            standIn.release();
        } else if (form.containsKey("mischief")) {
            standIn.misbehave(PayboxMischief.valueOf(form.get("mischief")));
        }
        FranceConnectStandIn.redirect(exchange, "/");
    }

    private static void page(HttpExchange exchange, int status, String title, String content)
            throws IOException {
        String page = LAYOUT.fill(Map.of("title", title, "content", content));
        LoopbackHttp.answer(exchange, status, LoopbackHttp.HTML, LoopbackHttp.bytes(page));
    }
}
