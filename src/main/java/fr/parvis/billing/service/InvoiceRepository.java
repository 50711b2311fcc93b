package fr.parvis.billing.service;

import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.InvoiceLine;
import fr.parvis.kernel.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Invoices. Whoever changes several locks them in the order of their ids. */
@ApplicationScoped
class InvoiceRepository {

    @PersistenceContext EntityManager entities;

    void add(Invoice invoice) {
        entities.persist(invoice);
    }

    /** The invoice with this number, if it belongs to one of these households. */
    Optional<Invoice> find(String regie, String number, Collection<String> households) {
        if (households.isEmpty()) {
            return Optional.empty();
        }
        return entities.createQuery(
                        "select i from Invoice i where i.regie = :regie and i.number = :number"
                                + " and i.household in :households",
                        Invoice.class)
                .setParameter("regie", regie)
                .setParameter("number", number)
                .setParameter("households", households)
                .getResultStream()
                .findFirst();
    }

    /** The invoices of some households of one year, the newest first. */
    List<Invoice> ofYear(Collection<String> households, int year, int most) {
        if (households.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(
                        "select i from Invoice i where i.household in :households"
                                + " and i.issuedOn between :first and :last"
                                + " order by i.issuedOn desc, i.id desc",
                        Invoice.class)
                .setParameter("households", households)
                .setParameter("first", LocalDate.of(year, 1, 1))
                .setParameter("last", LocalDate.of(year, 12, 31))
                .setMaxResults(most)
                .getResultList();
    }

    Optional<Invoice> find(long id) {
        return Optional.ofNullable(entities.find(Invoice.class, id));
    }

    /** Those of some households, the newest first. */
    List<Invoice> of(Collection<String> households, int first, int most) {
        if (households.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(
                        "select i from Invoice i where i.household in :households"
                                + " order by i.issuedOn desc, i.id desc",
                        Invoice.class)
                .setParameter("households", households)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }

    /** Locks the invoices with these numbers; those that do not exist are not in the answer. */
    List<Invoice> lock(String regie, Collection<String> numbers) {
        return numbered(regie, numbers, " order by i.id for update of i");
    }

    /** The same without a lock, for who only looks. */
    List<Invoice> read(String regie, Collection<String> numbers) {
        return numbered(regie, numbers, "");
    }

    /**
     * Numbers are given as a table: with a list of hundreds PostgreSQL compares each invoice of the
     * régie with each of them.
     */
    @SuppressWarnings("unchecked")
    private List<Invoice> numbered(String regie, Collection<String> numbers, String rest) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        return entities.createNativeQuery(
                        "select i.* from unnest(string_to_array(?2, chr(10))) as wanted (number)"
                                + " join invoice i on i.regie = ?1 and i.number = wanted.number"
                                + rest,
                        Invoice.class)
                .setParameter(1, regie)
                .setParameter(2, String.join("\n", numbers))
                // what was read before the lock is read again
                .setHint("jakarta.persistence.cache.storeMode", CacheStoreMode.REFRESH)
                .getResultList();
    }

    /** Invoices by id, in the order of their ids. */
    List<Invoice> some(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(
                        "select i from Invoice i where i.id in :ids order by i.id", Invoice.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /**
     * The lines of invoices, by id, in one statement: read from the invoices themselves they cost
     * one each.
     */
    Map<Long, List<InvoiceLine>> lines(Collection<Long> ids) {
        var lines = new HashMap<Long, List<InvoiceLine>>();
        if (ids.isEmpty()) {
            return lines;
        }
        String list = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
        for (Object found :
                entities.createNativeQuery(
                                "select invoice_id, label, amount from invoice_line where"
                                        + " invoice_id = any(cast(string_to_array(?1, ',') as"
                                        + " bigint[])) order by invoice_id, position")
                        .setParameter(1, list)
                        .getResultList()) {
            var row = (Object[]) found;
            lines.computeIfAbsent(((Number) row[0]).longValue(), id -> new ArrayList<>())
                    .add(
                            new InvoiceLine(
                                    (String) row[1], Money.ofCents(((Number) row[2]).longValue())));
        }
        return lines;
    }

    /** Locks invoices, by id. */
    Map<Long, Invoice> lock(Collection<Long> ids) {
        var locked = new LinkedHashMap<Long, Invoice>();
        entities.createQuery(
                        "select i from Invoice i where i.id in :ids order by i.id", Invoice.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .forEach(invoice -> locked.put(invoice.id(), invoice));
        return locked;
    }

    /** Which of these invoices somebody may be paying at this moment. */
    Set<Long> underway(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return entities.createQuery(
                        "select distinct s.invoiceId from PaymentAttempt a join a.shares s"
                                + " where s.invoiceId in :ids and a.nextCheckAt is not null",
                        Long.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toSet());
    }

    /** Imports of a régie wait for one another: of two that bring the same number, one makes it. */
    void oneImportAtATime(String regie) {
        entities.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext('invoice_import ' || ?1)) as"
                                + " text)")
                .setParameter(1, regie)
                .getResultList();
    }
}
