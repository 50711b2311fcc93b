package fr.parvis.account.service;

import fr.parvis.account.entity.SignInSession;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sessions of one account, as its owner sees them. Whose they are is part of each query. */
@ApplicationScoped
class SessionRepository {

    /**
     * An update of the row, whoever makes it, changes its xmin; the roles are rows of their own.
     */
    private static final String FOUND =
            """
            select s.account_id, s.seen_at, a.xmin::text || coalesce(
                (select string_agg(r.role || ' ' || r.service, ',' order by r.role, r.service)
                 from staff_role r where r.account_id = a.id), '')
            from sign_in_session s join account a on a.id = s.account_id where s.token_hash = ?
            """;

    @PersistenceContext EntityManager entities;
    @Inject PlainSql sql;

    /**
     * A session as every page looks for it.
     *
     * @param accountState another one whenever the account has changed
     */
    record Found(long accountId, Instant seenAt, String accountState) {}

    Optional<Found> find(String tokenHash) {
        return sql
                .rows(
                        FOUND,
                        r -> new Found(r.getLong(1), r.getTimestamp(2).toInstant(), r.getString(3)),
                        tokenHash)
                .stream()
                .findFirst();
    }

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
