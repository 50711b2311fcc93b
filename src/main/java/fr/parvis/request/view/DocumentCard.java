package fr.parvis.request.view;

import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.kernel.FrenchText;
import java.util.List;

/**
 * A document that was joined, as pages show it.
 *
 * @param address of the page that changes it, with the context path
 * @param added when and by whom; null in a draft
 * @param seen "Consulté par …", the latest first
 * @param changeable whether whoever looks may change and delete it
 * @param copyable whether it may be copied into one's own storage space
 */
public record DocumentCard(
        String address,
        String title,
        String added,
        List<FileTile> files,
        List<String> seen,
        boolean changeable,
        boolean copyable) {

    public DocumentCard {
        files = List.copyOf(files);
        seen = List.copyOf(seen);
    }

    /** One of a draft: its owner may do everything with it. */
    static DocumentCard ofDraft(SupportingDocument document, String folder) {
        return of(document, folder, null, List.of(), true, false);
    }

    /** One of a request. */
    static DocumentCard of(
            SupportingDocument document,
            String folder,
            String added,
            List<String> seen,
            boolean changeable,
            boolean copyable) {
        return new DocumentCard(
                folder + "/" + document.id(),
                FrenchText.typography(document.title()),
                added,
                FileTile.inOrder(document).map(f -> FileTile.of(f, folder)).toList(),
                seen,
                changeable,
                copyable);
    }
}
