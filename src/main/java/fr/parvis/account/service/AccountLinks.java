package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountLink;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SecretToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/**
 * Links of mails to owners of accounts. A new one ends the older ones of its purpose, but for those
 * that anybody may ask for: a stranger who asks for more keeps nobody from using the first.
 */
@ApplicationScoped
class AccountLinks {

    @Inject AccountLinkRepository repository;
    @Inject Clock clock;

    /**
     * A new link.
     *
     * @return the token that its address ends with; only its hash is kept
     */
    @Transactional
    String create(Account account, AccountLink.Purpose purpose) {
        return create(account, purpose, null);
    }

    @Transactional
    String create(Account account, AccountLink.Purpose purpose, String newMail) {
        repository.endLinks(account.id(), purpose);
        return add(account, purpose, newMail, null);
    }

    /** A link to one person of FranceConnect. */
    @Transactional
    String createForPerson(Account account, String sub) {
        repository.endLinks(account.id(), AccountLink.Purpose.FRANCECONNECT);
        return add(account, AccountLink.Purpose.FRANCECONNECT, null, sub);
    }

    /** One more link, for whoever says to be the owner: the older ones work as before. */
    @Transactional
    String createAnother(Account account, AccountLink.Purpose purpose) {
        return add(account, purpose, null, null);
    }

    private String add(Account account, AccountLink.Purpose purpose, String newMail, String sub) {
        String token = SecretToken.create();
        repository.add(
                new AccountLink(SecretToken.hash(token), account, purpose, newMail, clock.instant())
                        .forPerson(sub));
        return token;
    }

    /** The link with this token, while it works. */
    @Transactional
    Optional<AccountLink> find(String token, AccountLink.Purpose purpose) {
        if (!SecretToken.looksLike(token)) {
            return Optional.empty();
        }
        return repository
                .link(SecretToken.hash(token), purpose)
                .filter(l -> l.usableAt(clock.instant()));
    }

    /**
     * Takes a link: of two who follow it at once one gets it.
     *
     * @throws NotFoundException when it does not work, or no more
     */
    @Transactional
    AccountLink use(String token, AccountLink.Purpose purpose) {
        if (!SecretToken.looksLike(token)) {
            throw new NotFoundException("link of a mail");
        }
        AccountLink link =
                repository
                        .lockLink(SecretToken.hash(token), purpose)
                        .filter(l -> l.usableAt(clock.instant()))
                        .orElseThrow(() -> new NotFoundException("link of a mail"));
        link.use(clock.instant());
        return link;
    }

    /** Ends the links of an account that nobody followed yet. */
    @Transactional
    void end(long accountId, AccountLink.Purpose... purposes) {
        for (AccountLink.Purpose purpose : purposes) {
            repository.endLinks(accountId, purpose);
        }
    }

    /** Forgets links that ended long ago. */
    @Transactional
    void forgetExpired() {
        repository.forgetExpired(clock.instant());
    }
}
