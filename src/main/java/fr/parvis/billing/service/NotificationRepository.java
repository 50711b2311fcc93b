package fr.parvis.billing.service;

import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.entity.ProviderNotification;
import fr.parvis.billing.entity.ProviderNotification.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What providers sent. */
@ApplicationScoped
class NotificationRepository {

    /** Of what nobody has signed. */
    private static final List<Problem> FORGED = List.of(Problem.SOURCE, Problem.SIGNATURE);

    @PersistenceContext EntityManager entities;

    void add(ProviderNotification notification) {
        entities.persist(notification);
        entities.flush();
    }

    /** Locks one: two nodes never judge the same at once. */
    ProviderNotification lock(long id) {
        return entities.find(ProviderNotification.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those that nobody has judged, the oldest first; what failed waits for its next try. */
    List<Long> waiting(Instant now, int most) {
        return entities.createQuery(
                        "select n.id from ProviderNotification n where n.state = :received"
                                + " and (n.nextTryAt is null or n.nextTryAt <= :now)"
                                + " order by n.id",
                        Long.class)
                .setParameter("now", now)
                .setParameter("received", ProviderNotification.State.RECEIVED)
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * Whether exactly this was said and done before. Asked with the attempt locked: of two that say
     * the same at once the second sees the first.
     */
    boolean applied(Provider provider, String reference, String raw) {
        return entities.createQuery(
                                "select count(n) from ProviderNotification n"
                                        + " where n.provider = :provider"
                                        + " and n.reference = :reference"
                                        + " and n.state = :applied and n.raw = :raw",
                                Long.class)
                        .setParameter("provider", provider)
                        .setParameter("reference", reference)
                        .setParameter("applied", ProviderNotification.State.APPLIED)
                        .setParameter("raw", raw)
                        .getSingleResult()
                > 0;
    }

    /** Whether something was rejected for this reason where it named this attempt. */
    boolean rejected(Provider provider, String reference, Problem problem) {
        return entities.createQuery(
                                "select count(n) from ProviderNotification n"
                                        + " where n.provider = :provider"
                                        + " and n.reference = :reference"
                                        + " and n.problem = :problem",
                                Long.class)
                        .setParameter("provider", provider)
                        .setParameter("reference", reference)
                        .setParameter("problem", problem)
                        .getSingleResult()
                > 0;
    }

    /**
     * Those that changed nothing and that the régie is to see, the newest first; what nobody signed
     * comes after what was: strangers can send as much of it as they like.
     */
    List<ProviderNotification> rejected(Instant since, int most) {
        var all = new ArrayList<>(rejected("not in", since, most));
        if (all.size() < most) {
            all.addAll(rejected("in", since, most - all.size()));
        }
        return all;
    }

    private List<ProviderNotification> rejected(String in, Instant since, int most) {
        return entities.createQuery(
                        "select n from ProviderNotification n where n.state = :rejected"
                                + " and n.receivedAt >= :since and n.problem "
                                + in
                                + " :forged order by n.receivedAt desc",
                        ProviderNotification.class)
                .setParameter("rejected", ProviderNotification.State.REJECTED)
                .setParameter("since", since)
                .setParameter("forged", FORGED)
                .setMaxResults(most)
                .getResultList();
    }

    /** Deletes what nobody had signed. */
    void forgetForged(Instant before) {
        entities.createQuery(
                        "delete from ProviderNotification n where n.state = :rejected"
                                + " and n.receivedAt < :before and n.problem in :forged")
                .setParameter("rejected", ProviderNotification.State.REJECTED)
                .setParameter("before", before)
                .setParameter("forged", FORGED)
                .executeUpdate();
    }
}
