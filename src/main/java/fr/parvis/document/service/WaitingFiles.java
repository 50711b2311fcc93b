package fr.parvis.document.service;

import fr.parvis.document.clamd.ClamdScanner;
import fr.parvis.document.entity.DocumentFile;
import fr.parvis.document.entity.FileState;
import fr.parvis.document.service.FileCipher.Part;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Files that came while the scanner did not answer: nobody reads them until it does. */
@ApplicationScoped
class WaitingFiles {

    private static final Logger LOG = Logger.getLogger(WaitingFiles.class.getName());

    @Inject DocumentRepository documents;
    @Inject FileVault vault;
    @Inject ClamdScanner scanner;
    @Inject Clock clock;

    /**
     * Has the scanner look at the one that waits longest. Its row stays locked meanwhile: no other
     * node asks for the same. One that cannot be read, or about which the scanner says nothing,
     * lets the others pass.
     *
     * @param round when it began: what was tried in it is not tried again
     * @return false when none is left, or the scanner still does not answer
     */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean scanOne(Instant round) {
        // a node without a scanner judges nothing: another one has it
        if (!scanner.configured()) {
            return false;
        }
        Optional<DocumentFile> waiting = documents.claimWaiting(round);
        return waiting.isPresent() && scanned(waiting.get(), round);
    }

    private boolean scanned(DocumentFile file, Instant round) {
        FileState found = ask(file);
        if (found == FileState.WAITING) {
            boolean answers = scanner.answers();
            if (answers) {
                file.tried(round);
            }
            return answers;
        }
        file.found(found, clock.instant());
        if (found == FileState.INFECTED) {
            LOG.log(Level.WARNING, "file {0} is infected: its content is removed", file.id());
            vault.discard(file);
        }
        return true;
    }

    private FileState ask(DocumentFile file) {
        try (InputStream content = vault.open(file, file.document().holder(), Part.CONTENT)) {
            return scanner.scan(content);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.SEVERE, "file " + file.id() + " cannot be read for the scanner", e);
            return FileState.WAITING;
        }
    }
}
