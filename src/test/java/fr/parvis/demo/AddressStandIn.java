package fr.parvis.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Answers like the search of the Base Adresse Nationale (data.geopf.fr/geocodage), for a handful of
 * streets.
 */
final class AddressStandIn {
    private static final List<String> STREETS =
            List.of(
                    "Rue de la République",
                    "Avenue du Général de Gaulle",
                    "Place du Parvis",
                    "Rue Victor Hugo",
                    "Allée des Tilleuls",
                    "Rue de l'Église",
                    "Chemin des Vignes",
                    "Boulevard Jean Jaurès",
                    "Impasse du Moulin",
                    "Rue Jules Ferry");
    private static final int DEFAULT_LIMIT = 5;
    private static final int SHORTEST_QUERY = 3;

    private final TownProfile town;
    private final ObjectMapper json = new ObjectMapper();

    AddressStandIn(TownProfile town) {
        this.town = town;
    }

    void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = LoopbackHttp.query(exchange);
        String text = query.getOrDefault("q", "").strip();
        if (text.length() < SHORTEST_QUERY) {
            ObjectNode error = json.createObjectNode().put("code", 400);
            error.putArray("detail").add("q: must contain between 3 and 200 chars");
            LoopbackHttp.answer(exchange, 400, LoopbackHttp.JSON, json.writeValueAsBytes(error));
            return;
        }
        String limit = query.getOrDefault("limit", "");
        int most = limit.matches("[1-9]\\d?") ? Integer.parseInt(limit) : DEFAULT_LIMIT;
        LoopbackHttp.answer(
                exchange, 200, LoopbackHttp.JSON, json.writeValueAsBytes(search(text, most)));
    }

    private ObjectNode search(String text, int limit) {
        List<String> words = List.of(plain(text).split("[^a-z0-9]+"));
        String number =
                words.stream().filter(word -> word.matches("\\d{1,4}")).findFirst().orElse(null);
        ObjectNode collection = json.createObjectNode().put("type", "FeatureCollection");
        ArrayNode features = collection.putArray("features");
        for (int i = 0; i < STREETS.size() && features.size() < limit; i++) {
            if (matches(STREETS.get(i), words)) {
                features.add(feature(STREETS.get(i), number, i));
            }
        }
        return collection.put("query", text);
    }

    /** Each word of the question begins a word of the address; the house number may be any. */
    private boolean matches(String street, List<String> words) {
        String address = street + " " + town.postcode() + " " + town.city();
        List<String> known = Arrays.asList(plain(address).split("[^a-z0-9]+"));
        return words.stream()
                .filter(word -> !word.isEmpty() && !word.matches("\\d{1,4}"))
                .allMatch(word -> known.stream().anyMatch(other -> other.startsWith(word)));
    }

    private ObjectNode feature(String street, String number, int index) {
        String name = number == null ? street : number + " " + street;
        ObjectNode feature = json.createObjectNode().put("type", "Feature");
        ObjectNode geometry = feature.putObject("geometry").put("type", "Point");
        // somewhere in the Val-d'Oise: nobody measures distances in the demonstration
        geometry.putArray("coordinates").add(2.06 + index * 0.002).add(49.06 + index * 0.001);
        ObjectNode properties = feature.putObject("properties");
        properties.put("label", name + " " + town.postcode() + " " + town.city());
        properties.put("score", Math.round((0.97 - index * 0.01) * 100) / 100.0);
        if (number != null) {
            properties.put("housenumber", number);
        }
        String streetId = "%s_%04d".formatted(town.inseeCode(), 100 + index);
        properties.put(
                "id",
                number == null ? streetId : streetId + "_%05d".formatted(Integer.parseInt(number)));
        properties.put("name", name);
        properties.put("postcode", town.postcode());
        properties.put("citycode", town.inseeCode());
        properties.put("city", town.city());
        properties.put("context", town.postcode().substring(0, 2));
        properties.put("type", number == null ? "street" : "housenumber");
        properties.put("importance", 0.6);
        if (number != null) {
            properties.put("street", street);
        }
        return feature;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
