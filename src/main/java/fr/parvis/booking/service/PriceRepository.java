package fr.parvis.booking.service;

import fr.parvis.kernel.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Prices of days that are booked or attended already. */
@ApplicationScoped
class PriceRepository {

    private static final LocalDate FOR_EVER = LocalDate.of(9999, 12, 31);

    @PersistenceContext EntityManager entities;

    /** What a day of a unit costs. */
    record UnitPrice(String activity, String unit, Money price) {}

    /**
     * Locks the enrolments in which these households have days, or may be about to have their
     * first, in the order of whoever changes days; new days may come to them meanwhile.
     */
    void lock(Collection<Long> households) {
        entities.flush();
        entities.createNativeQuery(
                        "select id from enrolment where id in (select enrolment_id from reservation"
                                + " where household_id = any(cast(string_to_array(?1, ',') as"
                                + " bigint[])) and state in ('WAITING_ADD', 'RESERVED',"
                                + " 'WAITING_CANCEL')) or (state = 'ACTIVE' and child_id in (select"
                                + " child_id from household_child where household_id ="
                                + " any(cast(string_to_array(?1, ',') as bigint[])))) order by id"
                                + " for no key update")
                .setParameter(1, ReservationRepository.joined(households))
                .getResultList();
    }

    /**
     * Gives a household's days of a time other prices, as long as no invoice asks for them.
     *
     * @param to last day; null: all that come
     */
    void change(long household, LocalDate from, LocalDate to, List<UnitPrice> prices) {
        String json =
                PlaceRepository.json(
                        prices.stream()
                                .map(
                                        p ->
                                                Map.<String, Object>of(
                                                        "activity", p.activity(),
                                                        "unit", p.unit(),
                                                        "price", p.price().cents()))
                                .toList());
        LocalDate last = to == null ? FOR_EVER : to;
        run(
                """
                update reservation d set price = p.price
                from enrolment e, %s
                where d.household_id = ?2 and d.day between ?3 and ?4
                and d.state in ('WAITING_ADD', 'RESERVED', 'WAITING_CANCEL')
                and e.id = d.enrolment_id and p.activity = e.activity and p.unit = d.unit
                and d.price <> p.price
                """,
                json, household, from, last);
        run(
                // a child that was not there and not expected costs nothing
                """
                update attendance d set price = p.price
                from enrolment e, %s
                where d.household_id = ?2 and d.day between ?3 and ?4 and d.invoice is null
                and (d.reservation_id is not null or d.mark = 'PRESENT')
                and e.id = d.enrolment_id and p.activity = e.activity and p.unit = d.unit
                and d.price <> p.price
                """,
                json, household, from, last);
    }

    private void run(
            String statement, String prices, long household, LocalDate from, LocalDate to) {
        entities.createNativeQuery(
                        statement.formatted(
                                "jsonb_to_recordset(cast(?1 as jsonb))"
                                        + " as p(activity text, unit text, price bigint)"))
                .setParameter(1, prices)
                .setParameter(2, household)
                .setParameter(3, from)
                .setParameter(4, to)
                .executeUpdate();
    }
}
