package fr.parvis.account.service;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.security.service.SecurityCheck;
import fr.parvis.security.service.Throttle;
import fr.parvis.security.service.Throttle.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How often a password may be tried. A browser that signed in to the account before has a budget of
 * its own, which no stranger can use up. All others share the budget of the name, and above it copy
 * the code of an image for each try: whoever attacks an account never locks its owner out. An
 * address that fails too often, on whatever accounts, has to wait.
 * (src/doc/decisions/0012-security-check-and-throttling.md)
 */
@ApplicationScoped
class SignInLimits {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** Somebody who mistypes, in a browser known to the account. */
    static final Rule BROWSER = Rule.of("sign-in-browser", 10, WINDOW);

    /** All strangers together. */
    static final Rule NAME = Rule.of("sign-in-name", 10, WINDOW);

    /** Failures only: a school or a library is one address. */
    static final Rule ADDRESS = Rule.of("sign-in-address", 50, WINDOW);

    @Inject Throttle throttle;
    @Inject SecurityCheck check;
    @Inject Clock clock;

    /** By which budget a try was admitted; {@code rule} is null when the code was copied. */
    record Admission(Rule rule, String key) {}

    /**
     * Admits a try, before the password is looked at: many at once cannot be more than the budget.
     *
     * @param knownBrowser whether the account was signed in to in this browser before
     * @throws DomainException when it has to wait, or to copy the code first
     */
    Admission admit(SignInAttempt attempt, boolean knownBrowser) {
        if (knownBrowser) {
            String key = attempt.countedAs() + " " + attempt.browserHash();
            if (throttle.take(BROWSER, key).isEmpty()) {
                return new Admission(BROWSER, key);
            }
        }
        throttle.closedUntil(ADDRESS, attempt.address())
                .ifPresent(
                        until -> {
                            throw new DomainException("account.signIn.later", hour(until));
                        });
        if (throttle.take(NAME, attempt.countedAs()).isEmpty()) {
            return new Admission(NAME, attempt.countedAs());
        }
        check.requireCode();
        return new Admission(null, "");
    }

    /** Name and password did not go together. */
    void failed(SignInAttempt attempt, Admission admission) {
        throttle.take(ADDRESS, attempt.address());
        throttle.closedUntil(ADDRESS, attempt.address())
                .ifPresent(
                        until ->
                                SECURITY.log(
                                        Level.WARNING,
                                        "too many failed sign-ins from one address, it waits until"
                                                + " {0}",
                                        until));
        boolean nextByCode =
                admission.rule() != BROWSER
                        && throttle.closedUntil(NAME, attempt.countedAs()).isPresent();
        if (nextByCode) {
            check.askForCode();
        }
    }

    /** They did: it was not a guess. */
    void succeeded(Admission admission) {
        if (admission.rule() != null) {
            throttle.giveBack(admission.rule(), admission.key());
        }
    }

    /** "14 h 33", rounded up: whoever comes at that time is not told to wait once more. */
    private String hour(Instant until) {
        ZoneId zone = clock.getZone();
        return FrenchText.hour(until.plusSeconds(59).atZone(zone).toLocalTime());
    }
}
