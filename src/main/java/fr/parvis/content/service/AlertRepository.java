package fr.parvis.content.service;

import fr.parvis.content.entity.NewsDestination;
import fr.parvis.content.entity.UrgentAlert;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Urgent sentences. */
@ApplicationScoped
class AlertRepository {

    @PersistenceContext EntityManager entities;
    @Inject PlainSql sql;

    void add(UrgentAlert alert) {
        entities.persist(alert);
    }

    Optional<UrgentAlert> lock(long id) {
        return Optional.ofNullable(
                entities.find(UrgentAlert.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The latest first. */
    List<UrgentAlert> latest(int most) {
        return entities.createQuery(
                        "select a from UrgentAlert a order by a.id desc", UrgentAlert.class)
                .setMaxResults(most)
                .getResultList();
    }

    /** What is shown now; without an entity manager, because it is asked for all the time. */
    Optional<Alerts.Shown> current(Instant now) {
        return sql
                .rows(
                        """
                        select id, text, link, destination, ends_at from content_alert
                        where removed_at is null and ends_at > ? order by id desc limit 1""",
                        row ->
                                new Alerts.Shown(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getString(3),
                                        NewsDestination.valueOf(row.getString(4)),
                                        row.getTimestamp(5).toInstant()),
                        Timestamp.from(now))
                .stream()
                .findFirst();
    }
}
