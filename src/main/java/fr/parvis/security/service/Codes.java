package fr.parvis.security.service;

import fr.parvis.kernel.SecretToken;
import fr.parvis.security.entity.CodeChallenge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Codes that follow from a token by a key of the portal. A page holds the token, any node draws and
 * checks its code, and nothing is written until somebody answers: who only looks at a form, or asks
 * for a thousand images, fills no table.
 */
@ApplicationScoped
public class Codes {

    private static final String PURPOSE = "code";
    private static final Pattern SHAPE =
            Pattern.compile("([0-9]{1,12})\\.([\\w-]{32})\\.([\\w-]{43})");

    @Inject ServerSecrets secrets;
    @Inject Clock clock;

    /** A new token; safe in an address. */
    public String create() {
        String id =
                clock.instant().plus(CodeChallenge.LIFE).getEpochSecond()
                        + "."
                        + SecretToken.create();
        return id + "." + signature(id);
    }

    /** What the token stands for; empty when it is not ours or too old. */
    public Optional<CodeChallenge> find(String token) {
        var parts = SHAPE.matcher(token == null ? "" : token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String id = parts.group(1) + "." + parts.group(2);
        Instant expires = Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
        boolean ours =
                MessageDigest.isEqual(
                        parts.group(3).getBytes(StandardCharsets.US_ASCII),
                        signature(id).getBytes(StandardCharsets.US_ASCII));
        return ours && clock.instant().isBefore(expires)
                ? Optional.of(challenge(id, expires))
                : Optional.empty();
    }

    private CodeChallenge challenge(String id, Instant expires) {
        var bytes = ByteBuffer.wrap(ServerSecrets.seal(key(), "code " + id));
        var code = new StringBuilder();
        for (int i = 0; i < CodeChallenge.LENGTH; i++) {
            int index = Integer.remainderUnsigned(bytes.getInt(), CodeChallenge.ALPHABET.length());
            code.append(CodeChallenge.ALPHABET.charAt(index));
        }
        return new CodeChallenge(id, code.toString(), bytes.getLong(), expires);
    }

    private String signature(String id) {
        byte[] seal = ServerSecrets.seal(key(), "token " + id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
    }

    private String key() {
        return secrets.key(PURPOSE);
    }
}
