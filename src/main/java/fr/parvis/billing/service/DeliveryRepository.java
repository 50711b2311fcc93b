package fr.parvis.billing.service;

import fr.parvis.billing.entity.Invoice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** How invoices reach their households: by a mail that announces them, or on paper. */
@ApplicationScoped
class DeliveryRepository {

    @PersistenceContext EntityManager entities;

    /** New invoices go the way that their households have chosen; each once. */
    void note(Collection<Invoice> issued, Instant now) {
        if (issued.isEmpty()) {
            return;
        }
        // they are rows before this one is
        entities.flush();
        entities.createNativeQuery(
                        "insert into invoice_delivery (invoice_id, regie, way, next_try_at)"
                                + " select i.id, i.regie,"
                                + " case when e.online then 'MAIL' else 'PAPER' end,"
                                + " case when e.online then cast(?2 as timestamptz) end"
                                + " from invoice i left join e_billing e on e.household ="
                                + " i.household where i.id = any(cast(string_to_array(?1, ',') as"
                                + " bigint[])) on conflict do nothing")
                .setParameter(1, ids(issued))
                .setParameter(2, now.toString())
                .executeUpdate();
    }

    /**
     * What these households were told is true no more: they are told anew, in the way that they
     * have chosen by now. Who has not been told yet hears the new amount at once. Who is being told
     * at this moment has been: whoever tells is waited for.
     */
    void noteCorrected(Collection<Invoice> corrected, Instant now) {
        if (corrected.isEmpty()) {
            return;
        }
        lock(ids(corrected));
        entities.createNativeQuery(
                        "update invoice_delivery d set corrected = true, done_at = null, mails ="
                                + " null, print_id = null,"
                                + " way = case when w.online then 'MAIL' else 'PAPER' end,"
                                + " next_try_at = case when w.online then cast(?2 as timestamptz)"
                                + " end from (select i.id, coalesce(e.online, false) as online"
                                + " from invoice i left join e_billing e on e.household ="
                                + " i.household where i.id = any(cast(string_to_array(?1, ',') as"
                                + " bigint[]))) w where d.invoice_id = w.id and d.done_at is not"
                                + " null")
                .setParameter(1, ids(corrected))
                .setParameter(2, now.toString())
                .executeUpdate();
    }

    /** What is read of the invoice from now on is what its household is told. */
    void lock(long invoiceId) {
        lock(String.valueOf(invoiceId));
    }

    private void lock(String ids) {
        entities.createNativeQuery(
                        "select invoice_id from invoice_delivery where invoice_id ="
                                + " any(cast(string_to_array(?1, ',') as bigint[])) order by"
                                + " invoice_id for update")
                .setParameter(1, ids)
                .getResultList();
    }

    private static String ids(Collection<Invoice> invoices) {
        return invoices.stream().map(i -> String.valueOf(i.id())).collect(Collectors.joining(","));
    }

    /** Whether the household was told something else before. */
    boolean corrected(long invoiceId) {
        return (boolean)
                entities.createNativeQuery(
                                "select corrected from invoice_delivery where invoice_id = ?1")
                        .setParameter(1, invoiceId)
                        .getSingleResult();
    }

    /** The invoices that are still to be announced, the longest due first. */
    List<Long> due(Instant now, int most) {
        List<?> found =
                entities.createNativeQuery(
                                "select invoice_id from invoice_delivery where next_try_at <="
                                        + " cast(?1 as timestamptz) order by next_try_at,"
                                        + " invoice_id")
                        .setParameter(1, now.toString())
                        .setMaxResults(most)
                        .getResultList();
        return found.stream().map(id -> ((Number) id).longValue()).toList();
    }

    /**
     * Notes that a mail announces an invoice; in the transaction of that mail.
     *
     * @return false when somebody else has done it
     */
    boolean announced(long invoiceId, int mails, Instant now) {
        return change(
                "update invoice_delivery set done_at = cast(?3 as timestamptz), mails = ?2,"
                        + " next_try_at = null where invoice_id = ?1 and next_try_at is not null",
                invoiceId,
                mails,
                now.toString());
    }

    /** Nobody of the household can be written to: it is printed after all. */
    boolean onPaper(long invoiceId) {
        return change(
                "update invoice_delivery set way = 'PAPER', next_try_at = null where invoice_id ="
                        + " ?1 and next_try_at is not null",
                invoiceId);
    }

    void postpone(long invoiceId, Instant next) {
        change(
                "update invoice_delivery set next_try_at = cast(?2 as timestamptz) where"
                        + " invoice_id = ?1 and next_try_at is not null",
                invoiceId,
                next.toString());
    }

    private boolean change(String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.executeUpdate() == 1;
    }
}
