package fr.parvis.billing.service;

import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.InstantConverter;
import fr.parvis.kernel.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Payments and credits as the régie lists them, straight from SQL. */
@ApplicationScoped
class PaymentListRepository {

    private static final int MOST_CREDITS = 200;

    @PersistenceContext EntityManager entities;

    /** A page, the latest first, and one row more when there is another page. */
    List<ListedPayment> page(PaymentFilter filter) {
        var where = new StringBuilder("p.regie = ?1");
        Map<Integer, Object> values = new LinkedHashMap<>();
        values.put(1, filter.regie());
        if (filter.method() != null) {
            where.append(" and p.method = ?2");
            values.put(2, filter.method().name());
        }
        if (filter.from() != null) {
            where.append(" and p.received_at >= cast(?3 as timestamptz)");
            values.put(3, begin(filter.from()));
        }
        if (filter.to() != null) {
            where.append(" and p.received_at < cast(?4 as timestamptz)");
            values.put(4, begin(filter.to().plusDays(1)));
        }
        if (filter.credited()) {
            where.append(" and p.credited > 0");
        }
        Query query =
                entities.createNativeQuery(
                        "select p.id, p.received_at, p.household, p.method, p.amount, p.credited,"
                                + " p.provider, p.transaction, p.actor_name,"
                                + " (select string_agg(i.number, ', ' order by i.number) from"
                                + " payment_share s join invoice i on i.id = s.invoice_id where"
                                + " s.payment_id = p.id), exists (select from payment q where"
                                + " q.attempt_id = p.attempt_id and q.id < p.id)"
                                + " from payment p where "
                                + where
                                + " order by p.received_at desc, p.id desc limit "
                                + (PaymentFilter.PAGE_SIZE + 1)
                                + " offset "
                                + filter.page() * PaymentFilter.PAGE_SIZE);
        values.forEach(query::setParameter);
        var rows = new ArrayList<ListedPayment>();
        for (Object found : query.getResultList()) {
            rows.add(row((Object[]) found));
        }
        return rows;
    }

    private static ListedPayment row(Object[] row) {
        return new ListedPayment(
                ((Number) row[0]).longValue(),
                InstantConverter.of(row[1]),
                (String) row[2],
                PaymentMethod.valueOf((String) row[3]),
                money(row[4]),
                money(row[5]),
                row[6] != null,
                (String) row[7],
                (String) row[8],
                (String) row[9],
                (Boolean) row[10]);
    }

    /** The largest first. */
    List<HouseholdCredit> credits(String regie) {
        var rows = new ArrayList<HouseholdCredit>();
        for (Object found :
                entities.createNativeQuery(
                                "select c.household, (select i.payer from invoice i where"
                                        + " i.household = c.household order by i.issued_on desc,"
                                        + " i.id desc limit 1), c.amount, exists (select from payment p"
                                        + " where p.regie = c.regie and p.household = c.household"
                                        + " and p.method = 'CARD') from household_credit c"
                                        + " where c.regie = ?1 and c.amount > 0"
                                        + " order by c.amount desc, c.household")
                        .setParameter(1, regie)
                        .setMaxResults(MOST_CREDITS)
                        .getResultList()) {
            var row = (Object[]) found;
            Set<PaymentMethod> paid = (Boolean) row[3] ? Set.of(PaymentMethod.CARD) : Set.of();
            rows.add(
                    new HouseholdCredit(
                            (String) row[0],
                            (String) row[1],
                            money(row[2]),
                            PaymentMethod.back(paid)));
        }
        return rows;
    }

    /** The first moment of a day in Paris. */
    private static String begin(LocalDate day) {
        return day.atStartOfDay(ClockProducer.PARIS).toOffsetDateTime().toString();
    }

    private static Money money(Object cents) {
        return Money.ofCents(((Number) cents).longValue());
    }
}
