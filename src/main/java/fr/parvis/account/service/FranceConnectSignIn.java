package fr.parvis.account.service;

import fr.parvis.account.entity.FranceConnectAttempt;
import fr.parvis.account.franceconnect.FranceConnectClient;
import fr.parvis.account.franceconnect.FranceConnectException;
import fr.parvis.account.franceconnect.FranceConnectFailure;
import fr.parvis.account.franceconnect.FranceConnectIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The way of a person through FranceConnect, from the button to the session. Talks to the partner
 * between its transactions and never within one: the container refuses the call if there is one.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NEVER)
public class FranceConnectSignIn {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");

    @Inject FranceConnectClient client;
    @Inject FranceConnectAttempts attempts;
    @Inject FranceConnectArrival arrival;

    /**
     * What FranceConnect sends the person back with.
     *
     * @param code null when there is an error
     * @param error null when there is none
     * @param issuer null when it names none
     */
    public record Answer(String state, String code, String error, String issuer) {}

    /**
     * Begins a sign-in, or the linking of an account that is signed in.
     *
     * @param browser secret of the browser's cookie
     * @param accountToLink null to sign in
     * @param destination below the portal's root; "" when nowhere
     * @return where to send the person
     * @throws FranceConnectException when FranceConnect does not answer
     */
    public URI begin(String browser, Long accountToLink, String destination) {
        try {
            var begun = attempts.begin(browser, accountToLink, destination);
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
     * @param signedIn the account that is signed in here; null when nobody is
     * @return also when it is a refusal or not to be believed: then with the failure
     */
    public FranceConnectArrival.Outcome end(
            Answer answer, String browser, Long signedIn, String userAgent) {
        boolean linking = false;
        try {
            FranceConnectAttempt attempt = attempts.take(answer.state(), browser);
            linking = attempt.linking();
            FranceConnectIdentity identity = identity(answer, attempt);
            if (linking && !attempt.accountId().equals(signedIn)) {
                throw new FranceConnectException(
                        FranceConnectFailure.UNKNOWN_STATE, "another account is signed in");
            }
            return arrival.receive(identity, attempt, browser, userAgent);
        } catch (FranceConnectException e) {
            log(e);
            return FranceConnectArrival.Outcome.failed(e.failure(), linking);
        }
    }

    private FranceConnectIdentity identity(Answer answer, FranceConnectAttempt attempt) {
        if (!client.speaksFor(answer.issuer())) {
            throw new FranceConnectException(
                    FranceConnectFailure.WRONG_ISSUER, "iss of the answer");
        }
        if (answer.error() != null) {
            throw refused(answer.error());
        }
        if (answer.code() == null || answer.code().isBlank()) {
            throw new FranceConnectException(FranceConnectFailure.CODE_REFUSED, "no code");
        }
        return client.identity(answer.code(), attempt.nonce(), attempt.codeVerifier());
    }

    /** The errors that FranceConnect gives, by the names of OAuth 2. */
    private static FranceConnectException refused(String error) {
        return switch (error) {
            case "access_denied" ->
                    new FranceConnectException(FranceConnectFailure.REFUSED, "access_denied");
            case "server_error", "temporarily_unavailable" ->
                    new FranceConnectException(FranceConnectFailure.UNAVAILABLE, "server_error");
            case "invalid_acr" ->
                    new FranceConnectException(FranceConnectFailure.WRONG_LEVEL, "invalid_acr");
            default ->
                    // not repeated in the log: anybody can write into an address
                    new FranceConnectException(
                            FranceConnectFailure.MISCONFIGURED, "another error of the protocol");
        };
    }

    /**
     * Where the sign-out goes on.
     *
     * @param idToken of the session that ends
     * @throws FranceConnectException when FranceConnect does not answer
     */
    public URI leave(String idToken, String state) {
        try {
            return client.logout(idToken, state);
        } catch (FranceConnectException e) {
            log(e);
            throw e;
        }
    }

    private static void log(FranceConnectException e) {
        SECURITY.log(
                e.failure().suspicious() ? Level.WARNING : Level.INFO,
                "FranceConnect: {0} ({1})",
                new Object[] {e.failure(), e.detail()});
    }
}
