package fr.parvis.account.service;

import fr.parvis.account.entity.AccountLink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Links of mails, found by the hash of their token and by what they are for. */
@ApplicationScoped
class AccountLinkRepository {

    @PersistenceContext EntityManager entities;

    void add(AccountLink link) {
        entities.persist(link);
    }

    Optional<AccountLink> link(String tokenHash, AccountLink.Purpose purpose) {
        return links(tokenHash, purpose, LockModeType.NONE);
    }

    Optional<AccountLink> lockLink(String tokenHash, AccountLink.Purpose purpose) {
        return links(tokenHash, purpose, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<AccountLink> links(
            String tokenHash, AccountLink.Purpose purpose, LockModeType lock) {
        return entities.createQuery(
                        "select l from AccountLink l where l.tokenHash = :hash"
                                + " and l.purpose = :purpose",
                        AccountLink.class)
                .setParameter("hash", tokenHash)
                .setParameter("purpose", purpose)
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    void endLinks(long accountId, AccountLink.Purpose purpose) {
        entities.createQuery(
                        "delete from AccountLink l where l.account.id = :id"
                                + " and l.purpose = :purpose and l.usedAt is null")
                .setParameter("id", accountId)
                .setParameter("purpose", purpose)
                .executeUpdate();
    }

    /** A week after its end a link is not even known as one that ended. */
    void forgetExpired(Instant now) {
        entities.createQuery("delete from AccountLink l where l.expiresAt < :before")
                .setParameter("before", now.minus(Duration.ofDays(7)))
                .executeUpdate();
    }
}
