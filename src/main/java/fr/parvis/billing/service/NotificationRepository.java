package fr.parvis.billing.service;

import fr.parvis.billing.entity.ProviderNotification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** What providers sent. */
@ApplicationScoped
class NotificationRepository {

    @PersistenceContext EntityManager entities;

    void add(ProviderNotification notification) {
        entities.persist(notification);
        entities.flush();
    }

    /** Locks one: two nodes never judge the same at once. */
    ProviderNotification lock(long id) {
        return entities.find(ProviderNotification.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those that nobody has judged, the oldest first. */
    List<Long> waiting(int most) {
        return entities.createQuery(
                        "select n.id from ProviderNotification n where n.state = :received"
                                + " order by n.id",
                        Long.class)
                .setParameter("received", ProviderNotification.State.RECEIVED)
                .setMaxResults(most)
                .getResultList();
    }

    /** Those that changed nothing and that the régie is to see, the newest first. */
    List<ProviderNotification> rejected(Instant since, int most) {
        return entities.createQuery(
                        "select n from ProviderNotification n where n.state = :rejected"
                                + " and n.receivedAt >= :since order by n.receivedAt desc",
                        ProviderNotification.class)
                .setParameter("rejected", ProviderNotification.State.REJECTED)
                .setParameter("since", since)
                .setMaxResults(most)
                .getResultList();
    }
}
