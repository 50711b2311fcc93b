package fr.parvis.account.service;

import fr.parvis.account.entity.AccountPhoto;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Photos of citizens. */
@ApplicationScoped
class PhotoRepository {

    @PersistenceContext EntityManager entities;

    Optional<AccountPhoto> of(long accountId) {
        return Optional.ofNullable(entities.find(AccountPhoto.class, accountId));
    }

    /** Without its bytes. */
    Optional<Instant> changedAt(long accountId) {
        return entities.createQuery(
                        "select p.changedAt from AccountPhoto p where p.accountId = :account",
                        Instant.class)
                .setParameter("account", accountId)
                .getResultStream()
                .findFirst();
    }

    /** In place of the one before; two at once: the last one stays. */
    void keep(long accountId, byte[] content, Instant now) {
        entities.createNativeQuery(
                        """
                        insert into account_photo (account_id, content, changed_at)
                        values (?1, ?2, cast(?3 as timestamptz))
                        on conflict (account_id) do update
                        set content = excluded.content, changed_at = excluded.changed_at
                        """)
                .setParameter(1, accountId)
                .setParameter(2, content)
                .setParameter(3, now.toString())
                .executeUpdate();
    }

    void remove(long accountId) {
        entities.createQuery("delete from AccountPhoto p where p.accountId = :account")
                .setParameter("account", accountId)
                .executeUpdate();
    }
}
