package fr.parvis.security.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keys of business software that speaks to the portal by itself. The environment names for each
 * what it is for and what its key looks like when it is hashed: whoever reads the configuration
 * cannot use it.
 */
public final class SoftwareKeyList {

    private static final String SCHEME = "Bearer ";
    private static final int PARTS = 3;

    private SoftwareKeyList() {}

    /**
     * Whose key it is.
     *
     * @param entries {@code name:scope:SHA-256 of the key in hexadecimal}, with commas between
     *     several. A key is made by {@code openssl rand -hex 32}, its hash by {@code printf %s KEY
     *     | sha256sum}
     * @param scope what it has to be for
     * @param authorization the header, {@code Bearer KEY}; may be null
     * @return the name of the software; empty when it is no key for this
     */
    public static Optional<String> holder(String entries, String scope, String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            return Optional.empty();
        }
        byte[] hash = hash(authorization.substring(SCHEME.length()).strip());
        return Stream.of(entries.split(","))
                .map(entry -> entry.strip().split(":"))
                .filter(e -> e.length == PARTS && e[1].equals(scope))
                .filter(
                        e ->
                                MessageDigest.isEqual(
                                        hash,
                                        e[2].toLowerCase(Locale.ROOT)
                                                .getBytes(StandardCharsets.UTF_8)))
                .findFirst()
                .map(e -> e[0]);
    }

    /** In hexadecimal. */
    private static byte[] hash(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).getBytes(StandardCharsets.UTF_8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
