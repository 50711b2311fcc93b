package fr.parvis.billing.service;

import fr.parvis.billing.entity.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keys of the business software that brings invoices. The environment names for each its régie and
 * what its key looks like when it is hashed: whoever reads the configuration cannot use it.
 */
@ApplicationScoped
public class SoftwareKeys {

    private static final String SCHEME = "Bearer ";
    private static final int PARTS = 3;

    /**
     * {@code name:régie:SHA-256 of the key in hexadecimal}, with commas between several. A key is
     * made by {@code openssl rand -hex 32}, its hash by {@code printf %s KEY | sha256sum}.
     */
    @Inject
    @ConfigProperty(name = "parvis.billing.import-keys")
    Optional<String> keys;

    /**
     * Whose key it is.
     *
     * @param authorization the header, {@code Bearer KEY}; may be null
     * @return empty when it is no key of this régie
     */
    public Optional<Actor> holder(String regie, String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            return Optional.empty();
        }
        byte[] hash = hash(authorization.substring(SCHEME.length()).strip());
        return Stream.of(keys.orElse("").split(","))
                .map(entry -> entry.strip().split(":"))
                .filter(e -> e.length == PARTS && e[1].equals(regie))
                .filter(
                        e ->
                                MessageDigest.isEqual(
                                        hash,
                                        e[2].toLowerCase(Locale.ROOT)
                                                .getBytes(StandardCharsets.UTF_8)))
                .findFirst()
                .map(e -> Actor.software(e[0]));
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
