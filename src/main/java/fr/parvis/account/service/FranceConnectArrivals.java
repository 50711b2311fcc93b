package fr.parvis.account.service;

import fr.parvis.account.entity.FranceConnectAttempt;
import fr.parvis.account.entity.FranceConnectPerson;
import fr.parvis.account.franceconnect.FranceConnectException;
import fr.parvis.account.franceconnect.FranceConnectFailure;
import fr.parvis.account.franceconnect.FranceConnectIdentity;
import fr.parvis.kernel.SecretToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/**
 * People whom FranceConnect has identified and whom no account knows yet. The identity waits half
 * an hour in PostgreSQL, for the browser in which it arrived, and is used once.
 *
 * <p>Creating an account: {@link #pending} gives what to fill in (the certified facts read-only);
 * when the account is there, {@link #link} in the same transaction.
 */
@ApplicationScoped
public class FranceConnectArrivals {

    @Inject FranceConnectRepository repository;
    @Inject FranceConnectLinks links;
    @Inject Clock clock;

    @Transactional
    void keep(FranceConnectIdentity identity, String browser, String destination) {
        repository.keep(
                new FranceConnectPerson(
                                SecretToken.hash(browser),
                                identity.sub(),
                                identity.certified(),
                                identity.usageName(),
                                identity.mail(),
                                identity.idToken(),
                                clock.instant())
                        .goingTo(destination));
    }

    /**
     * Who waits in this browser.
     *
     * @param browser secret of its cookie, "" when it has none
     */
    @Transactional
    public Optional<FranceConnectIdentity> pending(String browser) {
        return waiting(browser)
                .map(
                        p ->
                                new FranceConnectIdentity(
                                        p.sub(),
                                        p.certified(),
                                        p.usageName(),
                                        p.mail(),
                                        p.idToken()));
    }

    /** Where whoever waits in this browser wanted to go; "" when nowhere. */
    @Transactional
    public String destination(String browser) {
        return waiting(browser).map(FranceConnectPerson::destination).orElse("");
    }

    /**
     * Whoever waits in this browser asks for a link to the mail of an account.
     *
     * @throws FranceConnectException when nobody waits any more
     */
    @Transactional
    void wantLink(String browser, String mail) {
        waiting(browser).orElseThrow(FranceConnectArrivals::nobody).wantLink(mail);
    }

    private static FranceConnectException nobody() {
        return new FranceConnectException(FranceConnectFailure.EXPIRED, "nobody waits");
    }

    private Optional<FranceConnectPerson> waiting(String browser) {
        return SecretToken.looksLike(browser)
                ? repository
                        .person(SecretToken.hash(browser))
                        .filter(p -> p.aliveAt(clock.instant()))
                : Optional.empty();
    }

    /**
     * Links an account to whoever waits in this browser, who then waits no more.
     *
     * @param accountId of an account that is the person's own: just created, or its password given
     * @return the identity, for the session: see {@link SignIn#cameByFranceConnect}
     * @throws FranceConnectException when nobody waits any more, or when they do not go together:
     *     then the person still waits
     */
    @Transactional
    public FranceConnectIdentity link(long accountId, String browser) {
        FranceConnectIdentity identity =
                pending(browser)
                        // two clicks at once: the row is there for one of them only
                        .filter(i -> repository.removePerson(SecretToken.hash(browser)))
                        .orElseThrow(FranceConnectArrivals::nobody);
        links.link(accountId, identity);
        return identity;
    }

    /** Forgets whoever waits in this browser. */
    @Transactional
    public void forget(String browser) {
        repository.removePerson(SecretToken.hash(browser));
    }

    /** Forgets attempts and people that nobody comes back for. */
    @Transactional
    public void forgetEnded() {
        repository.removeBefore(
                // a replayed answer is called so for a day, a later one is just unknown
                clock.instant().minus(FranceConnectAttempt.LIFE.multipliedBy(144)),
                clock.instant().minus(FranceConnectPerson.LIFE));
    }
}
