package fr.parvis.document.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.service.FileCipher.Part;
import fr.parvis.kernel.Feature;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Who has the database and the store reads nothing; nor who has the key, but is another. */
@Feature("DOC-4")
class FileCipherTest {

    private static final DocumentHolder OWNER = DocumentHolder.space(12);
    private static final UUID FILE = UUID.randomUUID();

    private static String key(int seed) {
        byte[] key = new byte[32];
        new Random(seed).nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static FileCipher cipher(String keys) {
        return new FileCipher(MasterKeys.read(keys));
    }

    private static byte[] encrypted(byte[] clear, byte[] key, UUID file, Part part)
            throws GeneralSecurityException, IOException {
        var target = new ByteArrayOutputStream();
        try (var out = FileCipher.encrypting(target, key, file, part)) {
            out.write(clear);
        }
        return target.toByteArray();
    }

    private static byte[] decrypted(byte[] stored, byte[] key, UUID file, Part part)
            throws GeneralSecurityException, IOException {
        try (var in = FileCipher.decrypting(new ByteArrayInputStream(stored), key, file, part)) {
            return in.readAllBytes();
        }
    }

    @Property(tries = 40)
    void whatIsReadIsWhatWasWritten(@ForAll @IntRange(max = 300_000) int length)
            throws GeneralSecurityException, IOException {
        byte[] clear = new byte[length];
        new Random(length).nextBytes(clear);
        byte[] key = FileCipher.newKey();
        byte[] stored = encrypted(clear, key, FILE, Part.CONTENT);
        assertThat(decrypted(stored, key, FILE, Part.CONTENT)).isEqualTo(clear);
    }

    @Test
    void nothingOfItCanBeSeenInTheStore() throws GeneralSecurityException, IOException {
        byte[] clear = "Livret de famille ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        byte[] stored = encrypted(clear, FileCipher.newKey(), FILE, Part.CONTENT);
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("Livret");
        assertThat(stored).isNotEqualTo(encrypted(clear, FileCipher.newKey(), FILE, Part.CONTENT));
    }

    @Property(tries = 40)
    void aByteThatWasChangedIsSeen(@ForAll @IntRange(max = 199_999) int place)
            throws GeneralSecurityException, IOException {
        byte[] key = FileCipher.newKey();
        byte[] stored = encrypted(new byte[200_000], key, FILE, Part.CONTENT);
        stored[place] ^= 1;
        assertThatThrownBy(() -> decrypted(stored, key, FILE, Part.CONTENT))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aMissingEndIsSeen() throws GeneralSecurityException, IOException {
        byte[] key = FileCipher.newKey();
        byte[] stored = encrypted(new byte[200_000], key, FILE, Part.CONTENT);
        for (int length : List.of(stored.length - 1, 64 * 1024, 10, 0)) {
            assertThatThrownBy(
                            () -> decrypted(Arrays.copyOf(stored, length), key, FILE, Part.CONTENT))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void anotherFileOrPartDoesNotOpenWithTheSameKey() throws GeneralSecurityException, IOException {
        byte[] key = FileCipher.newKey();
        byte[] stored = encrypted(new byte[10], key, FILE, Part.CONTENT);
        assertThatThrownBy(() -> decrypted(stored, key, UUID.randomUUID(), Part.CONTENT))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> decrypted(stored, key, FILE, Part.PREVIEW))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aKeyIsUnwrappedForItsOwnerAndFileOnly() throws GeneralSecurityException {
        FileCipher cipher = cipher(key(1));
        byte[] key = FileCipher.newKey();
        byte[] wrapped = cipher.wrap(key, OWNER, FILE);
        assertThat(cipher.unwrap(wrapped, DocumentHolder.space(12), FILE)).isEqualTo(key);
        for (DocumentHolder other :
                List.of(
                        DocumentHolder.space(13),
                        DocumentHolder.space(1),
                        DocumentHolder.request(12),
                        DocumentHolder.draft(12))) {
            assertThatThrownBy(() -> cipher.unwrap(wrapped, other, FILE))
                    .isInstanceOf(GeneralSecurityException.class);
        }
        assertThatThrownBy(() -> cipher.unwrap(wrapped, OWNER, UUID.randomUUID()))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> cipher(key(2)).unwrap(wrapped, OWNER, FILE))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void theNewestMasterWrapsAndOlderOnesStillOpen() throws GeneralSecurityException {
        byte[] key = FileCipher.newKey();
        byte[] old = cipher(key(1)).wrap(key, OWNER, FILE);
        FileCipher both = cipher("# since May\n" + key(2) + "\n" + key(1));
        assertThat(both.unwrap(old, OWNER, FILE)).isEqualTo(key);
        byte[] fresh = both.wrap(key, OWNER, FILE);
        assertThat(cipher(key(2)).unwrap(fresh, OWNER, FILE)).isEqualTo(key);
        assertThatThrownBy(() -> cipher(key(1)).unwrap(fresh, OWNER, FILE))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void whatAnOlderMasterHasWrappedIsKnownByItsBeginning() throws GeneralSecurityException {
        FileCipher both = cipher(key(2) + "," + key(1));
        byte[] mark = Arrays.copyOf(cipher(key(1)).wrap(FileCipher.newKey(), OWNER, FILE), 5);
        assertThat(both.olderMarks()).containsExactly(mark);
        assertThat(Arrays.copyOf(both.wrap(FileCipher.newKey(), OWNER, FILE), 5))
                .isNotEqualTo(mark);
        assertThat(cipher(key(2)).olderMarks()).isEmpty();
    }

    @Test
    void whatIsNoKeyIsRefusedWithWhatToDo() {
        for (String wrong : List.of("", "# none", "secret", "AAAA", key(1) + " AAAA")) {
            assertThatThrownBy(() -> MasterKeys.read(wrong))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("PARVIS_DOCUMENT_KEY")
                    .hasMessageContaining("base64");
        }
    }
}
