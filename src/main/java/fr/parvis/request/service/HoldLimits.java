package fr.parvis.request.service;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.request.entity.DraftOwner;
import fr.parvis.security.service.Throttle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many slots people without an account may keep without filing: otherwise one script takes all
 * slots of a calendar and never comes. What is filed is not counted, so that a desk of the town
 * hall at which many people file is not stopped.
 */
@ApplicationScoped
public class HoldLimits {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Throttle.Rule BROWSER = Throttle.Rule.of("slot-browser", 10, WINDOW);
    private static final Throttle.Rule ADDRESS = Throttle.Rule.of("slot-address", 30, WINDOW);

    @Inject Throttle throttle;
    @Inject Clock clock;

    /**
     * Counts a slot that somebody wants to be kept; before the transaction that keeps it.
     *
     * @param address of the network that it comes from
     * @throws DomainException when there were too many; whoever has an account is never counted
     */
    public void demand(DraftOwner owner, String address) {
        if (owner.signedIn()) {
            return;
        }
        // a browser that goes on trying does not use up what its whole network may
        Optional<Instant> wait =
                throttle.take(BROWSER, owner.browserOrNone())
                        .or(() -> throttle.take(ADDRESS, address));
        if (wait.isPresent()) {
            // rounded up: whoever comes at that time is not told to wait once more
            throw new DomainException(
                    "request.appointment.tooMany",
                    FrenchText.hour(
                            wait.get().plusSeconds(59).atZone(clock.getZone()).toLocalTime()));
        }
    }

    /** The slot became an appointment. */
    public void filed(DraftOwner owner, String address) {
        if (!owner.signedIn()) {
            throttle.giveBack(ADDRESS, address);
            throttle.giveBack(BROWSER, owner.browserOrNone());
        }
    }
}
