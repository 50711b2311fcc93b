package fr.parvis.content.cms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of the stand-in for WordPress. */
public final class WordPressMediaStandIn {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int FIRST = 500;

    private final Map<String, ObjectNode> files = new LinkedHashMap<>();
    private int last = FIRST;

    /** Their names, and what they show. */
    public synchronized List<String> all() {
        return files.values().stream()
                .map(f -> f.path("file").asText() + " " + f.path("alt_text").asText())
                .toList();
    }

    synchronized String answer(HttpExchange exchange, Map<String, String> query, String route)
            throws IOException {
        String id = route.replaceFirst(".*/", "");
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                ArrayNode found = MAPPER.createArrayNode();
                files.values().stream()
                        .filter(f -> f.path("parent").asText().equals(query.get("parent")))
                        .forEach(found::add);
                return found.toString();
            }
            case "DELETE" -> {
                return files.remove(id).toString();
            }
            default -> {
                if (id.matches("\\d+")) {
                    files.get(id).setAll((ObjectNode) MAPPER.readTree(body));
                    return files.get(id).toString();
                }
                String name =
                        exchange.getRequestHeaders()
                                .getFirst("Content-Disposition")
                                .replaceFirst(".*filename=\"(.*)\"", "$1");
                ObjectNode file = MAPPER.createObjectNode().put("id", ++last).put("file", name);
                file.put("slug", name.replaceFirst("\\.[a-z]+$", ""));
                file.put("parent", query.get("post"));
                files.put(String.valueOf(last), file);
                return file.toString();
            }
        }
    }
}
