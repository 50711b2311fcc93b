package fr.parvis.request.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The addresses of the documents of a draft or a request, below the root of the portal.
 *
 * @param base where its pages are
 * @param back the page that shows them
 */
public record DocumentPages(String base, String back) {

    /** Last part of the address of the page that adds one. */
    static final String NEW = "nouvelle";

    /** The same of the page that takes some from the storage space. */
    private static final String SPACE = "espace";

    static DocumentPages ofDraft(String slug) {
        return below("/demarches/" + slug, "/demarches/" + slug + "/ma-demande");
    }

    /**
     * @param request the address of its page
     */
    static DocumentPages ofRequest(String request) {
        return below(request, request);
    }

    private static DocumentPages below(String address, String back) {
        return new DocumentPages(address + "/pieces", back + "#pieces");
    }

    String document(UUID id) {
        return base + "/" + id;
    }

    /**
     * Where a button of the form of a démarche leads.
     *
     * @param piece "espace", the id of a document, the same with "!" to delete it, or a type
     */
    String target(String piece) {
        if (SPACE.equals(piece)) {
            return base + "/" + SPACE;
        }
        if (piece != null && piece.matches("[0-9a-f-]{36}!?")) {
            String id = piece.substring(0, 36);
            return base + "/" + id + (piece.endsWith("!") ? "?supprimer=1" : "");
        }
        String type = piece == null ? "" : piece;
        return base + "/" + NEW + "?type=" + URLEncoder.encode(type, StandardCharsets.UTF_8);
    }
}
