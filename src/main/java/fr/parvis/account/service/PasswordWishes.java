package fr.parvis.account.service;

import fr.parvis.kernel.FrenchText;
import fr.parvis.security.service.Throttle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * How often a forgotten password may be asked for. Whoever asks too often reads the same answer,
 * and no mail leaves: who asks learns nothing, and nobody's mail box is filled.
 */
@ApplicationScoped
public class PasswordWishes {

    /** By name or mail as typed. */
    static final Throttle.Rule NAME = Throttle.Rule.of("reset-name", 3, Duration.ofHours(1));

    /** A school or a library is one address. */
    static final Throttle.Rule ADDRESS = Throttle.Rule.of("reset-address", 20, Duration.ofHours(1));

    /** The longest mail there is. */
    static final int LONGEST = 254;

    @Inject PasswordReset reset;
    @Inject Throttle throttle;

    /**
     * Notes a wish.
     *
     * @param address the client's network address, as rate limits count it
     */
    public void ask(String identifier, String address) {
        if (identifier.length() <= LONGEST
                && throttle.take(ADDRESS, address).isEmpty()
                && throttle.take(NAME, FrenchText.folded(identifier)).isEmpty()) {
            reset.ask(identifier);
        }
    }
}
