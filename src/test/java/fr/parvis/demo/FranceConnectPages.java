package fr.parvis.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What a person sees of the stand-in of FranceConnect: whom to be and what to consent to, errors
 * that never leave FranceConnect, and the page with its switches.
 */
final class FranceConnectPages {

    private static final Template LAYOUT = Template.of("franceconnect/layout.html");
    private static final Template CONSENT = Template.of("franceconnect/consent.html");
    private static final Template SWITCHES = Template.of("franceconnect/switches.html");
    private static final int SHORTEST_NONCE = 22;

    private final FranceConnectStandIn standIn;

    /** What a client has asked for, until the person has decided. */
    private final Map<String, Map<String, String>> waiting = new ConcurrentHashMap<>();

    FranceConnectPages(FranceConnectStandIn standIn) {
        this.standIn = standIn;
    }

    void handle(HttpExchange exchange, String path) throws IOException {
        boolean post = exchange.getRequestMethod().equals("POST");
        switch (path) {
            case "/" -> switches(exchange);
            case "/reglages" -> change(exchange);
            case "/style.css" ->
                    LoopbackHttp.answer(
                            exchange,
                            200,
                            "text/css; charset=utf-8",
                            Template.bytes("franceconnect/style.css"));
            case FranceConnectStandIn.ROOT + "/authorize" ->
                    authorize(
                            exchange,
                            post ? LoopbackHttp.form(exchange) : LoopbackHttp.query(exchange));
            case FranceConnectStandIn.ROOT + "/interaction" -> decide(exchange);
            default -> page(exchange, 404, "Page introuvable", "<p>Cette page n’existe pas.</p>");
        }
    }

    private void authorize(HttpExchange exchange, Map<String, String> request) throws IOException {
        if (!FranceConnectStandIn.CLIENT_ID.equals(request.get("client_id"))
                || !standIn.isReturn(request.get("redirect_uri"))) {
            refuse(exchange, "Le site qui vous envoie n’est pas connu de FranceConnect.");
            return;
        }
        String error = error(request);
        if (error != null) {
            back(exchange, request, Map.of("error", error));
            return;
        }
        String interaction = UUID.randomUUID().toString();
        waiting.put(interaction, request);
        String personas =
                FranceConnectPersona.ALL.stream()
                        .map(
                                p ->
                                        "<li><button name=\"persona\" value=\"%s\">%s</button> <span>%s</span></li>"
                                                .formatted(
                                                        p.id(),
                                                        Template.escape(p.displayName()),
                                                        Template.escape(p.note())))
                        .collect(Collectors.joining("\n"));
        page(
                exchange,
                200,
                "Choisissez une identité",
                CONSENT.fill(Map.of("interaction", interaction, "personas", personas)));
    }

    /** The error that FranceConnect gives back to the client; null when there is none. */
    private static String error(Map<String, String> request) {
        List<String> prompts = Arrays.asList(request.getOrDefault("prompt", "login").split(" "));
        if (!"code".equals(request.get("response_type"))) {
            return "unsupported_response_type";
        }
        if (!List.of(request.getOrDefault("scope", "").split(" ")).contains("openid")
                || request.getOrDefault("state", "").isEmpty()
                || request.getOrDefault("nonce", "").length() < SHORTEST_NONCE
                || !request.containsKey("acr_values")
                || !List.of("login", "consent").containsAll(prompts)) {
            return "invalid_request";
        }
        return List.of(request.get("acr_values").split(" ")).contains("eidas1")
                ? null
                : "invalid_acr";
    }

    private void decide(HttpExchange exchange) throws IOException {
        Map<String, String> form = LoopbackHttp.form(exchange);
        Map<String, String> request = waiting.remove(form.getOrDefault("interaction", ""));
        if (request == null) {
            refuse(exchange, "Cette connexion n’existe plus. Revenez au site de la ville.");
            return;
        }
        FranceConnectPersona persona = FranceConnectPersona.named(form.get("persona"));
        if (standIn.mischief() == FranceConnectMischief.SERVER_ERROR) {
            back(exchange, request, Map.of("error", "server_error"));
        } else if (persona == null) {
            back(
                    exchange,
                    request,
                    Map.of("error", "access_denied", "error_description", "User auth aborted"));
        } else {
            back(exchange, request, Map.of("code", standIn.code(persona, request)));
        }
    }

    private void back(
            HttpExchange exchange, Map<String, String> request, Map<String, String> answer)
            throws IOException {
        var parameters = new LinkedHashMap<>(answer);
        if (request.containsKey("state")) {
            parameters.put("state", request.get("state"));
        }
        parameters.put(
                "iss",
                standIn.mischief() == FranceConnectMischief.CALLBACK_ISSUER
                        ? "https://ailleurs.example/api/v2"
                        : standIn.address());
        String address =
                request.get("redirect_uri")
                        + parameters.entrySet().stream()
                                .map(e -> e.getKey() + "=" + LoopbackHttp.encode(e.getValue()))
                                .collect(Collectors.joining("&", "?", ""));
        if (standIn.mischief() == FranceConnectMischief.HELD) {
            page(
                    exchange,
                    200,
                    "Retour au site",
                    "<p><a id=\"retour\" href=\"%s\">Revenir au site</a></p>"
                            .formatted(Template.escape(address)));
        } else {
            FranceConnectStandIn.redirect(exchange, address);
        }
    }

    private void switches(HttpExchange exchange) throws IOException {
        String choices =
                Arrays.stream(FranceConnectMischief.values())
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
                "FranceConnect de démonstration",
                SWITCHES.fill(Map.of("choices", choices)));
    }

    private void change(HttpExchange exchange) throws IOException {
        Map<String, String> form = LoopbackHttp.form(exchange);
        if (form.containsKey("rotate")) {
            standIn.rotateKeys();
        } else if (form.containsKey("mischief")) {
            standIn.misbehave(FranceConnectMischief.valueOf(form.get("mischief")));
        }
        FranceConnectStandIn.redirect(exchange, "/");
    }

    /** An error that FranceConnect shows itself: the client is not to be trusted. */
    void refuse(HttpExchange exchange, String sentence) throws IOException {
        page(exchange, 400, "Une erreur est survenue", "<p>" + Template.escape(sentence) + "</p>");
    }

    private static void page(HttpExchange exchange, int status, String title, String content)
            throws IOException {
        String page = LAYOUT.fill(Map.of("title", title, "content", content));
        LoopbackHttp.answer(exchange, status, LoopbackHttp.HTML, LoopbackHttp.bytes(page));
    }
}
