package fr.parvis.billing.service;

import fr.parvis.kernel.ClockProducer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Late invoices of which nobody was reminded yet, and reminders that were sent. */
@ApplicationScoped
class ReminderRepository {

    /** Open, not being paid at this moment, and late since a day. */
    private static final String LATE =
            " from invoice i where i.regie = ?1 and i.status in ('TO_PAY', 'PARTLY_PAID')"
                    + " and i.due_on <= ?2 and not exists (select from payment_attempt_share s join"
                    + " payment_attempt a on a.id = s.attempt_id where s.invoice_id = i.id and"
                    + " a.next_check_at is not null) and ";

    private static final String FIRST =
            "not exists (select from invoice_reminder r where r.invoice_id = i.id)";

    private static final String AGAIN =
            "exists (select from invoice_reminder r where r.invoice_id = i.id and r.step = 1 and"
                    + " r.at <= cast(?3 as timestamptz)) and not exists (select from"
                    + " invoice_reminder r where r.invoice_id = i.id and r.step = 2)";

    private static final int MOST_LETTERS = 200;

    @PersistenceContext EntityManager entities;

    /**
     * @param lateSince the last day on which an invoice was due to be reminded of
     */
    long countFirst(String regie, LocalDate lateSince) {
        return count(bound("select count(*)" + LATE + FIRST, regie, lateSince));
    }

    /**
     * @param remindedBefore when the first reminder was sent at the latest
     */
    long countAgain(String regie, LocalDate lateSince, Instant remindedBefore) {
        return count(
                bound("select count(*)" + LATE + AGAIN, regie, lateSince)
                        .setParameter(3, remindedBefore.toString()));
    }

    List<Long> first(String regie, LocalDate lateSince, int most) {
        return ids(bound(list(FIRST), regie, lateSince), most);
    }

    List<Long> again(String regie, LocalDate lateSince, Instant remindedBefore, int most) {
        return ids(
                bound(list(AGAIN), regie, lateSince).setParameter(3, remindedBefore.toString()),
                most);
    }

    private static String list(String which) {
        return "select i.id" + LATE + which + " order by i.id";
    }

    private Query bound(String sql, String regie, LocalDate lateSince) {
        return entities.createNativeQuery(sql)
                .setParameter(1, regie)
                .setParameter(2, Date.valueOf(lateSince));
    }

    private static long count(Query query) {
        return ((Number) query.getSingleResult()).longValue();
    }

    private static List<Long> ids(Query query, int most) {
        List<?> found = query.setMaxResults(most).getResultList();
        return found.stream().map(id -> ((Number) id).longValue()).toList();
    }

    /**
     * Notes a reminder.
     *
     * @return false when it was noted already
     */
    boolean note(long invoiceId, int step, int mails, Instant now) {
        return entities.createNativeQuery(
                                "insert into invoice_reminder (invoice_id, step, at, mails) values"
                                        + " (?1, ?2, cast(?3 as timestamptz), ?4) on conflict do"
                                        + " nothing")
                        .setParameter(1, invoiceId)
                        .setParameter(2, step)
                        .setParameter(3, now.toString())
                        .setParameter(4, mails)
                        .executeUpdate()
                == 1;
    }

    /** Invoices still open whose household has no address: number, household, payer, due, cents. */
    @SuppressWarnings("unchecked")
    List<Object[]> byLetter(String regie) {
        return entities.createNativeQuery(
                        "select i.id, i.number, i.household, i.payer, i.due_on, i.amount - i.paid"
                                + " from invoice i where i.regie = ?1 and i.status in ('TO_PAY',"
                                + " 'PARTLY_PAID') and i.id in (select r.invoice_id from"
                                + " invoice_reminder r where r.mails = 0) order by i.due_on, i.id")
                .setParameter(1, regie)
                .setMaxResults(MOST_LETTERS)
                .getResultList();
    }

    /** Today in Paris at a moment. */
    static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ClockProducer.PARIS);
    }
}
