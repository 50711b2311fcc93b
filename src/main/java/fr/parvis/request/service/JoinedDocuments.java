package fr.parvis.request.service;

import fr.parvis.document.entity.DocumentAccess;
import fr.parvis.document.entity.DocumentDescription;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.document.service.DocumentFiles;
import fr.parvis.document.service.Documents;
import fr.parvis.document.service.ReadableFile;
import fr.parvis.document.service.StorageSpace;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.RequestEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * "Pièces jointes": documents added to drafts and requests, changed and taken away. What happens to
 * those of a request leaves a line of its history; each side is told of what the other has added.
 */
@ApplicationScoped
public class JoinedDocuments {

    /** Lines of the relevé that are looked at. */
    private static final int MOST_ACCESSES = 500;

    @Inject Documents documents;
    @Inject DocumentFiles files;
    @Inject StorageSpace space;
    @Inject UnseenDocumentRepository unseen;
    @Inject DocumentNews news;

    /** Those that were added, in their order. */
    @Transactional
    public List<SupportingDocument> list(DocumentFolder folder) {
        return documents.list(folder.holder());
    }

    /** What a page shows of a folder; of a draft nobody but its owner has opened anything. */
    public Documents.Shown look(DocumentFolder folder) {
        return folder.ofDraft()
                ? documents.look(folder.holder())
                : documents.look(folder.holder(), MOST_ACCESSES);
    }

    /** An agent looks at the request: what its citizen has added waits no more. */
    public void seen(DocumentFolder folder) {
        // to most requests nothing is added later: they ask nothing
        boolean added =
                folder.request().history().stream()
                        .anyMatch(e -> e.type().adds() && e.actor() == Actor.Kind.CITIZEN);
        if (added && folder.by().kind() == Actor.Kind.AGENT) {
            unseen.seen(folder.request().number());
        }
    }

    /** Who opened what, the newest first; of a draft nobody but its owner has. */
    @Transactional
    public List<DocumentAccess> accesses(DocumentFolder folder) {
        return folder.ofDraft() ? List.of() : documents.accesses(folder.holder(), MOST_ACCESSES);
    }

    /**
     * @throws NotFoundException when it is no document of the folder
     */
    @Transactional
    public SupportingDocument find(DocumentFolder folder, UUID id) {
        return documents.find(folder.holder(), id);
    }

    /**
     * One that may be changed, finished or not.
     *
     * @throws NotFoundException when it is no document of the folder, or somebody else's
     */
    @Transactional
    public SupportingDocument changeable(DocumentFolder folder, UUID id) {
        SupportingDocument document = documents.find(folder.holder(), id);
        if (!folder.changeable(document, accesses(folder))) {
            throw new NotFoundException("document that may be changed: " + id);
        }
        return document;
    }

    /**
     * Adds a file to a new document, which is begun for it.
     *
     * @return the document
     */
    public UUID addFirstFile(
            DocumentFolder folder, DocumentDescription typed, String name, InputStream content) {
        demandOpen(folder);
        UUID begun = documents.begin(folder.holder(), folder.reader());
        documents.keep(folder.holder(), begun, typed);
        try {
            files.add(folder.holder(), begun, name, content);
        } catch (DomainException e) {
            documents.delete(folder.holder(), begun);
            throw e;
        }
        return begun;
    }

    /** Adds a file to a document that is there; of one that was joined the history says so. */
    public void addFile(
            DocumentFolder folder,
            SupportingDocument document,
            DocumentDescription typed,
            String name,
            InputStream content) {
        demandOpen(folder);
        documents.keep(folder.holder(), document.id(), typed);
        files.add(folder.holder(), document.id(), name, content);
        if (document.finished()) {
            news.fileAdded(folder, document.title());
        }
    }

    /** "Valider": it is joined, or what was said of it changes. */
    @Transactional
    public void finish(DocumentFolder folder, UUID id, DocumentDescription about) {
        Request request = news.locked(folder);
        SupportingDocument document = changeable(folder, id);
        boolean added = !document.finished();
        documents.finish(folder.holder(), id, about);
        news.tell(
                request,
                folder,
                added ? RequestEvent.Type.DOCUMENT_ADDED : RequestEvent.Type.DOCUMENT_CHANGED,
                documents.find(folder.holder(), id).title());
    }

    /**
     * @param typed what was chosen so far of a document that is not joined yet
     */
    @Transactional
    public void removeFile(DocumentFolder folder, UUID id, UUID file, DocumentDescription typed) {
        Request request = news.locked(folder);
        SupportingDocument document = changeable(folder, id);
        documents.keep(folder.holder(), id, typed);
        documents.removeFile(folder.holder(), id, file);
        if (document.finished()) {
            news.tell(request, folder, RequestEvent.Type.DOCUMENT_CHANGED, document.title());
        }
    }

    @Transactional
    public void delete(DocumentFolder folder, UUID id) {
        Request request = news.locked(folder);
        SupportingDocument document = changeable(folder, id);
        documents.delete(folder.holder(), id);
        if (document.finished()) {
            news.tell(request, folder, RequestEvent.Type.DOCUMENT_REMOVED, document.title());
        }
    }

    /**
     * "Ajouter depuis mon espace de stockage": the draft or the request keeps copies.
     *
     * @param sending secret of the form: a second click joins nothing more
     */
    @Transactional
    public void joinStored(DocumentFolder folder, List<UUID> stored, String sending) {
        demandOpen(folder);
        if (stored.isEmpty()) {
            throw new DomainException("request.documents.choiceMissing");
        }
        // first, as everywhere: two tabs at once wait for each other in one order
        Request request = news.locked(folder);
        for (UUID id : stored) {
            UUID copy = UUID.nameUUIDFromBytes((sending + id).getBytes(StandardCharsets.UTF_8));
            if (!documents.has(folder.holder(), copy)) {
                space.copyTo(id, folder.holder(), copy);
                news.tell(
                        request, folder, RequestEvent.Type.DOCUMENT_ADDED, space.find(id).title());
            }
        }
    }

    /** Whether one's storage space has no room; whoever asks is signed in. */
    public void demandRoomInSpace() {
        if (space.count().get() >= StorageSpace.MOST) {
            throw new DomainException("request.documents.spaceFull", StorageSpace.MOST);
        }
    }

    /**
     * "Dupliquer cette pièce dans mon espace de stockage", "Copier dans mon espace de stockage".
     */
    public void keepCopy(DocumentFolder folder, UUID id) {
        space.keepCopy(folder.holder(), id);
    }

    /** A file for whoever may see the folder; written down for the relevé. */
    public ReadableFile open(DocumentFolder folder, UUID file) {
        return files.open(folder.holder(), file, folder.reader());
    }

    /** Its small picture: on the desk it says what the file says, so it counts as opening it. */
    public ReadableFile preview(DocumentFolder folder, UUID file) {
        return folder.by().kind() == Actor.Kind.AGENT
                ? files.preview(folder.holder(), file, folder.reader())
                : files.preview(folder.holder(), file);
    }

    private static void demandOpen(DocumentFolder folder) {
        if (!folder.open()) {
            throw new DomainException("request.documents.closed");
        }
    }
}
