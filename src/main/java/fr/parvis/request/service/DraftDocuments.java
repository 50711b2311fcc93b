package fr.parvis.request.service;

import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.entity.FileState;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.document.service.Documents;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.Draft;
import fr.parvis.request.entity.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What becomes of the documents of a draft: they are filed with it, or end with it. Always within
 * the transaction of whoever does that with the draft.
 */
@ApplicationScoped
class DraftDocuments {

    @Inject Documents documents;

    /** The types of which the draft has a document that the service can read, or soon can. */
    Set<String> types(Draft draft) {
        return documents.list(of(draft)).stream()
                .filter(d -> d.files().stream().anyMatch(f -> f.state() != FileState.INFECTED))
                .map(SupportingDocument::type)
                .collect(Collectors.toSet());
    }

    /**
     * They belong to the request from now on. What a condition does not ask for in the end is no
     * part of it, as it is with answers.
     */
    void file(Draft draft, Request request, Procedure procedure) {
        if (procedure.documents().isEmpty()) {
            return;
        }
        Set<String> declared = types(procedure.documents());
        Set<String> called = types(procedure.documents(draft.answers()));
        documents.list(of(draft)).stream()
                .filter(d -> declared.contains(d.type()) && !called.contains(d.type()))
                .forEach(d -> documents.delete(of(draft), d.id()));
        documents.move(of(draft), DocumentHolder.request(request.number()));
    }

    private static Set<String> types(List<Procedure.Document> list) {
        return list.stream().map(Procedure.Document::type).collect(Collectors.toSet());
    }

    /** The one draft takes in what the other one has. */
    void take(Draft own, Draft other) {
        documents.move(of(other), of(own));
    }

    void forget(Draft draft) {
        documents.deleteAll(of(draft));
    }

    void forgetDraft(long id) {
        documents.deleteAll(DocumentHolder.draft(id));
    }

    void forgetRequest(long number) {
        documents.deleteAll(DocumentHolder.request(number));
    }

    private static DocumentHolder of(Draft draft) {
        return DocumentHolder.draft(draft.id());
    }
}
