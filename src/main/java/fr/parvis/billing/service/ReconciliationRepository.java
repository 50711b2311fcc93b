package fr.parvis.billing.service;

import fr.parvis.billing.entity.KnownPayment;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.entity.Reconciliation;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Comparisons with the provider's statements, and the payments that they are made of. */
@ApplicationScoped
class ReconciliationRepository {

    private static final int RECENT = 60;

    @PersistenceContext EntityManager entities;

    void add(Reconciliation reconciliation) {
        entities.persist(reconciliation);
        entities.flush();
    }

    Reconciliation get(long id) {
        return Optional.ofNullable(entities.find(Reconciliation.class, id))
                .orElseThrow(() -> new NotFoundException("reconciliation " + id));
    }

    /** A comparison in a list, with how many differences it found. */
    record Row(Reconciliation made, long differences) {}

    /** The latest days first. */
    List<Row> recent(String regie) {
        List<Reconciliation> made =
                entities.createQuery(
                                "select r from Reconciliation r where r.regie = :regie"
                                        + " order by r.day desc, r.id desc",
                                Reconciliation.class)
                        .setParameter("regie", regie)
                        .setMaxResults(RECENT)
                        .getResultList();
        var differences = new HashMap<Long, Long>();
        for (Object found :
                entities.createNativeQuery(
                                "select l.reconciliation_id, count(*) from unnest("
                                        + "string_to_array(?1, ',')) m (id) join"
                                        + " reconciliation_line l on l.reconciliation_id ="
                                        + " cast(m.id as bigint) where l.kind <> 'AGREES'"
                                        + " group by l.reconciliation_id")
                        .setParameter(
                                1,
                                made.stream()
                                        .map(r -> String.valueOf(r.id()))
                                        .collect(Collectors.joining(",")))
                        .getResultList()) {
            var row = (Object[]) found;
            differences.put(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
        }
        return made.stream().map(r -> new Row(r, differences.getOrDefault(r.id(), 0L))).toList();
    }

    /**
     * Payments online of a régie that a statement may have: those that came in on its day, and
     * those whose numbers it names.
     */
    List<KnownPayment> known(String regie, LocalDate day, Collection<String> transactions) {
        String begin = day.atStartOfDay(ClockProducer.PARIS).toOffsetDateTime().toString();
        String end =
                day.plusDays(1).atStartOfDay(ClockProducer.PARIS).toOffsetDateTime().toString();
        List<?> found =
                entities.createNativeQuery(
                                """
                                with wanted as (
                                    select p.id, true as named from unnest(string_to_array(?4, chr(10))) t (number)
                                        join payment p on coalesce(p.provider, p.regie) = 'PAYBOX' and p.transaction = t.number
                                        where p.regie = ?1
                                    union all
                                    select p.id, false from payment p where p.regie = ?1 and p.provider = 'PAYBOX'
                                        and p.received_at >= cast(?2 as timestamptz) and p.received_at < cast(?3 as timestamptz)
                                )
                                select p.transaction, a.reference, p.amount, not exists (
                                        select from reconciliation_line l where l.transaction = p.transaction and l.there is not null)
                                from payment p join payment_attempt a on a.id = p.attempt_id
                                where p.id in (select id from wanted) order by p.received_at, p.id
                                """)
                        .setParameter(1, regie)
                        .setParameter(2, begin)
                        .setParameter(3, end)
                        .setParameter(4, String.join("\n", transactions))
                        .getResultList();
        var known = new ArrayList<KnownPayment>();
        for (Object one : found) {
            var row = (Object[]) one;
            known.add(
                    new KnownPayment(
                            (String) row[0],
                            (String) row[1],
                            Money.ofCents(((Number) row[2]).longValue()),
                            (Boolean) row[3]));
        }
        return known;
    }

    /** When somebody last set out to pay a régie by Paybox. */
    Optional<Instant> lastOfPaybox(String regie) {
        return entities.createQuery(
                        "select a.createdAt from PaymentAttempt a where a.regie = :regie"
                                + " and a.provider = :provider order by a.createdAt desc",
                        Instant.class)
                .setParameter("regie", regie)
                .setParameter("provider", Provider.PAYBOX)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Which of these transactions are known by now. */
    Set<String> knownNow(Collection<String> transactions) {
        List<?> found =
                entities.createNativeQuery(
                                "select p.transaction from unnest(string_to_array(?1, chr(10))) t"
                                        + " (number) join payment p on coalesce(p.provider,"
                                        + " p.regie) = 'PAYBOX' and p.transaction = t.number")
                        .setParameter(1, String.join("\n", transactions))
                        .getResultList();
        return found.stream().map(String::valueOf).collect(Collectors.toSet());
    }
}
