package fr.parvis.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What a person sees of the stand-in of PayFiP: how to pay, its result, and the switches. */
final class PayFipPages {

    private static final Template LAYOUT = Template.of("payfip/layout.html");
    private static final Template PAY = Template.of("payfip/pay.html");
    private static final Template SWITCHES = Template.of("paybox/switches.html");

    private static final Map<String, String> TITLES =
            Map.of(
                    "P", "Paiement accepté",
                    "V", "Prélèvement enregistré",
                    "R", "Paiement refusé",
                    "A", "Paiement abandonné");

    private final PayFipStandIn standIn;

    PayFipPages(PayFipStandIn standIn) {
        this.standIn = standIn;
    }

    void handle(HttpExchange exchange, String path) throws IOException {
        switch (path) {
            case PayFipStandIn.PAGE ->
                    pay(exchange, LoopbackHttp.query(exchange).getOrDefault("idop", ""));
            case "/tpa/decision" -> decide(exchange);
            case "/" -> switches(exchange);
            case "/reglages" -> change(exchange);
            case "/style.css" ->
                    LoopbackHttp.answer(
                            exchange,
                            200,
                            "text/css; charset=utf-8",
                            Template.bytes("franceconnect/style.css"));
            default -> page(exchange, 404, "Page introuvable", "<p>Cette page n’existe pas.</p>");
        }
    }

    private void pay(HttpExchange exchange, String id) throws IOException {
        PayFipOperation operation = standIn.operation(id);
        if (operation == null || operation.result() != null && !operation.result().equals("A")) {
            page(exchange, 400, "Paiement terminé", "<p>Cette opération est fermée.</p>");
            return;
        }
        String cents = operation.get("montant");
        int comma = cents.length() - 2;
        page(
                exchange,
                200,
                "Paiement de vos factures",
                PAY.fill(
                        Map.of(
                                "id",
                                id,
                                "object",
                                operation.get("objet"),
                                "amount",
                                cents.substring(0, comma) + "," + cents.substring(comma))));
    }

    private void decide(HttpExchange exchange) throws IOException {
        Map<String, String> form = LoopbackHttp.form(exchange);
        String id = form.getOrDefault("id", "");
        PayFipOperation operation = standIn.operation(id);
        String result = form.getOrDefault("result", "");
        if (operation == null || !TITLES.containsKey(result)) {
            page(exchange, 400, "Paiement terminé", "<p>Cette opération est fermée.</p>");
            return;
        }
        standIn.decide(id, result);
        page(
                exchange,
                200,
                TITLES.get(result),
                "<p><a id=\"retour\" href=\"%s?idop=%s\">Retour au portail</a></p>"
                        .formatted(Template.escape(operation.get("urlredirect")), id));
    }

    private void switches(HttpExchange exchange) throws IOException {
        String choices =
                Arrays.stream(PayFipMischief.values())
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
                "PayFiP de démonstration",
                SWITCHES.fill(Map.of("choices", choices, "held", String.valueOf(standIn.held())))
                        .replace("Paybox System", "PayFiP")
                        .replace("Notifications retenues", "Résultats retenus"));
    }

    private void change(HttpExchange exchange) throws IOException {
        Map<String, String> form = LoopbackHttp.form(exchange);
        if (form.containsKey("release")) {
            standIn.release();
        } else if (form.containsKey("mischief")) {
            standIn.misbehave(PayFipMischief.valueOf(form.get("mischief")));
        }
        FranceConnectStandIn.redirect(exchange, "/");
    }

    private static void page(HttpExchange exchange, int status, String title, String content)
            throws IOException {
        String page = LAYOUT.fill(Map.of("title", title, "content", content));
        LoopbackHttp.answer(exchange, status, LoopbackHttp.HTML, LoopbackHttp.bytes(page));
    }
}
