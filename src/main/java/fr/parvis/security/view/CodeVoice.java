package fr.parvis.security.view;

import fr.parvis.security.entity.CodeChallenge;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Says a code in French: "D, comme Désiré… chiffre sept…". Joined from recordings
 * (src/doc/voice/record.sh), each at another speed and loudness, over a murmur of other words
 * played backwards and a little noise, so that no piece of it is ever the same.
 */
final class CodeVoice {

    private static final float RATE = 11025;
    private static final AudioFormat FORMAT = new AudioFormat(RATE, 16, 1, true, false);
    private static final double LOUDEST = 0.9 * Short.MAX_VALUE;
    private static final double MURMUR = 0.10;
    private static final double NOISE = 0.004 * Short.MAX_VALUE;

    /** Read once, at the first code that is listened to: half a megabyte. */
    private static final Map<Character, short[]> RECORDINGS = recordings();

    private final Random random;

    private CodeVoice(long seed) {
        random = new Random(seed);
    }

    /** The sound of a code as WAV; the same each time it is asked for, as players ask for parts. */
    static byte[] wav(CodeChallenge challenge) {
        byte[] samples = bytes(new CodeVoice(challenge.seed()).say(challenge.code()));
        var stream =
                new AudioInputStream(
                        new ByteArrayInputStream(samples), FORMAT, samples.length / 2L);
        var out = new ByteArrayOutputStream(samples.length + 64);
        try {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private double[] say(String code) {
        List<double[]> words = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        int at = seconds(between(0.3, 0.6));
        for (char character : code.toCharArray()) {
            double[] word = spoken(character, between(0.93, 1.08), between(0.75, 1));
            words.add(word);
            starts.add(at);
            at += word.length + seconds(between(0.45, 0.8));
        }
        var sound = new double[at];
        murmur(sound);
        for (int i = 0; i < words.size(); i++) {
            add(words.get(i), sound, starts.get(i));
        }
        for (int i = 0; i < sound.length; i++) {
            sound[i] += random.nextGaussian() * NOISE;
        }
        return sound;
    }

    private void murmur(double[] sound) {
        for (int at = 0; at < sound.length; ) {
            char any =
                    CodeChallenge.ALPHABET.charAt(random.nextInt(CodeChallenge.ALPHABET.length()));
            double[] word = backwards(spoken(any, between(0.8, 1.25), MURMUR));
            add(word, sound, at);
            at += (int) (word.length * between(0.5, 0.9));
        }
    }

    private static double[] spoken(char character, double speed, double loudness) {
        short[] recording = RECORDINGS.get(character);
        var word = new double[(int) ((recording.length - 1) / speed)];
        for (int i = 0; i < word.length; i++) {
            double place = i * speed;
            int before = (int) place;
            double part = place - before;
            word[i] = loudness * (recording[before] * (1 - part) + recording[before + 1] * part);
        }
        return word;
    }

    private static double[] backwards(double[] word) {
        var result = new double[word.length];
        for (int i = 0; i < word.length; i++) {
            result[i] = word[word.length - 1 - i];
        }
        return result;
    }

    private static void add(double[] word, double[] sound, int at) {
        for (int i = 0; i < word.length && at + i < sound.length; i++) {
            sound[at + i] += word[i];
        }
    }

    private static byte[] bytes(double[] sound) {
        var bytes = ByteBuffer.allocate(sound.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (double sample : sound) {
            bytes.putShort((short) Math.max(-LOUDEST, Math.min(LOUDEST, sample)));
        }
        return bytes.array();
    }

    private static Map<Character, short[]> recordings() {
        var recordings = new HashMap<Character, short[]>();
        for (char character : CodeChallenge.ALPHABET.toCharArray()) {
            recordings.put(character, recording(character));
        }
        return recordings;
    }

    private static short[] recording(char character) {
        String file = "/fr/parvis/security/voice/" + character + ".wav";
        try (InputStream in =
                        Objects.requireNonNull(CodeVoice.class.getResourceAsStream(file), file);
                AudioInputStream stored =
                        AudioSystem.getAudioInputStream(new BufferedInputStream(in));
                AudioInputStream plain = AudioSystem.getAudioInputStream(FORMAT, stored)) {
            var samples =
                    ByteBuffer.wrap(plain.readAllBytes())
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .asShortBuffer();
            var recording = new short[samples.remaining()];
            samples.get(recording);
            return recording;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnsupportedAudioFileException e) {
            throw new IllegalStateException(file, e);
        }
    }

    private static int seconds(double seconds) {
        return (int) (seconds * RATE);
    }

    private double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }
}
