package fr.parvis.document.service;

import com.google.crypto.tink.Aead;
import fr.parvis.document.entity.DocumentFile;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.entity.NewFile.Sealed;
import fr.parvis.document.service.FileCipher.Part;
import fr.parvis.kernel.PortalStarting;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts files in the store, encrypted, and reads them again. Nothing clear ever gets there. */
@ApplicationScoped
class FileVault {

    @Inject StoredBytes store;
    @Inject WorkFolder work;
    @Inject TownSettings town;

    @Inject
    @ConfigProperty(name = "parvis.document.key")
    Optional<String> keys;

    @Inject
    @ConfigProperty(name = "parvis.document.key.file")
    Optional<String> keyFile;

    private FileCipher cipher;
    private Aead master;

    /** A town that takes documents does not start without the key of them. */
    void start(@Observes PortalStarting starting) throws IOException {
        Optional<String> text =
                keyFile.isPresent() ? Optional.of(Files.readString(Path.of(keyFile.get()))) : keys;
        if (text.isPresent()) {
            MasterKeys read = MasterKeys.read(text.get());
            cipher = new FileCipher(read);
            master = read.aead();
        } else if (!town.documentTypes().isEmpty()) {
            throw new IllegalStateException(
                    "The master key for documents is missing. " + MasterKeys.how());
        }
    }

    /** Encrypts short texts, see {@link SealedText}. */
    Aead master() {
        return master;
    }

    /**
     * Encrypts a file with a new key and puts it in the store.
     *
     * @param preview null when there is no small picture of it
     * @return to be named by a document, which {@link #keep keeps} it; else {@link #discard}
     */
    Sealed seal(UUID file, DocumentHolder holder, Path content, Path preview) {
        byte[] key = FileCipher.newKey();
        String place = store.newPlace();
        String previewPlace = preview == null ? null : store.newPlace();
        try {
            String sha256 = put(place, content, key, file, Part.CONTENT);
            if (preview != null) {
                put(previewPlace, preview, key, file, Part.PREVIEW);
            }
            return new Sealed(place, previewPlace, cipher.wrap(key, holder, file), sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String put(String place, Path clear, byte[] key, UUID file, Part part)
            throws IOException, GeneralSecurityException {
        Path encrypted = work.newFile();
        try {
            try (InputStream in = Files.newInputStream(clear);
                    OutputStream out =
                            FileCipher.encrypting(
                                    Files.newOutputStream(encrypted), key, file, part)) {
                in.transferTo(out);
            }
            store.write(place, encrypted);
            return sha256(encrypted);
        } finally {
            Files.deleteIfExists(encrypted);
        }
    }

    private static String sha256(Path file) throws IOException, GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Within the transaction that names it in a document. */
    void keep(Sealed sealed) {
        store.keep(sealed.place());
        if (sealed.previewPlace() != null) {
            store.keep(sealed.previewPlace());
        }
    }

    /** No document names it, or not any more after this transaction. */
    void discard(Sealed sealed) {
        store.giveUp(sealed.place());
        store.giveUp(sealed.previewPlace());
    }

    /** The same of a file whose row goes in this transaction. */
    void discard(DocumentFile file) {
        store.giveUp(file.place());
        store.giveUp(file.previewPlace());
    }

    /**
     * What a file contains, clear. Reading fails when a byte of it was changed.
     *
     * @param holder for whom it is opened: its key opens for no other
     */
    InputStream open(DocumentFile file, DocumentHolder holder, Part part) {
        String place = part == Part.CONTENT ? file.place() : file.previewPlace();
        try {
            byte[] key = cipher.unwrap(file.wrappedKey(), holder, file.id());
            InputStream stored = store.read(place);
            try {
                return FileCipher.decrypting(stored, key, file.id(), part);
            } catch (IOException | GeneralSecurityException e) {
                stored.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("file " + file.id() + " does not open", e);
        }
    }

    FileCipher cipher() {
        return cipher;
    }

    /**
     * What wrapped keys begin with that need one of the older master keys; nothing without them.
     */
    List<byte[]> olderMarks() {
        return cipher == null ? List.of() : cipher.olderMarks();
    }

    /** The key of a file, wrapped for another holder, by the newest master key. */
    byte[] rebound(DocumentFile file, DocumentHolder from, DocumentHolder to) {
        try {
            return cipher.wrap(cipher.unwrap(file.wrappedKey(), from, file.id()), to, file.id());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("file " + file.id() + " does not open", e);
        }
    }
}
