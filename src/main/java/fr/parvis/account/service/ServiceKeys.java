package fr.parvis.account.service;

import fr.parvis.account.entity.AccessKey;
import fr.parvis.account.entity.Account;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.security.service.Throttle;
import fr.parvis.security.service.Throttle.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * "Clé d’accès": a citizen types the key that a service gave, and is linked to the household. Wrong
 * keys are counted by account; after five in an hour the account waits and an agent is told.
 */
@ApplicationScoped
public class ServiceKeys {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");
    private static final Duration HOUR = Duration.ofHours(1);

    static final Rule WRONG = new Rule("service-key", 5, HOUR, HOUR, HOUR);

    @Inject ServiceKeyUse use;
    @Inject Throttle throttle;
    @Inject Clock clock;

    /**
     * Uses a key for an account. Not one transaction: counts stay when the key is wrong.
     *
     * @return the id of the service whose key it was; empty when it is kept, because an agent has
     *     not activated the space yet
     * @throws DomainException when it is wrong, used or revoked, which nobody tells apart, or when
     *     the account has to wait
     */
    @Transactional(TxType.NEVER)
    public Optional<String> redeem(Account citizen, String typed) {
        if (typed == null || typed.isBlank()) {
            throw new DomainException("account.key.missing");
        }
        String counted = citizen.id().toString();
        // counted before the key is looked at: many at once are no more than five
        Optional<Instant> closed = throttle.take(WRONG, counted);
        if (closed.isPresent()) {
            throw later(closed.get());
        }
        Optional<ServiceKeyUse.Taken> taken =
                AccessKey.read(typed).flatMap(key -> use.take(citizen.id(), key));
        if (taken.isPresent()) {
            throttle.giveBack(WRONG, counted);
            return taken.map(ServiceKeyUse.Taken::service);
        }
        SECURITY.log(Level.WARNING, "wrong service key for account {0}", counted);
        Optional<Instant> until = throttle.closedUntil(WRONG, counted);
        if (until.isPresent()) {
            SECURITY.log(
                    Level.WARNING,
                    "account {0} tries no more keys until {1}",
                    new Object[] {counted, until.get()});
            use.tell(citizen.id());
            throw later(until.get());
        }
        throw new DomainException("account.key.unknown");
    }

    private DomainException later(Instant until) {
        return new DomainException(
                "account.key.later",
                FrenchText.hour(until.plusSeconds(59).atZone(clock.getZone()).toLocalTime()));
    }
}
