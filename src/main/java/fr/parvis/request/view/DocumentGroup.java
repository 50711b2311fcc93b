package fr.parvis.request.view;

import java.util.List;

/**
 * A type of documents on a page: what is asked, and what was joined.
 *
 * @param type id of the type; null for those that nobody asked for
 * @param required whether one is demanded
 * @param when condition for the browser, as JSON; null when it always shows
 * @param hidden whether the answers do not call for it
 * @param problem what is wrong, as a sentence; null when nothing is
 */
public record DocumentGroup(
        String type,
        String title,
        String note,
        boolean required,
        String when,
        boolean hidden,
        String problem,
        List<DocumentCard> documents) {

    public DocumentGroup {
        documents = List.copyOf(documents);
    }

    /** A group of documents that nothing is said about. */
    static DocumentGroup of(String title, List<DocumentCard> documents) {
        return new DocumentGroup(null, title, "", false, null, false, null, documents);
    }
}
