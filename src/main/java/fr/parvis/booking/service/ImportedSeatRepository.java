package fr.parvis.booking.service;

import fr.parvis.booking.entity.EnrolmentDraft;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Places of seasons for a file of enrolments: all of them at once, after their children. */
@ApplicationScoped
class ImportedSeatRepository {

    @PersistenceContext EntityManager entities;

    /** Places of a season at one place of an activity. */
    record Seats(String activity, String place, String season) implements Comparable<Seats> {

        @Override
        public int compareTo(Seats other) {
            return (activity + '/' + place + '/' + season)
                    .compareTo(other.activity + '/' + other.place + '/' + other.season);
        }
    }

    /** How many of them are left, and whether somebody waits for one. */
    record Left(int free, boolean awaited) {}

    /**
     * Locks the places of seasons, and makes those that are missing.
     *
     * @param seasons with their number of places
     */
    Map<Seats, Left> lock(TreeMap<Seats, EnrolmentDraft> seasons) {
        var rows = new ArrayList<Map<String, Object>>();
        seasons.forEach(
                (seats, draft) ->
                        rows.add(
                                Map.of(
                                        "activity", seats.activity(),
                                        "place", seats.place(),
                                        "season", seats.season(),
                                        "capacity", draft.season().capacity(),
                                        "first", draft.season().from().toString(),
                                        "last", draft.season().to().toString())));
        String json = PlaceRepository.json(rows);
        query(
                        """
                        insert into season_capacity (activity, place, season, capacity, taken)
                        select activity, place, season, capacity, %s
                        from jsonb_to_recordset(cast(?1 as jsonb)) as x(activity text, place text,
                            season text, capacity int, "first" date, "last" date) order by 1, 2, 3
                        on conflict (activity, place, season) do update set capacity = excluded.capacity
                        """
                                .formatted(SeasonPlaceRepository.HELD),
                        json)
                .executeUpdate();
        List<?> found =
                query(
                                """
                                select x.activity, x.place, x.season, s.capacity - s.taken,
                                    exists (select 1 from enrolment e where e.state = 'WAITING'
                                        and e.activity = x.activity and e.place = x.place
                                        and e.from_day <= x."last" and e.to_day >= x."first")
                                from jsonb_to_recordset(cast(?1 as jsonb)) as x(activity text,
                                    place text, season text, "first" date, "last" date)
                                join season_capacity s on s.activity = x.activity
                                    and s.place = x.place and s.season = x.season
                                """,
                                json)
                        .getResultList();
        var left = new HashMap<Seats, Left>();
        for (Object one : found) {
            var row = (Object[]) one;
            left.put(
                    new Seats((String) row[0], (String) row[1], (String) row[2]),
                    new Left(((Number) row[3]).intValue(), (Boolean) row[4]));
        }
        return left;
    }

    /** Places that were given. */
    void take(Map<Seats, Integer> given) {
        var rows = new ArrayList<Map<String, Object>>();
        given.forEach(
                (seats, n) ->
                        rows.add(
                                Map.of(
                                        "activity", seats.activity(),
                                        "place", seats.place(),
                                        "season", seats.season(),
                                        "n", n)));
        query(
                        """
                        update season_capacity s set taken = taken + x.n
                        from jsonb_to_recordset(cast(?1 as jsonb)) as x(activity text, place text,
                            season text, n int)
                        where s.activity = x.activity and s.place = x.place and s.season = x.season
                        """,
                        PlaceRepository.json(rows))
                .executeUpdate();
    }

    private Query query(String sql, String rows) {
        return entities.createNativeQuery(sql).setParameter(1, rows);
    }
}
