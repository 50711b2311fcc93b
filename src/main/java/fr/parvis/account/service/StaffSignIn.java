package fr.parvis.account.service;

import fr.parvis.account.entity.FranceConnectAttempt;
import fr.parvis.account.franceconnect.FranceConnectException;
import fr.parvis.account.franceconnect.FranceConnectFailure;
import fr.parvis.account.franceconnect.TownProviderClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Members of staff sign in by the town's own provider, where it has one. Talks to the provider
 * between its transactions and never within one.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NEVER)
public class StaffSignIn {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");

    @Inject TownProviderClient client;
    @Inject FranceConnectAttempts attempts;
    @Inject StaffArrival arrival;

    /** Why somebody is not signed in; each has a sentence. */
    public enum Failure {
        REFUSED,
        UNAVAILABLE,
        /** No administrator has made an account for this person. */
        UNKNOWN,
        /** An administrator lets the person in no more. */
        DISABLED,
        /** Something of the exchange was not to be believed. */
        NOT_BELIEVED;

        public String messageKey() {
            return "account.staffSignIn.failure." + name();
        }
    }

    /**
     * What came of it.
     *
     * @param token value of the session's cookie; null when it failed
     * @param destination where the person wanted to go; "" when nowhere
     * @param failure null when it did not fail
     */
    public record Outcome(String token, String destination, Failure failure) {

        static Outcome failed(Failure failure) {
            return new Outcome(null, "", failure);
        }
    }

    /**
     * @param browser secret of the browser's cookie
     * @param destination below the portal's root; "" when nowhere
     * @return where to send the person
     * @throws FranceConnectException when the provider does not answer
     */
    public URI begin(String browser, String destination) {
        try {
            var begun = attempts.beginStaff(browser, destination);
            return client.authorization(begun.state(), begun.nonce(), begun.codeVerifier());
        } catch (FranceConnectException e) {
            log(e);
            throw e;
        }
    }

    /**
     * Takes the answer.
     *
     * @param browser secret of the browser's cookie, "" when it has none
     * @return also when it is a refusal or not to be believed
     */
    public Outcome end(FranceConnectSignIn.Answer answer, String browser, String userAgent) {
        try {
            FranceConnectAttempt attempt = attempts.takeStaff(answer.state(), browser);
            return arrival.receive(member(answer, attempt), attempt, userAgent);
        } catch (FranceConnectException e) {
            log(e);
            return Outcome.failed(
                    switch (e.failure()) {
                        case REFUSED -> Failure.REFUSED;
                        case UNAVAILABLE -> Failure.UNAVAILABLE;
                        default -> Failure.NOT_BELIEVED;
                    });
        }
    }

    private TownProviderClient.Member member(
            FranceConnectSignIn.Answer answer, FranceConnectAttempt attempt) {
        if (!client.speaksFor(answer.issuer())) {
            throw new FranceConnectException(
                    FranceConnectFailure.WRONG_ISSUER, "iss of the answer");
        }
        if (answer.error() != null) {
            throw new FranceConnectException(
                    FranceConnectFailure.REFUSED, "an error of the protocol");
        }
        if (answer.code() == null || answer.code().isBlank()) {
            throw new FranceConnectException(FranceConnectFailure.CODE_REFUSED, "no code");
        }
        return client.member(answer.code(), attempt.nonce(), attempt.codeVerifier());
    }

    private static void log(FranceConnectException e) {
        SECURITY.log(
                e.failure().suspicious() ? Level.WARNING : Level.INFO,
                "provider of the town: {0} ({1})",
                new Object[] {e.failure(), e.detail()});
    }
}
