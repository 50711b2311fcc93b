package fr.parvis.document.service;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The keys that wrap the keys of files. They come from outside the database: whoever has only that
 * and the store reads nothing.
 */
final class MasterKeys {

    private static final int BYTES = 32;

    /** Before what a key has wrapped: a one, and the number of the key. */
    private static final int MARK_BYTES = 5;

    private final Aead aead;
    private final List<byte[]> older;

    private MasterKeys(Aead aead, List<byte[]> older) {
        this.aead = aead;
        this.older = older;
    }

    /** Wraps with the newest, unwraps with any. */
    Aead aead() {
        return aead;
    }

    /** What keys begin with that one of the older ones has wrapped. */
    List<byte[]> olderMarks() {
        return older;
    }

    /**
     * @param text keys in base64, 32 bytes each, the newest first; separated by commas or white
     *     space, a line may begin with # for a remark
     * @throws IllegalStateException when there is none, or one that is none
     */
    static MasterKeys read(String text) {
        List<byte[]> keys = new ArrayList<>();
        text.lines()
                .filter(line -> !line.strip().startsWith("#"))
                .flatMap(line -> List.of(line.split("[\\s,]+")).stream())
                .filter(word -> !word.isEmpty())
                .forEach(word -> keys.add(key(word)));
        if (keys.isEmpty()) {
            throw new IllegalStateException(
                    "The list of master keys for documents is empty. " + how());
        }
        try {
            AeadConfig.register();
            var handle = KeysetHandle.newBuilder();
            boolean newest = true;
            for (byte[] key : keys) {
                var entry = KeysetHandle.importKey(tinkKey(key));
                handle.addEntry(newest ? entry.makePrimary() : entry);
                newest = false;
            }
            return new MasterKeys(
                    handle.build().getPrimitive(RegistryConfiguration.get(), Aead.class),
                    keys.stream().skip(1).map(MasterKeys::mark).toList());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The master keys for documents cannot be used", e);
        }
    }

    /** What whoever installs the portal has to do. */
    static String how() {
        return "Put 32 random bytes in base64 (head -c 32 /dev/urandom | base64) in"
                + " PARVIS_DOCUMENT_KEY, or in a file that PARVIS_DOCUMENT_KEY_FILE names. Keep"
                + " them apart from the database: without them no document can be read.";
    }

    private static byte[] key(String word) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(word);
        } catch (IllegalArgumentException e) {
            key = new byte[0];
        }
        if (key.length != BYTES) {
            throw new IllegalStateException(
                    "A master key for documents is not 32 bytes in base64. " + how());
        }
        return key;
    }

    /** The number by which a wrapped key names its master follows from the master itself. */
    private static AesGcmKey tinkKey(byte[] key) throws GeneralSecurityException {
        var parameters =
                AesGcmParameters.builder()
                        .setKeySizeBytes(BYTES)
                        .setIvSizeBytes(12)
                        .setTagSizeBytes(16)
                        .setVariant(AesGcmParameters.Variant.TINK)
                        .build();
        return AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .setIdRequirement(number(key))
                .build();
    }

    private static int number(byte[] key) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key)).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mark(byte[] key) {
        return ByteBuffer.allocate(MARK_BYTES).put((byte) 1).putInt(number(key)).array();
    }
}
