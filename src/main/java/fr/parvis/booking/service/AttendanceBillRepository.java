package fr.parvis.booking.service;

import fr.parvis.booking.entity.AttendedDays;
import fr.parvis.kernel.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;

/** Attendance that no invoice asks for yet. */
@ApplicationScoped
class AttendanceBillRepository {

    /** What costs something, of a time; the index of open attendance leads there. */
    private static final String OPEN =
            " a.invoice is null and a.day between ?1 and ?2 and a.mark <> 'EXCUSED' and a.price > 0"
                    // whom the town cancelled, and who came all the same, is noted as present
                    + " and (a.mark = 'PRESENT' or exists (select from reservation o where"
                    + " o.id = a.reservation_id and o.state in ('RESERVED', 'WAITING_CANCEL'))) ";

    @PersistenceContext EntityManager entities;

    /** What a time comes to before it is invoiced. */
    record Totals(int families, int days, long cents, int unmarked) {}

    Totals totals(LocalDate from, LocalDate to) {
        var row =
                (Object[])
                        entities.createNativeQuery(
                                        """
                                        select count(distinct a.household_id), count(*),
                                            coalesce(sum(a.price), 0),
                                            (select count(*) from reservation r
                                                left join attendance m on m.enrolment_id = r.enrolment_id
                                                    and m.day = r.day and m.unit = r.unit
                                             where r.day between ?1 and ?2 and m.id is null
                                             and r.state in ('RESERVED', 'WAITING_CANCEL'))
                                        from attendance a where
                                        """
                                                + OPEN)
                                .setParameter(1, from)
                                .setParameter(2, to)
                                .getSingleResult();
        return new Totals(
                ((Number) row[0]).intValue(),
                ((Number) row[1]).intValue(),
                ((Number) row[2]).longValue(),
                ((Number) row[3]).intValue());
    }

    /** Households with something to invoice, some of them. */
    List<Long> households(LocalDate from, LocalDate to, int most) {
        return entities.createNativeQuery(
                        "select distinct a.household_id from attendance a where"
                                + OPEN
                                + "order by a.household_id limit ?3")
                .setParameter(1, from)
                .setParameter(2, to)
                .setParameter(3, most)
                .getResultStream()
                .map(id -> ((Number) id).longValue())
                .toList();
    }

    /**
     * Gives the open days of a household to an invoice: nobody else can any more.
     *
     * @return how many
     */
    int claim(long household, LocalDate from, LocalDate to, String regie, String number) {
        return entities.createNativeQuery(
                        "update attendance a set regie = ?4, invoice = ?5 where a.household_id = ?3"
                                + " and"
                                + OPEN)
                .setParameter(1, from)
                .setParameter(2, to)
                .setParameter(3, household)
                .setParameter(4, regie)
                .setParameter(5, number)
                .executeUpdate();
    }

    /**
     * The days of an invoice are nobody's any more; they cost what their reservations cost now: a
     * quotient that was set later left them alone.
     */
    void free(String regie, String number) {
        entities.createNativeQuery(
                        "update attendance a set regie = null, invoice = null, price ="
                                + " coalesce((select r.price from reservation r"
                                + " where r.id = a.reservation_id), a.price)"
                                + " where a.regie = ?1 and a.invoice = ?2")
                .setParameter(1, regie)
                .setParameter(2, number)
                .executeUpdate();
    }

    /** A day on which a child came without a reservation: no other row says its price. */
    record Unplanned(long id, long household, String activity, String unit, LocalDate day) {}

    /** Those of an invoice. */
    List<Unplanned> unplanned(String regie, String number) {
        List<?> rows =
                entities.createNativeQuery(
                                "select a.id, a.household_id, e.activity, a.unit, a.day from"
                                        + " attendance a join enrolment e on e.id = a.enrolment_id"
                                        + " where a.regie = ?1 and a.invoice = ?2 and"
                                        + " a.reservation_id is null and a.mark = 'PRESENT'"
                                        + " order by a.id")
                        .setParameter(1, regie)
                        .setParameter(2, number)
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        r ->
                                new Unplanned(
                                        ((Number) r[0]).longValue(),
                                        ((Number) r[1]).longValue(),
                                        (String) r[2],
                                        (String) r[3],
                                        PlaceRepository.day(r[4])))
                .toList();
    }

    void price(long attendance, Money price) {
        entities.createNativeQuery("update attendance set price = ?2 where id = ?1")
                .setParameter(1, attendance)
                .setParameter(2, price.cents())
                .executeUpdate();
    }

    /** What an invoice asks for, child by child. */
    List<AttendedDays> claimed(String regie, String number) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select c.first_name, e.activity, a.unit, a.reservation_id is null,
                                    count(*), sum(a.price)
                                from attendance a join enrolment e on e.id = a.enrolment_id
                                    join child c on c.id = e.child_id
                                where a.regie = ?1 and a.invoice = ?2
                                group by c.born_on, c.id, c.first_name, e.activity, a.unit,
                                    a.reservation_id is null, a.price
                                order by c.born_on, c.id, e.activity, a.unit, 4, a.price
                                """)
                        .setParameter(1, regie)
                        .setParameter(2, number)
                        .getResultList();
        return rows.stream().map(row -> days((Object[]) row)).toList();
    }

    private static AttendedDays days(Object[] row) {
        return new AttendedDays(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (Boolean) row[3],
                ((Number) row[4]).intValue(),
                Money.ofCents(((Number) row[5]).longValue()));
    }

    /**
     * Who pays.
     *
     * @param payer of the adults who see the invoices the one who came first; null when none is
     *     known
     */
    record Payer(String fileNumber, String payer) {}

    /** Locks the household: two at once make one invoice. */
    Payer payer(long household) {
        var file =
                (String)
                        entities.createNativeQuery(
                                        "select file_number from household where id = ?1 for update")
                                .setParameter(1, household)
                                .getSingleResult();
        var payer =
                (String)
                        entities.createNativeQuery(
                                        """
                                        select coalesce(
                                            (select a.first_names || ' ' || a.last_name
                                             from household_member m join account a on a.id = m.account_id
                                             where m.household_id = ?1 and m.may_see_invoices
                                             order by m.since, a.id limit 1),
                                            (select h.first_names || ' ' || h.last_name
                                             from household_adult h where h.household_id = ?1
                                             and h.until is null and h.account_id is null
                                             and h.may_see_invoices order by h.id limit 1))
                                        """)
                                .setParameter(1, household)
                                .getSingleResult();
        return new Payer(file, payer);
    }
}
