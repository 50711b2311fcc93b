package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.SignInSession;
import fr.parvis.kernel.SecretToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Signing in and out. Who is signed in stands in PostgreSQL, so that any node knows. */
@ApplicationScoped
public class SignIn {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");

    /** Compared with when the name is unknown, so that both cases take the same time. */
    private static final String NOBODY = Passwords.hash(SecretToken.create());

    @Inject AccountRepository repository;
    @Inject Clock clock;

    /**
     * Opens a session.
     *
     * @return the value of the cookie; empty when name and password do not go together
     */
    @Transactional
    public Optional<String> open(String identifier, String password, String userAgent) {
        Optional<Account> account = repository.byIdentifier(identifier).filter(Account::enabled);
        String hash = account.map(Account::passwordHash).orElse(NOBODY);
        if (!Passwords.matches(password, hash) || account.isEmpty()) {
            SECURITY.log(
                    Level.WARNING,
                    "sign-in refused for account {0}",
                    account.map(a -> String.valueOf(a.id())).orElse("unknown"));
            return Optional.empty();
        }
        Instant now = clock.instant();
        account.get().signedIn(now);
        String token = SecretToken.create();
        repository.add(new SignInSession(SecretToken.hash(token), account.get(), userAgent, now));
        return Optional.of(token);
    }

    /** Whose session this cookie is; empty when it ended. Notes that it is in use. */
    @Transactional
    public Optional<Account> find(String token) {
        if (!SecretToken.looksLike(token)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<SignInSession> session =
                repository.session(SecretToken.hash(token)).filter(s -> s.aliveAt(now));
        session.ifPresent(s -> s.seen(now));
        return session.map(SignInSession::account);
    }

    @Transactional
    public void close(String token) {
        if (SecretToken.looksLike(token)) {
            repository.endSession(SecretToken.hash(token));
        }
    }

    /** Forgets sessions that ended by themselves. */
    @Transactional
    public void forgetEnded() {
        repository.endIdleSince(clock.instant().minus(SignInSession.IDLE));
    }
}
