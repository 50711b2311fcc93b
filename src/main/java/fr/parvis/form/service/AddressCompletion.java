package fr.parvis.form.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Completion of addresses by the Base Adresse Nationale (GET /geocodage/search, GeoJSON). A
 * comfort: when it does not answer within a second, nothing is proposed, and it is left alone for a
 * minute.
 */
@ApplicationScoped
public class AddressCompletion {

    private static final Logger LOG = Logger.getLogger(AddressCompletion.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int SHORTEST = 3;
    private static final int MOST = 6;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Inject TownSettings town;
    @Inject Clock clock;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private volatile Instant silentUntil = Instant.MIN;

    /**
     * @param street number and street
     */
    public record Completed(String label, String street, String postcode, String city) {}

    /** The addresses that begin so; none when the service cannot tell. */
    public List<Completed> complete(String typed) {
        if (town.addressCompletion() == null
                || typed.strip().length() < SHORTEST
                || clock.instant().isBefore(silentUntil)) {
            return List.of();
        }
        String query =
                "?autocomplete=1&limit="
                        + MOST
                        + "&q="
                        + URLEncoder.encode(typed.strip(), StandardCharsets.UTF_8);
        var request =
                HttpRequest.newBuilder(URI.create(town.addressCompletion().url() + query))
                        .timeout(TIMEOUT)
                        .build();
        try {
            HttpResponse<byte[]> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return parse(MAPPER.readTree(answer.body()));
        } catch (IOException e) {
            silentUntil = clock.instant().plus(PAUSE);
            LOG.log(Level.INFO, "no completion of addresses for a while: {0}", e.toString());
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static List<Completed> parse(JsonNode answer) {
        var completed = new ArrayList<Completed>();
        for (JsonNode feature : answer.path("features")) {
            JsonNode found = feature.path("properties");
            String street =
                    (found.path("housenumber").asText("")
                                    + " "
                                    + found.path("street").asText(found.path("name").asText("")))
                            .strip();
            completed.add(
                    new Completed(
                            found.path("label").asText(""),
                            street,
                            found.path("postcode").asText(""),
                            found.path("city").asText("")));
        }
        return completed;
    }
}
