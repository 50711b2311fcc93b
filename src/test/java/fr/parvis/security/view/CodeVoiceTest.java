package fr.parvis.security.view;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.security.entity.CodeChallenge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

class CodeVoiceTest {

    private static byte[] said(String code, long seed) {
        return CodeVoice.wav(new CodeChallenge("id", code, seed, Instant.EPOCH));
    }

    @Test
    @Feature("ACC-3")
    void aCodeIsSaidInAFewSeconds() throws Exception {
        try (AudioInputStream sound =
                AudioSystem.getAudioInputStream(new ByteArrayInputStream(said("K7TX9A", 42)))) {
            float seconds = sound.getFrameLength() / sound.getFormat().getFrameRate();
            assertThat(seconds).isBetween(8f, 20f);
            assertThat(sound.getFormat().getChannels()).isEqualTo(1);
            byte[] samples = sound.readAllBytes();
            assertThat(samples).hasSize((int) sound.getFrameLength() * 2);
            int loud = 0;
            for (int i = 1; i < samples.length; i += 2) {
                loud += Math.abs(samples[i]) > 8 ? 1 : 0;
            }
            assertThat(loud).as("there is a voice in it").isGreaterThan(samples.length / 40);
        }
    }

    @Test
    @Feature("ACC-3")
    void itIsTheSameForATokenAndAnotherForAnother() {
        assertThat(said("K7TX9A", 42)).isEqualTo(said("K7TX9A", 42));
        assertThat(said("K7TX9A", 43)).isNotEqualTo(said("K7TX9A", 42));
    }

    @Test
    void everyLetterHasItsRecordingAndAllAreSmall() throws IOException, URISyntaxException {
        long bytes = 0;
        for (char character : CodeChallenge.ALPHABET.toCharArray()) {
            assertThat(said(String.valueOf(character), 1).length)
                    .as("length of " + character)
                    .isGreaterThan(10_000);
            var file = "/fr/parvis/security/voice/" + character + ".wav";
            bytes += Files.size(Path.of(CodeVoice.class.getResource(file).toURI()));
        }
        assertThat(bytes).isLessThan(300 * 1024);
    }
}
