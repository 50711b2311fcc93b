package fr.parvis.document.service;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import fr.parvis.document.entity.DocumentHolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;

/**
 * Encrypts files, each with a key of its own. That key is wrapped by the master key together with
 * the holder and the id of the file: in a row that somebody gave to another holder it does not
 * open.
 */
final class FileCipher {

    /** What of a file is encrypted. */
    enum Part {
        CONTENT,
        PREVIEW
    }

    private static final int KEY_BYTES = 32;
    private static final int SEGMENT = 64 * 1024;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Aead master;
    private final List<byte[]> olderMarks;

    FileCipher(MasterKeys keys) {
        master = keys.aead();
        olderMarks = keys.olderMarks();
    }

    /** What keys of files begin with that wait to be wrapped by the newest master key. */
    List<byte[]> olderMarks() {
        return olderMarks;
    }

    static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    byte[] wrap(byte[] key, DocumentHolder holder, UUID file) throws GeneralSecurityException {
        return master.encrypt(key, context(holder, file));
    }

    /**
     * @throws GeneralSecurityException when it was wrapped by an unknown master key, for another
     *     holder or for another file
     */
    byte[] unwrap(byte[] wrapped, DocumentHolder holder, UUID file)
            throws GeneralSecurityException {
        return master.decrypt(wrapped, context(holder, file));
    }

    private static byte[] context(DocumentHolder holder, UUID file) {
        return (holder + "/" + file).getBytes(StandardCharsets.UTF_8);
    }

    /** What is written there comes out encrypted; closing it closes the target. */
    static OutputStream encrypting(OutputStream target, byte[] key, UUID file, Part part)
            throws GeneralSecurityException, IOException {
        return streaming(key).newEncryptingStream(target, associated(file, part));
    }

    /** Throws while it is read when a byte was changed or the end is missing. */
    static InputStream decrypting(InputStream source, byte[] key, UUID file, Part part)
            throws GeneralSecurityException, IOException {
        return streaming(key).newDecryptingStream(source, associated(file, part));
    }

    private static AesGcmHkdfStreaming streaming(byte[] key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT, 0);
    }

    private static byte[] associated(UUID file, Part part) {
        return (part + "/" + file).getBytes(StandardCharsets.UTF_8);
    }
}
