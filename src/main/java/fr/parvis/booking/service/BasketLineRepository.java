package fr.parvis.booking.service;

import fr.parvis.booking.entity.LiveDay;
import fr.parvis.booking.entity.ReservationState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a basket asks for, day by day, within a transaction. */
@ApplicationScoped
class BasketLineRepository {

    @PersistenceContext EntityManager entities;

    /**
     * Makes the days that a basket adds, and its lines about them: one statement, however many they
     * are.
     *
     * @param granted whether they are reserved at once; else they wait for an agent
     */
    void add(
            long request,
            EnrolmentFacts facts,
            List<ReservationRepository.NewDay> days,
            boolean granted,
            Instant now) {
        if (days.isEmpty()) {
            return;
        }
        var rows = new ArrayList<Map<String, Object>>();
        for (ReservationRepository.NewDay day : days) {
            rows.add(
                    Map.of(
                            "n", rows.size(),
                            "unit", day.change().unit(),
                            "day", day.change().day().toString(),
                            "price", day.price().cents()));
        }
        entities.createNativeQuery(
                        """
                        with asked as (select * from jsonb_to_recordset(cast(?1 as jsonb))
                                as x(n int, unit text, day date, price bigint)),
                        made as (insert into reservation (enrolment_id, unit, day, state, price,
                                household_id, asked_at, changed_at)
                            select cast(?2 as bigint), unit, day, ?3, price, cast(?4 as bigint),
                                cast(?5 as timestamptz), cast(?5 as timestamptz) from asked
                            returning id, unit, day)
                        insert into basket_line (request_number, position, reservation_id, change,
                            price, granted)
                        select cast(?6 as bigint), a.n, m.id, 'ADD', a.price, cast(?7 as boolean)
                        from asked a join made m on m.unit = a.unit and m.day = a.day
                        """)
                .setParameter(1, PlaceRepository.json(rows))
                .setParameter(2, facts.id())
                .setParameter(
                        3,
                        (granted ? ReservationState.RESERVED : ReservationState.WAITING_ADD).name())
                .setParameter(4, facts.household())
                .setParameter(5, now.toString())
                .setParameter(6, request)
                .setParameter(7, granted ? "true" : null)
                .executeUpdate();
    }

    /** Notes the days that a basket gives up, after its first lines. */
    void giveUp(long request, int first, Collection<LiveDay> days, boolean granted) {
        if (days.isEmpty()) {
            return;
        }
        var rows = new ArrayList<Map<String, Object>>();
        for (LiveDay day : days) {
            rows.add(
                    Map.of(
                            "n", first + rows.size(),
                            "id", day.id(),
                            "price", day.price().cents()));
        }
        entities.createNativeQuery(
                        "insert into basket_line (request_number, position, reservation_id, change,"
                                + " price, granted) select cast(?2 as bigint), n, id, 'CANCEL',"
                                + " price, cast(?3 as boolean) from jsonb_to_recordset(cast(?1 as"
                                + " jsonb)) as x(n int, id bigint, price bigint)")
                .setParameter(1, PlaceRepository.json(rows))
                .setParameter(2, request)
                .setParameter(3, granted ? "true" : null)
                .executeUpdate();
    }
}
