package fr.parvis.booking.service;

import fr.parvis.booking.entity.Activity;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * How many places of the days to come are taken, after the town's file has changed what parts of a
 * day a unit takes: what was booked before counts in the parts that it takes now, as {@link
 * fr.parvis.booking.entity.HeldDay} counts it.
 */
@ApplicationScoped
class PlaceCountRepository {

    private static final String TAKEN =
            """
            with part as (select * from jsonb_to_recordset(cast(? as jsonb))
                    as p(activity text, place text, capacity int, apart boolean, unit text,
                        part text)),
                held as (select p.activity, p.place, p.part unit, r.day, p.capacity,
                        count(*) - case when p.apart then least(
                            count(*) filter (where r.state = 'WAITING_ADD'),
                            count(*) filter (where r.state = 'WAITING_CANCEL')) else 0 end n
                    from reservation r join enrolment e on e.id = r.enrolment_id
                        join part p on p.activity = e.activity and p.place = e.place
                            and p.unit = r.unit
                    where r.day >= ? and r.state in ('WAITING_ADD', 'RESERVED', 'WAITING_CANCEL')
                    group by e.id, 1, 2, 3, 4, 5, p.apart),
                taken as (select activity, place, unit, day, capacity, sum(n) n from held
                    group by 1, 2, 3, 4, 5)
            """;

    /** A row that somebody changes meanwhile is looked at again: its count was another one. */
    private static final String RIGHT =
            TAKEN
                    + """
                    update day_capacity d set taken = x.n
                    from (select c.activity, c.place, c.unit, c.day, c.taken was, coalesce(t.n, 0) n
                        from day_capacity c
                            left join taken t on t.activity = c.activity and t.place = c.place
                                and t.unit = c.unit and t.day = c.day
                        where c.day >= ?
                            and exists (select from part p where p.activity = c.activity
                                and p.place = c.place)
                            and c.taken <> coalesce(t.n, 0)) x
                    where d.activity = x.activity and d.place = x.place and d.unit = x.unit
                        and d.day = x.day and d.taken = x.was
                    """;

    private static final String MISSING =
            TAKEN
                    + """
                    insert into day_capacity (activity, place, unit, day, capacity, taken)
                    select t.activity, t.place, t.unit, t.day, t.capacity, t.n from taken t
                    where not exists (select from day_capacity c where c.activity = t.activity
                        and c.place = t.place and c.unit = t.unit and c.day = t.day)
                    on conflict do nothing
                    """;

    @Inject PlainSql sql;

    /** Harmless when nothing has changed, and on several nodes at once. */
    void follow(Collection<Activity> activities, LocalDate from) {
        var parts = new ArrayList<Map<String, Object>>();
        for (Activity activity : activities) {
            for (Activity.Place place : activity.places()) {
                activity.units().forEach(unit -> parts.addAll(parts(activity, place, unit)));
            }
        }
        String json = PlaceRepository.json(parts);
        sql.change(RIGHT, json, from, from);
        sql.change(MISSING, json, from);
    }

    private static List<Map<String, Object>> parts(
            Activity activity, Activity.Place place, Activity.Unit unit) {
        return unit.takes().stream()
                .map(
                        part ->
                                Map.<String, Object>of(
                                        "activity", activity.id(),
                                        "place", place.id(),
                                        "capacity", place.capacity(),
                                        "apart", activity.oneUnitADay(),
                                        "unit", unit.id(),
                                        "part", part))
                .toList();
    }
}
