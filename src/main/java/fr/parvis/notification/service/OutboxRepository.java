package fr.parvis.notification.service;

import fr.parvis.notification.entity.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
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

    OutboxState.Counts counts(Instant sentSince) {
        var row =
                (Object[])
                        entities.createNativeQuery(
                                        """
                                        select count(*) filter (where last_error is null),
                                               count(*) filter (where last_error is not null
                                                                and next_attempt_at is not null),
                                               count(*) filter (where next_attempt_at is null),
                                               (select count(*) from outbox_message
                                                where sent_at > cast(?1 as timestamptz))
                                        from outbox_message where sent_at is null
                                        """)
                                .setParameter(1, sentSince.toString())
                                .getSingleResult();
        return new OutboxState.Counts(
                number(row[0]), number(row[1]), number(row[2]), number(row[3]));
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    /** Without the bodies: nobody is to read them. */
    List<FailingMail> failing(int most) {
        var mails = new ArrayList<FailingMail>();
        for (Object row :
                entities.createQuery(
                                "select m.id, m.recipient, m.subject, m.createdAt, m.attempts,"
                                        + " m.lastError, m.nextAttemptAt from OutboxMessage m"
                                        + " where m.sentAt is null and m.lastError is not null"
                                        + " order by case when m.nextAttemptAt is null then 0 else 1"
                                        + " end, m.createdAt")
                        .setMaxResults(most)
                        .getResultList()) {
            var of = (Object[]) row;
            mails.add(
                    new FailingMail(
                            (Long) of[0],
                            OutboxMessage.masked((String) of[1]),
                            (String) of[2],
                            (Instant) of[3],
                            (Integer) of[4],
                            (String) of[5],
                            (Instant) of[6]));
        }
        return mails;
    }

    boolean exists(long id) {
        return !entities.createQuery("select m.id from OutboxMessage m where m.id = :id")
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }

    /**
     * Makes mails that fail due at once, with all their delays before them again. One that is being
     * sent at this moment is passed over: nobody waits for the mail server here.
     *
     * @param id of one; 0 for all
     */
    int retry(long id, Instant now) {
        return entities.createNativeQuery(
                        """
                        update outbox_message
                        set next_attempt_at = cast(?1 as timestamptz), attempts_before = attempts
                        where id in (select id from outbox_message
                                     where sent_at is null and last_error is not null
                                     and (id = ?2 or ?2 = 0) for update skip locked)
                        """)
                .setParameter(1, now.toString())
                .setParameter(2, id)
                .executeUpdate();
    }

    int removeOld(Instant sentBefore, Instant writtenBefore, int most) {
        return entities.createNativeQuery(
                        """
                        delete from outbox_message where id in (
                            select id from outbox_message where sent_at < cast(?1 as timestamptz)
                            order by sent_at limit ?3 for update skip locked)
                        or id in (
                            select id from outbox_message
                            where sent_at is null and last_error is not null
                            and next_attempt_at is null and created_at < cast(?2 as timestamptz)
                            order by created_at limit ?3 for update skip locked)
                        """)
                .setParameter(1, sentBefore.toString())
                .setParameter(2, writtenBefore.toString())
                .setParameter(3, most)
                .executeUpdate();
    }
}
