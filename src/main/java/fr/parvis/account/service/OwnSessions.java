package fr.parvis.account.service;

import fr.parvis.account.entity.SignInSession;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.SecretToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** "Mes sessions": where somebody is signed in, and the means to end it there. */
@ApplicationScoped
public class OwnSessions {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");

    @Inject SessionRepository sessions;
    @Inject AccountRepository accounts;
    @Inject Clock clock;

    /**
     * A browser in which the account is signed in.
     *
     * @param id by which it is ended
     * @param here whether it is the one that asks
     * @param byFranceConnect whether FranceConnect vouches for it
     */
    public record Row(
            String id,
            String device,
            boolean mobile,
            Instant since,
            Instant seen,
            boolean here,
            boolean byFranceConnect) {}

    /** All of an account, the one that asks first. */
    @Transactional
    public List<Row> list(long accountId, String token) {
        String hash = SecretToken.hash(token);
        return sessions.of(accountId, clock.instant().minus(SignInSession.IDLE)).stream()
                .map(s -> row(s, s.opensWith(hash)))
                .sorted((a, b) -> Boolean.compare(b.here(), a.here()))
                .toList();
    }

    private static Row row(SignInSession session, boolean here) {
        return new Row(
                session.publicId(),
                Device.of(session.userAgent()),
                Device.mobile(session.userAgent()),
                session.createdAt(),
                session.seenAt(),
                here,
                session.franceConnectToken() != null);
    }

    /**
     * Ends one.
     *
     * @throws DomainException when there is none of this account with this id, or no more
     */
    @Transactional
    public void end(long accountId, String id) {
        if (!sessions.end(accountId, id)) {
            SECURITY.log(Level.INFO, "no session to end for account {0}", accountId);
            throw new DomainException("account.sessions.gone");
        }
    }

    /** Ends all but the one that asks. */
    @Transactional
    public void endOthers(long accountId, String token) {
        accounts.endSessions(accountId, SecretToken.hash(token));
    }
}
