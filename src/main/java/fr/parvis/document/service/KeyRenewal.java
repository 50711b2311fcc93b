package fr.parvis.document.service;

import fr.parvis.document.entity.DocumentFile;
import fr.parvis.document.entity.DocumentHolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * After a change of the master key: the keys of files are wrapped anew, until none needs an older
 * one. The files themselves stay as they are. Whatever is done stays done, so that it goes on after
 * a restart where it was.
 */
@ApplicationScoped
class KeyRenewal {

    private static final Logger LOG = Logger.getLogger(KeyRenewal.class.getName());
    private static final int BATCH = 100;

    /** Before all files. */
    static final UUID FIRST = new UUID(0, 0);

    @Inject DocumentRepository documents;
    @Inject FileVault vault;

    /**
     * Wraps some keys anew, in one short transaction; files that somebody else has locked are
     * passed over.
     *
     * @param after where the batch before has ended
     * @return the last file that was looked at; empty when there is none any more
     */
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<UUID> renewAfter(UUID after) {
        List<byte[]> older = vault.olderMarks();
        if (older.isEmpty()) {
            return Optional.empty();
        }
        List<UUID> claimed = documents.claimWrapped(older, after, BATCH);
        long renewed = claimed.stream().filter(id -> renewed(documents.anyFile(id))).count();
        if (renewed > 0) {
            LOG.log(Level.INFO, "{0} keys of files are wrapped by the newest master key", renewed);
        }
        return claimed.stream().reduce((earlier, later) -> later);
    }

    /** One that does not open must not keep the others from it. */
    private boolean renewed(DocumentFile file) {
        DocumentHolder holder = file.document().holder();
        try {
            file.rebind(vault.rebound(file, holder, holder));
            return true;
        } catch (IllegalStateException e) {
            LOG.log(Level.SEVERE, "the key of a file is not wrapped anew", e);
            return false;
        }
    }

    /** Tells whoever operates the portal whether the older master keys may go. */
    @Transactional
    public void tellWhatIsLeft() {
        List<byte[]> older = vault.olderMarks();
        if (older.isEmpty()) {
            return;
        }
        long left = documents.countWrapped(older);
        if (left == 0) {
            LOG.info("no file needs the older master keys of documents: they may be taken off");
        } else {
            LOG.log(Level.WARNING, "{0} files still need an older master key of documents", left);
        }
    }
}
