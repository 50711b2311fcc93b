package fr.parvis.document.service;

import fr.parvis.document.entity.DocumentAccess;
import fr.parvis.document.entity.DocumentActor;
import fr.parvis.document.entity.DocumentDescription;
import fr.parvis.document.entity.DocumentFile;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.entity.FileState;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Documents of a holder: a draft, a request, or (through {@link StorageSpace} only) a citizen's own
 * space. Whoever calls has found that the holder is for the person who asks. What files contain is
 * the matter of {@link DocumentFiles}.
 *
 * <p>A document is begun, gets its files one by one, and is finished with its description: only
 * then is it listed and counted. One that is never finished is forgotten after a day.
 */
@ApplicationScoped
public class Documents {

    /** Begun by one holder at the same time; the oldest gives way. */
    private static final int MOST_BEGUN = 5;

    private static final Duration ABANDONED_AFTER = Duration.ofDays(1);
    private static final int BATCH = 100;
    private static final int LONGEST_TITLE = 100;

    @Inject DocumentRepository documents;
    @Inject DocumentLookRepository looks;
    @Inject FileVault vault;
    @Inject TownSettings town;
    @Inject Clock clock;

    /**
     * Somebody begins to add a document.
     *
     * @throws DomainException when the holder has as many as it may have
     */
    @Transactional
    public UUID begin(DocumentHolder holder, DocumentActor by) {
        if (documents.freeSlot(holder).isEmpty()) {
            throw full(holder);
        }
        List<SupportingDocument> begun =
                documents.all(holder).stream().filter(d -> !d.finished()).toList();
        begun.stream().limit(Math.max(0, begun.size() - MOST_BEGUN + 1)).forEach(this::remove);
        var document = new SupportingDocument(holder, by, clock.instant());
        documents.add(document);
        return document.id();
    }

    /** What was typed so far of one that is not finished: nothing is judged. */
    @Transactional
    public void keep(DocumentHolder holder, UUID document, DocumentDescription typed) {
        SupportingDocument begun = locked(holder, document);
        if (!begun.finished()) {
            begun.describe(typed);
        }
    }

    /**
     * "Valider": from now on it is listed. For one that is listed already: what is said of it
     * changes.
     *
     * @throws DomainException without a type or a file, or when the holder has as many as it may
     */
    @Transactional
    public void finish(DocumentHolder holder, UUID document, DocumentDescription about) {
        SupportingDocument begun = locked(holder, document);
        begun.describe(checked(about));
        if (begun.files().stream().allMatch(f -> f.state() == FileState.INFECTED)) {
            throw new DomainException("document.noFile");
        }
        if (!begun.finished()) {
            int slot = documents.freeSlot(holder).orElseThrow(() -> full(holder));
            begun.finish(slot, clock.instant());
        }
    }

    private DocumentDescription checked(DocumentDescription about) {
        var type =
                town.documentType(about.type() == null ? "" : about.type())
                        .orElseThrow(() -> new DomainException("document.noType"));
        String title = about.title() == null ? "" : about.title().strip();
        if (title.length() > LONGEST_TITLE) {
            throw new DomainException("document.longTitle", LONGEST_TITLE);
        }
        return new DocumentDescription(
                type.id(), title.isEmpty() ? type.title() : title, about.expiresOn());
    }

    static DomainException full(DocumentHolder holder) {
        return new DomainException("document.full." + holder.kind(), holder.kind().most());
    }

    /** The finished ones, with their files, in the order of their adding. */
    @Transactional
    public List<SupportingDocument> list(DocumentHolder holder) {
        return documents.list(holder);
    }

    /**
     * What a page shows of a holder, to be looked at only.
     *
     * @param documents the finished ones, in the order of their adding
     * @param accesses the relevé, the newest first
     */
    public record Shown(List<SupportingDocument> documents, List<DocumentAccess> accesses) {}

    /** Without the relevé, where there is none. */
    public Shown look(DocumentHolder holder) {
        return looks.documents(holder);
    }

    public Shown look(DocumentHolder holder, int mostAccesses) {
        return looks.documents(holder, mostAccesses);
    }

    /** How many are finished. */
    public Later<Long> count(DocumentHolder holder) {
        return looks.count(holder);
    }

    /**
     * Whether a holder has a document that it is about to get, as after an earlier click: whoever
     * adds to it at the same time waits until this transaction ends.
     */
    @Transactional
    public boolean has(DocumentHolder holder, UUID document) {
        documents.await(holder);
        return documents.find(holder, document).isPresent();
    }

    /**
     * Finished or not, with its files.
     *
     * @throws NotFoundException when this holder has no such document
     */
    @Transactional
    public SupportingDocument find(DocumentHolder holder, UUID document) {
        return documents
                .find(holder, document)
                .orElseThrow(() -> new NotFoundException("document of " + holder.kind()));
    }

    /**
     * Removes a file.
     *
     * @throws DomainException when it is the last one of a finished document
     */
    @Transactional
    public void removeFile(DocumentHolder holder, UUID document, UUID file) {
        SupportingDocument one = locked(holder, document);
        DocumentFile gone =
                one.file(file).orElseThrow(() -> new NotFoundException("file of a document"));
        if (one.finished() && one.files().size() == 1) {
            throw new DomainException("document.lastFile");
        }
        vault.discard(gone);
        documents.remove(gone);
    }

    /** Removes a document with its files. */
    @Transactional
    public void delete(DocumentHolder holder, UUID document) {
        remove(locked(holder, document));
    }

    /** Removes all documents of a holder, with their files: it is forgotten itself. */
    @Transactional
    public void deleteAll(DocumentHolder holder) {
        documents.all(holder).forEach(this::remove);
    }

    private void remove(SupportingDocument document) {
        document.files().forEach(vault::discard);
        documents.remove(document);
    }

    /**
     * All finished documents of a holder belong to another one from now on; what was only begun
     * goes. Within the transaction of whoever files the draft.
     */
    @Transactional
    public void move(DocumentHolder from, DocumentHolder to) {
        for (SupportingDocument document : documents.all(from)) {
            if (!document.finished()) {
                remove(document);
                continue;
            }
            document.files().forEach(f -> f.rebind(vault.rebound(f, from, to)));
            document.move(to, documents.freeSlot(to).orElseThrow(() -> full(to)));
        }
        documents.flush();
    }

    /**
     * Documents that somebody began and left.
     *
     * @return how many went; more may be left
     */
    @Transactional
    public int forgetAbandoned() {
        List<UUID> left = documents.claimAbandoned(clock.instant().minus(ABANDONED_AFTER), BATCH);
        left.forEach(id -> remove(documents.any(id)));
        return left.size();
    }

    /** The relevé of a holder: who opened which file and when, the newest first. */
    @Transactional
    public List<DocumentAccess> accesses(DocumentHolder holder, int most) {
        return documents.accesses(holder, most);
    }

    private SupportingDocument locked(DocumentHolder holder, UUID document) {
        return documents
                .lock(holder, document)
                .orElseThrow(() -> new NotFoundException("document of " + holder.kind()));
    }
}
