package fr.parvis.content.service;

import fr.parvis.content.cms.CmsConfiguration;
import fr.parvis.content.cms.CmsSettings;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A message of a site that a post changed: which, and what happened; never what it says. The portal
 * reads the post itself. A message that is repeated makes it read once more, and no more than that.
 */
@ApplicationScoped
public class CmsHook {

    /** Clocks differ, and a message travels. */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";

    @Inject CmsConfiguration configuration;
    @Inject CmsStates states;
    @Inject CmsIntake intake;
    @Inject Clock clock;

    /**
     * Whether the site itself has sent it, just now.
     *
     * @param timestamp seconds since 1970
     * @param signature HMAC-SHA-256 of timestamp, a dot, and the body, in hexadecimal
     */
    public boolean signed(String timestamp, String body, String signature) {
        if (configuration.hookSecret().isEmpty()
                || timestamp == null
                || signature == null
                || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        String expected = sign(configuration.hookSecret().get(), timestamp, body);
        Duration age =
                Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        return MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8),
                        signature.getBytes(StandardCharsets.UTF_8))
                && age.abs().compareTo(WINDOW) < 0;
    }

    static String sign(String secret, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of()
                    .formatHex(
                            mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What is gone is hidden at once; all else is read soon.
     *
     * @param gone whether the site says that nobody may read the post any more
     * @throws NotFoundException when there is no such source
     */
    public void changed(String source, String remoteId, boolean gone) {
        CmsSettings.Source known =
                configuration
                        .settings()
                        .source(source)
                        .orElseThrow(() -> new NotFoundException("source " + source));
        if (gone) {
            intake.vanish(known, remoteId);
        }
        states.changed(source);
    }
}
