package fr.parvis.notification.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The operator that takes short messages over HTTPS: one POST of JSON each. Operators differ in the
 * names of three fields and one header, so both are configuration, and no operator is in the code.
 */
@ApplicationScoped
class SmsGateway {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK_FROM = 200;
    private static final int OK_BELOW = 300;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Inject
    @ConfigProperty(name = "parvis.sms.url")
    Optional<String> url;

    /** Name and value of the header that says who calls; the value is a secret. */
    @Inject
    @ConfigProperty(name = "parvis.sms.header")
    Optional<String> header;

    /** Who writes, as phones show it: eleven letters at the most. */
    @Inject
    @ConfigProperty(name = "parvis.sms.sender", defaultValue = "MAIRIE")
    String sender;

    /** {to}, {from}, {text} and {reference} stand alone as values. */
    @Inject
    @ConfigProperty(
            name = "parvis.sms.body",
            defaultValue =
                    "{\"to\":\"{to}\",\"from\":\"{from}\",\"text\":\"{text}\",\"reference\":\"{reference}\"}")
    String body;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    boolean configured() {
        return url.filter(u -> !u.isBlank()).isPresent();
    }

    /**
     * Hands one message over.
     *
     * @param reference the same at every attempt: an operator that knows it sends nothing twice
     * @throws IOException when the operator did not say that it has it
     */
    void send(String number, String text, String reference) throws IOException {
        if (!configured()) {
            throw new IOException("no SMS operator is configured");
        }
        var values =
                Map.of("{to}", number, "{from}", sender, "{text}", text, "{reference}", reference);
        var request =
                HttpRequest.newBuilder(URI.create(url.orElseThrow()))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(filled(body, values)));
        header.filter(h -> h.contains(":"))
                .map(h -> h.split(":", 2))
                .ifPresent(h -> request.header(h[0].strip(), h[1].strip()));
        try {
            int status =
                    http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status < OK_FROM || status >= OK_BELOW) {
                throw new IOException("the SMS operator answered " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Values are put into the parsed JSON: no text can leave its quotes. */
    static String filled(String template, Map<String, String> values) throws IOException {
        return MAPPER.writeValueAsString(filled(MAPPER.readTree(template), values));
    }

    private static JsonNode filled(JsonNode node, Map<String, String> values) {
        if (node instanceof ObjectNode object) {
            object.fieldNames()
                    .forEachRemaining(name -> object.set(name, filled(object.get(name), values)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, filled(array.get(i), values));
            }
        } else if (node.isTextual() && values.containsKey(node.textValue())) {
            return TextNode.valueOf(values.get(node.textValue()));
        }
        return node;
    }
}
