package fr.parvis.account.service;

import fr.parvis.account.entity.SignInSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** The sessions of one account, as its owner sees them. Whose they are is part of each query. */
@ApplicationScoped
class SessionRepository {

    @PersistenceContext EntityManager entities;

    /** Those in use since then, the latest first. */
    List<SignInSession> of(long accountId, Instant seenAfter) {
        return entities.createQuery(
                        "select s from SignInSession s where s.account.id = :account"
                                + " and s.seenAt > :after order by s.seenAt desc, s.createdAt desc",
                        SignInSession.class)
                .setParameter("account", accountId)
                .setParameter("after", seenAfter)
                .getResultList();
    }

    /** Whether there was one to end. */
    boolean end(long accountId, String publicId) {
        return entities.createQuery(
                                "delete from SignInSession s where s.account.id = :account"
                                        + " and s.publicId = :id")
                        .setParameter("account", accountId)
                        .setParameter("id", publicId)
                        .executeUpdate()
                == 1;
    }
}
