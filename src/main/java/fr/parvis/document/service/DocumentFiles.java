package fr.parvis.document.service;

import fr.parvis.document.entity.DocumentActor;
import fr.parvis.document.entity.DocumentDescription;
import fr.parvis.document.entity.DocumentFile;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.entity.FileState;
import fr.parvis.document.entity.NewFile;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.document.service.FileCipher.Part;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What the files of documents contain: in, out, and from one holder to another. Nothing here runs
 * in a transaction of its caller, because it takes as long as a telephone takes to send a photo.
 */
@ApplicationScoped
public class DocumentFiles {

    /** Of every small picture. */
    private static final String PREVIEW_TYPE = "image/jpeg";

    @Inject FileRows rows;
    @Inject FileVault vault;
    @Inject Reception reception;
    @Inject WorkFolder work;

    /**
     * Receives a file and adds it to a document.
     *
     * @param name as the browser says
     * @param content read to its end, or to the limit
     * @throws DomainException with the sentence for the field, when it is refused
     * @throws NotFoundException when this holder has no such document
     */
    public DocumentFile add(
            DocumentHolder holder, UUID document, String name, InputStream content) {
        rows.requireRoom(holder, document);
        try (ReceivedFile received = reception.receive(name, content)) {
            NewFile file = sealed(received, holder);
            try {
                return rows.attach(holder, document, file);
            } catch (RuntimeException e) {
                rows.discard(List.of(file));
                throw e;
            }
        }
    }

    private NewFile sealed(ReceivedFile received, DocumentHolder holder) {
        UUID id = UUID.randomUUID();
        return new NewFile(
                id,
                received.name(),
                received.mediaType(),
                received.size(),
                received.state(),
                vault.seal(id, holder, received.content(), received.preview()));
    }

    /**
     * Opens a file for somebody, and writes it down in the relevé.
     *
     * @throws DomainException while it waits for the scanner, or when it is infected
     * @throws NotFoundException when this holder has no such file
     */
    public ReadableFile open(DocumentHolder holder, UUID file, DocumentActor reader) {
        DocumentFile found = rows.readable(holder, file, reader);
        return new ReadableFile(
                found.name(),
                found.mediaType(),
                found.size(),
                vault.open(found, holder, Part.CONTENT));
    }

    /**
     * The small picture of a file: of the whole photo, or of the first page. It is not written down
     * in the relevé.
     *
     * @throws NotFoundException when there is none
     */
    public ReadableFile preview(DocumentHolder holder, UUID file) {
        DocumentFile found = rows.readable(holder, file, null);
        if (!found.hasPreview()) {
            throw new NotFoundException("preview of a file");
        }
        return new ReadableFile(
                found.name(), PREVIEW_TYPE, -1, vault.open(found, holder, Part.PREVIEW));
    }

    /**
     * The same for somebody to whom it tells what the file says: that is written down, but not each
     * time that the page is asked for anew.
     */
    public ReadableFile preview(DocumentHolder holder, UUID file, DocumentActor reader) {
        rows.glanced(holder, file, reader);
        return preview(holder, file);
    }

    /**
     * A copy for another holder, with files of its own: what happens to the one does not touch the
     * other. Infected files stay behind.
     *
     * @return id of the copy
     * @throws DomainException when the other has as many documents as it may have
     */
    public UUID copy(DocumentHolder from, UUID document, DocumentHolder to, DocumentActor by) {
        UUID copy = UUID.randomUUID();
        copy(from, document, to, copy, by);
        return copy;
    }

    /** The same under an id by which the copy is known beforehand. */
    public void copy(
            DocumentHolder from, UUID document, DocumentHolder to, UUID copy, DocumentActor by) {
        SupportingDocument original = rows.find(from, document);
        List<NewFile> copies = new ArrayList<>();
        try {
            for (DocumentFile file : original.files()) {
                if (file.state() != FileState.INFECTED) {
                    copies.add(copy(file, from, to));
                }
            }
            if (copies.isEmpty()) {
                throw new DomainException("document.noFile");
            }
            rows.add(
                    copy,
                    to,
                    by,
                    new DocumentDescription(
                            original.type(), original.title(), original.expiresOn()),
                    copies);
        } catch (RuntimeException e) {
            rows.discard(copies);
            throw e;
        }
    }

    private NewFile copy(DocumentFile file, DocumentHolder from, DocumentHolder to) {
        Path content = null;
        Path preview = null;
        try {
            content = clear(file, from, Part.CONTENT);
            preview = file.hasPreview() ? clear(file, from, Part.PREVIEW) : null;
            UUID id = UUID.randomUUID();
            return new NewFile(
                    id,
                    file.name(),
                    file.mediaType(),
                    file.size(),
                    file.state(),
                    vault.seal(id, to, content, preview));
        } finally {
            work.remove(content);
            work.remove(preview);
        }
    }

    private Path clear(DocumentFile file, DocumentHolder holder, Part part) {
        Path target = work.newFile();
        try (InputStream in = vault.open(file, holder, part)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException e) {
            work.remove(target);
            throw new UncheckedIOException(e);
        }
    }
}
