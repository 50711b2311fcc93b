package fr.parvis.security.service;

import fr.parvis.kernel.SecretToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys for what the portal gives out and recognises later, kept in PostgreSQL: what one node has
 * signed any other verifies, also after a restart.
 */
@ApplicationScoped
public class ServerSecrets {

    private static final String ALGORITHM = "HmacSHA256";

    @Inject ServerSecretRepository repository;

    /** A key never changes once it is there. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** The key for a purpose, 192 random bits as text. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public String key(String purpose) {
        String key = known.get(purpose);
        if (key == null) {
            key = repository.get(purpose, SecretToken.create());
            known.put(purpose, key);
        }
        return key;
    }

    /** A text sealed with the key of a purpose: whoever reads the database cannot try texts. */
    public String sealed(String purpose, String text) {
        return HexFormat.of().formatHex(seal(key(purpose), text));
    }

    /** HMAC-SHA256 of a text with such a key. */
    public static byte[] seal(String key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
