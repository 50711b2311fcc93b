package fr.parvis.request.service;

import fr.parvis.document.entity.DocumentAccess;
import fr.parvis.document.entity.DocumentActor;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.form.entity.Answers;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Request;
import java.util.List;

/**
 * The documents of a draft or a request, for somebody whose right to see them is settled.
 *
 * @param by as the history of the request names who acts
 * @param reader as the documents and their relevé name the same person; agents under their service
 * @param request null for a draft
 */
public record DocumentFolder(
        DocumentHolder holder,
        Actor by,
        DocumentActor reader,
        Procedure procedure,
        Answers answers,
        Request request) {

    public boolean ofDraft() {
        return request == null;
    }

    /** Whether whoever looks may add documents. */
    public boolean open() {
        return ofDraft() || request.status().takesDocumentsOf(by.kind());
    }

    /**
     * Whether whoever looks may change or delete a document: in a draft always, in a request one's
     * own side's, until the other side has opened it.
     *
     * @param accesses the relevé of the request
     */
    public boolean changeable(SupportingDocument document, List<DocumentAccess> accesses) {
        return ofDraft()
                || open()
                        && document.addedBy() == reader.side()
                        && accesses.stream()
                                .filter(a -> a.documentId().equals(document.id()))
                                .allMatch(a -> a.reader() == reader.side());
    }
}
