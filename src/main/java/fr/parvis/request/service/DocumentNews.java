package fr.parvis.request.service;

import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.RequestEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * What happened to the documents of a request: a line of its history, and word for the other side.
 */
@ApplicationScoped
class DocumentNews {

    @Inject RequestRepository requests;
    @Inject UnseenDocumentRepository unseen;
    @Inject RequestMails mails;
    @Inject Clock clock;

    /** The request as it is now, for whoever changes its documents; null for a draft. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Request locked(DocumentFolder folder) {
        return folder.ofDraft() ? null : requests.locked(folder.request().number());
    }

    /** A document that was joined has one file more. */
    @Transactional
    public void fileAdded(DocumentFolder folder, String title) {
        Request request = locked(folder);
        if (request != null && request.file(folder.by(), title, clock.instant())) {
            told(request, folder, RequestEvent.Type.DOCUMENT_ADDED);
        }
    }

    /**
     * @param request locked; null for a draft, of which nothing is told
     * @param title of the document
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(Request request, DocumentFolder folder, RequestEvent.Type what, String title) {
        if (request != null) {
            request.document(what, folder.by(), title, clock.instant());
            told(request, folder, what);
        }
    }

    private void told(Request request, DocumentFolder folder, RequestEvent.Type what) {
        if (!what.adds()) {
            return;
        }
        if (folder.by().kind() == Actor.Kind.AGENT) {
            mails.documentAdded(request);
        } else if (unseen.added(request.number(), clock.instant(), request.entrustedAt())) {
            // as with messages: one mail until somebody looks, the queue shows it to all
            mails.documentToTown(request);
        }
    }
}
