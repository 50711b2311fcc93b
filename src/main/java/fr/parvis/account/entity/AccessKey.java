package fr.parvis.account.entity;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key as it is printed and typed: 12 of 30 signs that nobody mistakes for one another, 59 random
 * bits. Case, spaces and hyphens do not count.
 */
public final class AccessKey {

    /** Without 0 and O, 1 and I and L, U and V. */
    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final int LONGEST_TYPED = 60;
    private static final Pattern SHAPE = Pattern.compile("[" + SIGNS + "]{" + LENGTH + "}");
    private static final Pattern FILLING = Pattern.compile("[\\p{Z}\\s\\p{Pd}.]+");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String signs;

    private AccessKey(String signs) {
        this.signs = signs;
    }

    public static AccessKey create() {
        var key = new StringBuilder(LENGTH);
        RANDOM.ints(LENGTH, 0, SIGNS.length()).forEach(i -> key.append(SIGNS.charAt(i)));
        return new AccessKey(key.toString());
    }

    /** What somebody typed; empty when it cannot be a key. */
    public static Optional<AccessKey> read(String typed) {
        if (typed == null || typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String plain = FILLING.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
        return SHAPE.matcher(plain).matches()
                ? Optional.of(new AccessKey(plain))
                : Optional.empty();
    }

    /** "7KQM-2HXA-9RTD". */
    public String grouped() {
        var text = new StringBuilder();
        for (int i = 0; i < LENGTH; i += GROUP) {
            text.append(i == 0 ? "" : "-").append(signs, i, i + GROUP);
        }
        return text.toString();
    }

    /** What is sealed and kept. */
    public String signs() {
        return signs;
    }
}
