package fr.parvis.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tree of public addresses. A fixed word goes before a parameter. */
final class Routes {

    private final Node root = new Node();

    /** A view and the parameters that its address holds. */
    record Match(String view, Map<String, String> parameters) {}

    private static final class Node {
        private final Map<String, Node> words = new HashMap<>();
        private String parameter;
        private Node any;
        private String view;
    }

    /**
     * @param view path of a view: {@code /demarches/_slug/index.xhtml}
     */
    void add(String view) {
        String address = view.substring(1, view.length() - ".xhtml".length());
        if (address.equals("index")) {
            address = "";
        } else if (address.endsWith("/index")) {
            address = address.substring(0, address.length() - "/index".length());
        }
        Node node = root;
        for (String part : parts(address)) {
            if (part.startsWith("_")) {
                if (node.any == null) {
                    node.any = new Node();
                    node.parameter = part.substring(1);
                }
                node = node.any;
            } else {
                node = node.words.computeIfAbsent(part, w -> new Node());
            }
        }
        node.view = view;
    }

    /** The view of an address; empty when there is none. A slash at the end changes nothing. */
    Optional<Match> find(String path) {
        var parameters = new LinkedHashMap<String, String>();
        Node node = root;
        for (String part : parts(path.startsWith("/") ? path.substring(1) : path)) {
            Node next = node.words.get(part);
            if (next == null && node.any != null) {
                parameters.put(node.parameter, part);
                next = node.any;
            }
            if (next == null) {
                return Optional.empty();
            }
            node = next;
        }
        return Optional.ofNullable(node.view).map(v -> new Match(v, parameters));
    }

    private static List<String> parts(String address) {
        var parts = new ArrayList<String>();
        for (String part : address.split("/")) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }
}
