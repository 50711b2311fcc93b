package fr.parvis.account.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;

/** In which browsers accounts were signed in before, by the hash of the browser's cookie. */
@ApplicationScoped
class KnownBrowserRepository {

    @PersistenceContext EntityManager entities;

    boolean knows(String tokenHash, long accountId, Instant since) {
        return !entities.createNativeQuery(
                        "select 1 from known_browser where token_hash = ?1 and account_id = ?2"
                                + " and seen_at > cast(?3 as timestamptz)")
                .setParameter(1, tokenHash)
                .setParameter(2, accountId)
                .setParameter(3, since.toString())
                .getResultList()
                .isEmpty();
    }

    /** What was known by the old cookie is known by the new one from now on, and this account. */
    void renew(String oldHash, String newHash, long accountId, Instant now) {
        entities.createNativeQuery("update known_browser set token_hash = ?2 where token_hash = ?1")
                .setParameter(1, oldHash)
                .setParameter(2, newHash)
                .executeUpdate();
        entities.createNativeQuery(
                        """
                        insert into known_browser (token_hash, account_id, seen_at)
                        values (?1, ?2, cast(?3 as timestamptz))
                        on conflict (token_hash, account_id) do update set seen_at = excluded.seen_at
                        """)
                .setParameter(1, newHash)
                .setParameter(2, accountId)
                .setParameter(3, now.toString())
                .executeUpdate();
    }

    void forgetSince(Instant before) {
        entities.createNativeQuery(
                        "delete from known_browser where seen_at < cast(?1 as timestamptz)")
                .setParameter(1, before.toString())
                .executeUpdate();
    }
}
