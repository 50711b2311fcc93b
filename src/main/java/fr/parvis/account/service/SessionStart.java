package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.SignInSession;
import fr.parvis.kernel.SecretToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** Opens the session of somebody whose identity is known. */
@ApplicationScoped
class SessionStart {

    @Inject AccountRepository accounts;
    @Inject KnownBrowserRepository browsers;
    @Inject Clock clock;

    /**
     * Always with new cookies: a value that somebody else put into the browser before is worth
     * nothing after.
     *
     * @param newHash of the password, when it is to be kept at another cost; null leaves it
     */
    @Transactional
    SignIn.Opened open(long accountId, SignInAttempt attempt, String newHash) {
        Instant now = clock.instant();
        Account account = accounts.get(accountId);
        accounts.noteSignIn(accountId, newHash, now);
        var opened = new SignIn.Opened(SecretToken.create(), SecretToken.create());
        accounts.add(
                new SignInSession(
                        SecretToken.hash(opened.session()), account, attempt.userAgent(), now));
        browsers.renew(attempt.browserHash(), SecretToken.hash(opened.browser()), accountId, now);
        return opened;
    }
}
