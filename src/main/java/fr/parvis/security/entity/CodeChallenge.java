package fr.parvis.security.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A code to copy from an image or to write down from its spoken version.
 *
 * @param code in capitals, of {@link #ALPHABET}
 * @param seed of the drawing and of the sound: asked for twice they are the same
 */
public record CodeChallenge(String id, String code, long seed, Instant expires) {

    /** Without what looks or sounds like another: 0 O Q, 1 I, 2 Z, 5 S, 8 B, 6 G, U V. */
    public static final String ALPHABET = "ACDEFHJKLMNPRTWXY3479";

    public static final int LENGTH = 6;

    /** Time to listen twice, to be interrupted and to write. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    /** Capitals and small letters are the same, and spaces between the letters do not matter. */
    public boolean answeredBy(String typed) {
        return code.equals(typed.replaceAll("[\\s\\u00a0.-]", "").toUpperCase(Locale.ROOT));
    }
}
