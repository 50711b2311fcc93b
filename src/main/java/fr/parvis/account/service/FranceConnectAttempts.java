package fr.parvis.account.service;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import fr.parvis.account.entity.FranceConnectAttempt;
import fr.parvis.account.franceconnect.FranceConnectException;
import fr.parvis.account.franceconnect.FranceConnectFailure;
import fr.parvis.kernel.SecretToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/**
 * Sign-ins by FranceConnect that were begun: each is answered once, in the browser that began it,
 * within ten minutes. PostgreSQL decides who is first.
 */
@ApplicationScoped
class FranceConnectAttempts {

    @Inject FranceConnectRepository repository;
    @Inject Clock clock;

    /** What FranceConnect is told of an attempt. */
    record Begun(String state, String nonce, String codeVerifier) {}

    /**
     * @param browser secret of the browser's cookie
     * @param accountToLink null to sign in
     * @param destination below the portal's root; "" when nowhere
     */
    @Transactional
    Begun begin(String browser, Long accountToLink, String destination) {
        return begin(browser, accountToLink, destination, false);
    }

    /** The same at the town's own provider, for a member of staff. */
    @Transactional
    Begun beginStaff(String browser, String destination) {
        return begin(browser, null, destination, true);
    }

    private Begun begin(String browser, Long accountToLink, String destination, boolean staff) {
        var begun =
                new Begun(
                        SecretToken.create(),
                        SecretToken.create(),
                        // 256 bits as RFC 7636 advises: longer than a token of ours
                        new CodeVerifier().getValue());
        var attempt =
                new FranceConnectAttempt(
                        SecretToken.hash(begun.state()),
                        SecretToken.hash(browser),
                        begun.nonce(),
                        begun.codeVerifier(),
                        accountToLink,
                        destination,
                        clock.instant());
        repository.add(staff ? attempt.ofStaff() : attempt);
        return begun;
    }

    /**
     * Takes the attempt that an answer belongs to, so that nobody takes it again.
     *
     * @param state as the answer has it
     * @param browser secret of the browser's cookie, "" when it has none
     * @throws FranceConnectException when there is none, or not for this answer
     */
    @Transactional
    FranceConnectAttempt take(String state, String browser) {
        return take(state, browser, false);
    }

    /** The same of an answer of the town's own provider. */
    @Transactional
    FranceConnectAttempt takeStaff(String state, String browser) {
        return take(state, browser, true);
    }

    private FranceConnectAttempt take(String state, String browser, boolean staff) {
        if (!SecretToken.looksLike(state)) {
            throw new FranceConnectException(
                    FranceConnectFailure.UNKNOWN_STATE, "a state that is none of ours");
        }
        Instant now = clock.instant();
        String stateHash = SecretToken.hash(state);
        String browserHash = SecretToken.hash(browser);
        boolean taken =
                repository.takeAttempt(
                        stateHash, browserHash, now, now.minus(FranceConnectAttempt.LIFE));
        FranceConnectAttempt attempt =
                repository
                        .attempt(stateHash)
                        .orElseThrow(
                                () ->
                                        new FranceConnectException(
                                                FranceConnectFailure.UNKNOWN_STATE,
                                                "a state that is not known"));
        if (!taken) {
            throw notTaken(attempt, browserHash, now);
        }
        if (attempt.staff() != staff) {
            throw new FranceConnectException(
                    FranceConnectFailure.UNKNOWN_STATE, "a state of the other provider");
        }
        return attempt;
    }

    private static FranceConnectException notTaken(
            FranceConnectAttempt attempt, String browserHash, Instant now) {
        if (!attempt.begunIn(browserHash)) {
            return new FranceConnectException(
                    FranceConnectFailure.UNKNOWN_STATE, "a state of another browser");
        }
        return attempt.aliveAt(now) || attempt.used()
                ? new FranceConnectException(FranceConnectFailure.REPLAYED, "a state used before")
                : new FranceConnectException(FranceConnectFailure.EXPIRED, "after its ten minutes");
    }
}
