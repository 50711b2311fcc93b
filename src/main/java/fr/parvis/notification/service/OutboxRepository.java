package fr.parvis.notification.service;

import fr.parvis.notification.entity.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of the outbox. */
@ApplicationScoped
class OutboxRepository {

    @PersistenceContext EntityManager entities;

    void add(OutboxMessage message) {
        entities.persist(message);
    }

    /** The next message that is due, locked; one that another node is sending is passed over. */
    Optional<OutboxMessage> claim(Instant now) {
        List<?> found =
                entities.createNativeQuery(
                                """
                                select * from outbox_message
                                where sent_at is null and next_attempt_at <= cast(?1 as timestamptz)
                                order by next_attempt_at limit 1 for update skip locked
                                """,
                                OutboxMessage.class)
                        .setParameter(1, now.toString())
                        .getResultList();
        return found.stream().findFirst().map(OutboxMessage.class::cast);
    }
}
