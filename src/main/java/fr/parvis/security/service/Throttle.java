package fr.parvis.security.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How often something may be tried. Each counter is one row of PostgreSQL, counted by one
 * conditional statement: the limit holds on any number of nodes. Counts stay when the caller fails,
 * so each call is a transaction of its own: ask before the transaction of the use case begins.
 *
 * <pre>{@code
 * private static final Throttle.Rule PER_ADDRESS =
 *         Throttle.Rule.of("reset-address", 20, Duration.ofHours(1));
 *
 * throttle.take(PER_ADDRESS, clientAddress.get())
 *         .ifPresent(until -> { throw new DomainException("account.signIn.later", …); });
 * }</pre>
 */
@ApplicationScoped
public class Throttle {

    private static final String PURPOSE = "throttle";

    @Inject ThrottleRepository repository;
    @Inject ServerSecrets secrets;
    @Inject Clock clock;

    /**
     * So many within a time; then a delay, which doubles with each further try. Whoever has waited
     * and stays away for the window's time begins anew.
     *
     * @param name of what is counted, the same for ever: it stands in the database
     * @param limit how many are admitted before the first delay, at least 1
     */
    public record Rule(
            String name, int limit, Duration window, Duration firstDelay, Duration longestDelay) {

        private static final Duration FIRST = Duration.ofMinutes(1);
        private static final Duration LONGEST = Duration.ofHours(1);

        public Rule {
            if (limit < 1 || window.isNegative() || window.isZero()) {
                throw new IllegalArgumentException(name);
            }
        }

        /** With delays of one minute to one hour. */
        public static Rule of(String name, int limit, Duration window) {
            return new Rule(name, limit, window, FIRST, LONGEST);
        }
    }

    /**
     * Counts one try.
     *
     * @param key who or what tries; kept as a hash with a key of the portal
     * @return empty when it is admitted; otherwise from when on, and nothing was counted
     */
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<Instant> take(Rule rule, String key) {
        Instant now = clock.instant();
        String hash = hash(key);
        if (repository.take(rule, hash, now)) {
            return Optional.empty();
        }
        // freed by somebody else in between: as good as just now
        return Optional.of(repository.closedUntil(rule, hash, now).orElse(now));
    }

    /** Uncounts a try that turned out to be none, as a sign-in that succeeded. */
    @Transactional(TxType.REQUIRES_NEW)
    public void giveBack(Rule rule, String key) {
        repository.giveBack(rule, hash(key), clock.instant());
    }

    /** Looks without counting: empty when a try would be admitted. */
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<Instant> closedUntil(Rule rule, String key) {
        return repository.closedUntil(rule, hash(key), clock.instant());
    }

    @Transactional
    void forgetOld() {
        repository.forgetOld(clock.instant());
    }

    /** A plain hash of an address is found again by trying all addresses. */
    private String hash(String key) {
        return HexFormat.of().formatHex(ServerSecrets.seal(secrets.key(PURPOSE), key));
    }
}
