package fr.parvis.document.service;

import fr.parvis.document.entity.DocumentAccess;
import fr.parvis.document.entity.DocumentActor;
import fr.parvis.document.entity.DocumentDescription;
import fr.parvis.document.entity.DocumentFile;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.entity.FileState;
import fr.parvis.document.entity.NewFile;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The short transactions around the long work with files, during which none is open. */
@ApplicationScoped
class FileRows {

    /** Whoever looks again within this time has not looked twice. */
    private static final Duration ONE_LOOK = Duration.ofMinutes(15);

    @Inject DocumentRepository documents;
    @Inject FileVault vault;
    @Inject Clock clock;

    /** Before a file is read that could not be added. */
    @Transactional
    public void requireRoom(DocumentHolder holder, UUID document) {
        if (find(holder, document).full()) {
            throw full();
        }
    }

    /** Adds a file that is in the store. */
    @Transactional
    public DocumentFile attach(DocumentHolder holder, UUID document, NewFile file) {
        SupportingDocument locked = documents.lock(holder, document).orElseThrow(FileRows::unknown);
        int position = locked.freePosition().orElseThrow(FileRows::full);
        vault.keep(file.sealed());
        return locked.add(file, position, clock.instant());
    }

    /** Adds a whole document whose files are in the store. */
    @Transactional
    public void add(
            UUID id,
            DocumentHolder holder,
            DocumentActor by,
            DocumentDescription about,
            List<NewFile> files) {
        var document = new SupportingDocument(id, holder, by, clock.instant());
        document.describe(about);
        int position = 1;
        for (NewFile file : files) {
            vault.keep(file.sealed());
            document.add(file, position++, clock.instant());
        }
        int slot = documents.freeSlot(holder).orElseThrow(() -> Documents.full(holder));
        document.finish(slot, clock.instant());
        documents.add(document);
    }

    /** Nothing names them: they are removed. */
    @Transactional
    public void discard(List<NewFile> files) {
        files.forEach(f -> vault.discard(f.sealed()));
    }

    @Transactional
    public SupportingDocument find(DocumentHolder holder, UUID document) {
        return documents.find(holder, document).orElseThrow(FileRows::unknown);
    }

    /**
     * A file that may be read.
     *
     * @param reader written down in the relevé; null for a small picture
     */
    @Transactional
    public DocumentFile readable(DocumentHolder holder, UUID id, DocumentActor reader) {
        DocumentFile file =
                documents
                        .ofFile(holder, id)
                        .flatMap(d -> d.file(id))
                        .orElseThrow(FileRows::unknown);
        if (file.state() != FileState.CLEAN) {
            throw new DomainException("document.state." + file.state());
        }
        // a space has one reader: there is nothing to tell
        if (reader != null && holder.kind() != DocumentHolder.Kind.SPACE) {
            documents.add(new DocumentAccess(file, reader, clock.instant()));
        }
        return file;
    }

    /** Writes down that somebody looked at a file, but where they did so just before. */
    @Transactional
    public void glanced(DocumentHolder holder, UUID id, DocumentActor reader) {
        DocumentFile file = readable(holder, id, null);
        Instant now = clock.instant();
        if (!documents.opened(id, reader, now.minus(ONE_LOOK))) {
            documents.add(new DocumentAccess(file, reader, now));
        }
    }

    private static DomainException full() {
        return new DomainException("document.fileFull", SupportingDocument.MOST_FILES);
    }

    private static NotFoundException unknown() {
        return new NotFoundException("document");
    }
}
