package fr.parvis.account.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Texts of forms that came after the end of their session. */
@ApplicationScoped
class InterruptedFormRepository {

    @PersistenceContext EntityManager entities;

    void keep(long accountId, String path, String content, Instant now) {
        entities.createNativeQuery(
                        """
                        insert into interrupted_form (account_id, path, content, created_at)
                        values (?1, ?2, ?3, cast(?4 as timestamptz))
                        on conflict (account_id, path) do update
                        set content = excluded.content, created_at = excluded.created_at
                        """)
                .setParameter(1, accountId)
                .setParameter(2, path)
                .setParameter(3, content)
                .setParameter(4, now.toString())
                .executeUpdate();
    }

    Optional<String> find(long accountId, String path, Instant after) {
        return entities.createNativeQuery(
                        "select content from interrupted_form where account_id = ?1 and path = ?2"
                                + " and created_at > cast(?3 as timestamptz)")
                .setParameter(1, accountId)
                .setParameter(2, path)
                .setParameter(3, after.toString())
                .getResultStream()
                .findFirst()
                .map(String::valueOf);
    }

    void removeBefore(Instant before) {
        entities.createNativeQuery(
                        "delete from interrupted_form where created_at < cast(?1 as timestamptz)")
                .setParameter(1, before.toString())
                .executeUpdate();
    }
}
