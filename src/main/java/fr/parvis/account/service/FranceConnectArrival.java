package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.entity.FranceConnectAttempt;
import fr.parvis.account.franceconnect.FranceConnectException;
import fr.parvis.account.franceconnect.FranceConnectFailure;
import fr.parvis.account.franceconnect.FranceConnectIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** What becomes of somebody whom FranceConnect has identified. */
@ApplicationScoped
public class FranceConnectArrival {

    @Inject FranceConnectLinks links;
    @Inject FranceConnectArrivals arrivals;
    @Inject SignIn signIn;
    @Inject ActivationAgain again;

    /** What became of the person. */
    public enum Kind {
        /** The account is known: a session is open. */
        SIGNED_IN,
        /** No account is known: the person waits and chooses. */
        FIRST_TIME,
        /** The account that is signed in is linked now. */
        LINKED,
        /** Nobody is signed in. */
        FAILED,
        /** The account that is signed in is not linked. */
        NOT_LINKED
    }

    /**
     * @param token value of the session's cookie; null unless signed in
     * @param destination where the person wanted to go; "" when nowhere
     * @param failure null unless failed or not linked
     * @param again ticket by which the first mail may be sent again; null without
     */
    public record Outcome(
            Kind kind,
            String token,
            String destination,
            FranceConnectFailure failure,
            String again) {

        static Outcome of(Kind kind, String destination) {
            return new Outcome(kind, null, destination, null, null);
        }

        static Outcome failed(FranceConnectFailure failure, boolean linking) {
            return new Outcome(linking ? Kind.NOT_LINKED : Kind.FAILED, null, "", failure, null);
        }

        static Outcome notActive(String again) {
            return new Outcome(Kind.FAILED, null, "", FranceConnectFailure.NOT_ACTIVE, again);
        }
    }

    /** Decides in one transaction. */
    @Transactional
    Outcome receive(
            FranceConnectIdentity identity,
            FranceConnectAttempt attempt,
            String browser,
            String userAgent) {
        if (attempt.linking()) {
            links.link(attempt.accountId(), identity);
            return Outcome.of(Kind.LINKED, attempt.destination());
        }
        Optional<Account> account = links.accountOf(identity);
        if (account.isEmpty()) {
            arrivals.keep(identity, browser, attempt.destination());
            return Outcome.of(Kind.FIRST_TIME, attempt.destination());
        }
        if (account.get().state() == AccountState.MAIL_UNCONFIRMED) {
            // FranceConnect has proved who it is: a password could prove no more. Whoever has
            // another space, or mistyped the mail of this one, goes on as at the first time
            arrivals.keep(identity, browser, attempt.destination());
            return Outcome.notActive(again.ticket(account.get().id()));
        }
        if (!account.get().enabled()) {
            throw new FranceConnectException(
                    switch (account.get().state()) {
                        case PREPARED -> FranceConnectFailure.NOT_ACTIVE;
                        default -> FranceConnectFailure.ACCOUNT_CLOSED;
                    },
                    "account " + account.get().id());
        }
        String token = signIn.openFor(account.get(), userAgent);
        signIn.cameByFranceConnect(token, identity.idToken());
        return new Outcome(Kind.SIGNED_IN, token, attempt.destination(), null, null);
    }
}
