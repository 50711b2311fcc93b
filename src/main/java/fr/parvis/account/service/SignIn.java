package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.SignInSession;
import fr.parvis.account.service.AccountRepository.Credentials;
import fr.parvis.account.service.AccountRepository.Named;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.SecretToken;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
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

    private static final long NO_ACCOUNT = -1L;

    /** Counted from the last sign-in. */
    public static final Duration KNOWN_BROWSER = Duration.ofDays(365);

    @Inject AccountRepository repository;
    @Inject KnownBrowserRepository browsers;
    @Inject SignInLimits limits;
    @Inject SessionStart sessions;
    @Inject SessionRepository found;
    @Inject SessionUse use;
    @Inject AccountsAtHand accounts;
    @Inject TownSettings town;
    @Inject Clock clock;

    /**
     * Values of the cookies of somebody who has signed in.
     *
     * @param browser by which the browser is known for a year ({@link #KNOWN_BROWSER})
     */
    public record Opened(String session, String browser) {}

    /**
     * Opens a session. Not one transaction: counts stay when the password is wrong, and no
     * connection is held while the slow hash is computed. A name that nobody has costs the same
     * statements and the same hash as any other.
     *
     * @throws NotActiveException when they go together, and yet the account opens nothing
     * @throws DomainException when name and password do not go together, or have been tried too
     *     often
     */
    public Opened open(SignInAttempt attempt) {
        Named named = repository.named(attempt.identifier());
        Optional<Credentials> owner = Optional.ofNullable(named.owner());
        boolean knownBrowser =
                browsers.knows(
                        attempt.browserHash(),
                        owner.map(Credentials::id).orElse(NO_ACCOUNT),
                        clock.instant().minus(KNOWN_BROWSER));
        var admission = limits.admit(attempt, knownBrowser);
        Optional<Credentials> account = proved(named, attempt.password());
        if (account.isEmpty()) {
            SECURITY.log(
                    Level.WARNING,
                    "sign-in refused for account {0}",
                    owner.map(a -> String.valueOf(a.id())).orElse("unknown"));
            limits.failed(attempt, admission);
            boolean byMail = town.accounts().userName() == TownSettings.Accounts.UserName.MAIL;
            throw new DomainException(
                    byMail ? "account.signIn.refused.mail" : "account.signIn.refused");
        }
        limits.succeeded(admission);
        Account known = repository.get(account.get().id());
        if (!known.enabled()) {
            // said to whoever knows the password only
            throw new NotActiveException(known);
        }
        String newHash =
                Passwords.outdated(account.get().hash())
                        ? Passwords.hash(attempt.password())
                        : null;
        return sessions.open(known.id(), attempt, newHash);
    }

    /**
     * The account whose password it is. Where a space was begun with this mail two passwords are
     * compared, whether the mail has another space or not: neither the answer nor its time tells.
     */
    private static Optional<Credentials> proved(Named named, String password) {
        if (matches(password, named.owner())) {
            return Optional.of(named.owner());
        }
        return named.begun() != null && matches(password, named.begun())
                ? Optional.of(named.begun())
                : Optional.empty();
    }

    private static boolean matches(String password, Credentials account) {
        String hash = account == null ? null : account.hash();
        return Passwords.matches(password, hash == null ? NOBODY : hash) && hash != null;
    }

    /**
     * Opens a session for somebody who has proved in another way who it is.
     *
     * @return the value of the cookie
     */
    @Transactional
    public String openFor(Account account, String userAgent) {
        Instant now = clock.instant();
        repository.noteSignIn(account.id(), null, now);
        String token = SecretToken.create();
        repository.add(new SignInSession(SecretToken.hash(token), account, userAgent, now));
        return token;
    }

    /**
     * Notes that FranceConnect has vouched for a session: its sign-out goes through FranceConnect.
     *
     * @param idToken as FranceConnect gave it
     */
    @Transactional
    public void cameByFranceConnect(String token, String idToken) {
        repository.session(SecretToken.hash(token)).ifPresent(s -> s.cameByFranceConnect(idToken));
    }

    /** The token to give back to FranceConnect; empty when the session did not come from there. */
    @Transactional
    public Optional<String> franceConnectToken(String token) {
        return SecretToken.looksLike(token)
                ? repository.session(SecretToken.hash(token)).map(SignInSession::franceConnectToken)
                : Optional.empty();
    }

    /**
     * Whose session this cookie is, to be read only; empty when it ended. Notes that it is in use:
     * at most once a minute, so that reading a page writes nothing.
     */
    public Optional<Account> find(String token) {
        if (!SecretToken.looksLike(token)) {
            return Optional.empty();
        }
        String hash = SecretToken.hash(token);
        var session = found.find(hash);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        Account account = accounts.get(session.get().accountId(), session.get().accountState());
        Instant now = clock.instant();
        Instant seen = session.get().seenAt();
        if (!SignInSession.aliveAt(now, account, seen)) {
            return Optional.empty();
        }
        if (SignInSession.toBeNoted(seen, now)) {
            use.seen(hash, now);
        }
        return Optional.of(account);
    }

    /** The same without noting that it is in use: a page asks by itself, nobody is there. */
    @Transactional
    public Optional<Account> peek(String token) {
        if (!SecretToken.looksLike(token)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return repository
                .session(SecretToken.hash(token))
                .filter(s -> s.aliveAt(now))
                .map(SignInSession::account);
    }

    @Transactional
    public void close(String token) {
        if (SecretToken.looksLike(token)) {
            repository.endSession(SecretToken.hash(token));
        }
    }

    /** Forgets sessions that ended by themselves, and browsers not seen for long. */
    @Transactional
    public void forgetEnded() {
        // whoever comes back with a form that was open over night is still recognised by it
        repository.endIdleSince(clock.instant().minus(InterruptedForms.LIFE));
        browsers.forgetSince(clock.instant().minus(KNOWN_BROWSER));
    }
}
