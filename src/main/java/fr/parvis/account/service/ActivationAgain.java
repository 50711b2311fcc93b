package fr.parvis.account.service;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.security.service.ServerSecrets;
import fr.parvis.security.service.Throttle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * "Envoyer à nouveau" at the sign-in. A ticket in the page says that its holder has just given the
 * right password, or comes from FranceConnect, so that it is not asked twice; any node can read it,
 * and nothing is kept.
 */
@ApplicationScoped
public class ActivationAgain {

    private static final String PURPOSE = "activation-again";
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Pattern SHAPE =
            Pattern.compile("(\\d{1,12})\\.(\\d{1,12})\\.([0-9a-f]{64})");

    /** By account: nobody's mail box is filled. */
    static final Throttle.Rule RULE = Throttle.Rule.of(PURPOSE, 3, Duration.ofHours(1));

    @Inject AccountCreation creation;
    @Inject ServerSecrets secrets;
    @Inject Throttle throttle;
    @Inject Clock clock;

    /** A ticket for whoever has just proved that this account is theirs. */
    public String ticket(long accountId) {
        String text = accountId + "." + clock.instant().plus(LIFE).getEpochSecond();
        return text + "." + seal(text);
    }

    /** Whether it is a ticket that may be sent. */
    public boolean works(String ticket) {
        Matcher parts = SHAPE.matcher(ticket);
        return parts.matches() && genuine(parts) && !old(parts.group(2));
    }

    /**
     * Sends the first mail again.
     *
     * @throws DomainException when the ticket is too old or none of ours, or was used too often
     */
    public void send(String ticket) {
        if (!works(ticket)) {
            throw new DomainException("account.signIn.again.old");
        }
        long account = Long.parseLong(ticket.substring(0, ticket.indexOf('.')));
        throttle.take(RULE, String.valueOf(account))
                .ifPresent(
                        until -> {
                            throw new DomainException("account.signIn.again.later", hour(until));
                        });
        creation.sendAgain(account, creation.admits(creation.mailOf(account)));
    }

    private boolean genuine(Matcher parts) {
        String sealed = seal(parts.group(1) + "." + parts.group(2));
        return MessageDigest.isEqual(
                sealed.getBytes(StandardCharsets.US_ASCII),
                parts.group(3).getBytes(StandardCharsets.US_ASCII));
    }

    private boolean old(String until) {
        return clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(until)));
    }

    private String seal(String text) {
        return HexFormat.of().formatHex(ServerSecrets.seal(secrets.key(PURPOSE), text));
    }

    /** Rounded up, as at the sign-in. */
    private String hour(Instant until) {
        return FrenchText.hour(until.plusSeconds(59).atZone(clock.getZone()).toLocalTime());
    }
}
