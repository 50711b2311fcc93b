package fr.parvis.request.service;

import fr.parvis.request.entity.Draft;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Drafts, always found by who owns them. */
@ApplicationScoped
class DraftRepository {

    @PersistenceContext EntityManager entities;

    Optional<Draft> open(String ownerHash, String slug) {
        return entities.createQuery(
                        "select d from Draft d where d.ownerHash = :owner and d.slug = :slug"
                                + " and d.requestNumber is null",
                        Draft.class)
                .setParameter("owner", ownerHash)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst();
    }

    /** The same, locked until the end of the transaction; made when there is none. */
    Draft openForChange(String ownerHash, String slug, long versionId, Instant now) {
        // two tabs may begin at once: the index lets one row in, both then wait for its lock
        entities.createNativeQuery(
                        """
                        insert into draft (owner_hash, slug, version_id, step, answers,
                                           created_at, updated_at, expires_at)
                        values (?1, ?2, ?3, 'APPLICANT', '{}', cast(?4 as timestamptz),
                                cast(?4 as timestamptz), cast(?5 as timestamptz))
                        on conflict (owner_hash, slug) where request_number is null do nothing
                        """)
                .setParameter(1, ownerHash)
                .setParameter(2, slug)
                .setParameter(3, versionId)
                .setParameter(4, now.toString())
                .setParameter(5, now.plus(Draft.LIFE).toString())
                .executeUpdate();
        return entities.createQuery(
                        "select d from Draft d where d.ownerHash = :owner and d.slug = :slug"
                                + " and d.requestNumber is null",
                        Draft.class)
                .setParameter("owner", ownerHash)
                .setParameter("slug", slug)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
    }

    /** A draft of this owner by its id, locked: the second of two clicks waits for the first. */
    Optional<Draft> lock(long id, String ownerHash, String slug) {
        return entities.createQuery(
                        "select d from Draft d where d.id = :id and d.ownerHash = :owner"
                                + " and d.slug = :slug",
                        Draft.class)
                .setParameter("id", id)
                .setParameter("owner", ownerHash)
                .setParameter("slug", slug)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    void remove(Draft draft) {
        entities.remove(draft);
    }

    /** Deletes some whose time is over; one that somebody is saving is passed over. */
    int removeExpired(Instant now, int most) {
        return entities.createNativeQuery(
                        """
                        delete from draft where id in (
                            select id from draft where expires_at < cast(?1 as timestamptz)
                            order by expires_at limit ?2 for update skip locked)
                        """)
                .setParameter(1, now.toString())
                .setParameter(2, most)
                .executeUpdate();
    }
}
