package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.SignInSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Accounts and the sessions in which they are signed in. */
@ApplicationScoped
class AccountRepository {

    @PersistenceContext EntityManager entities;

    /** By user name, whatever its case, or by mail where only one account has it. */
    Optional<Account> byIdentifier(String identifier) {
        var found =
                entities.createQuery(
                                "select a from Account a where lower(a.userName) = lower(:name)",
                                Account.class)
                        .setParameter("name", identifier)
                        .getResultList();
        if (found.isEmpty() && identifier.contains("@")) {
            found =
                    entities.createQuery(
                                    "select a from Account a where lower(a.mail) = lower(:mail)",
                                    Account.class)
                            .setParameter("mail", identifier)
                            .setMaxResults(2)
                            .getResultList();
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    Optional<SignInSession> session(String tokenHash) {
        return Optional.ofNullable(entities.find(SignInSession.class, tokenHash));
    }

    void add(SignInSession session) {
        entities.persist(session);
    }

    void endSession(String tokenHash) {
        entities.createQuery("delete from SignInSession s where s.tokenHash = :hash")
                .setParameter("hash", tokenHash)
                .executeUpdate();
    }

    void endIdleSince(Instant before) {
        entities.createQuery("delete from SignInSession s where s.seenAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
