package fr.parvis.booking.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parvis.booking.entity.DayPlaces;
import fr.parvis.booking.entity.PlaceKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Places of days. Rows are locked in one order and changed by conditional updates: whatever the
 * number of nodes and families, no place is given twice.
 */
@ApplicationScoped
class PlaceRepository {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String KEYS =
            "jsonb_to_recordset(cast(?1 as jsonb)) as x(activity text, place text, unit text,"
                    + " day date, n int)";
    private static final String SAME =
            "d.activity = x.activity and d.place = x.place and d.unit = x.unit and d.day = x.day";

    @PersistenceContext EntityManager entities;

    /**
     * Locks the rows of these places, and makes those that are missing. Places that somebody waits
     * for are as good as taken.
     *
     * @param usual capacity of a place that has no row yet
     */
    Map<PlaceKey, DayPlaces> lock(Collection<PlaceKey> keys, ToIntFunction<PlaceKey> usual) {
        return lock(keys, usual, "d.taken + d.wanted");
    }

    /** The same for whoever is the next of those who wait. */
    Map<PlaceKey, DayPlaces> lockForNext(Collection<PlaceKey> keys, ToIntFunction<PlaceKey> usual) {
        return lock(keys, usual, "d.taken");
    }

    private Map<PlaceKey, DayPlaces> lock(
            Collection<PlaceKey> keys, ToIntFunction<PlaceKey> usual, String taken) {
        var locked = new LinkedHashMap<PlaceKey, DayPlaces>();
        if (keys.isEmpty()) {
            return locked;
        }
        String json = json(keys, usual);
        entities.createNativeQuery(
                        "insert into day_capacity (activity, place, unit, day, capacity)"
                                + " select x.activity, x.place, x.unit, x.day, x.n from "
                                + KEYS
                                + " order by 1, 2, 3, 4 on conflict do nothing")
                .setParameter(1, json)
                .executeUpdate();
        List<?> rows =
                entities.createNativeQuery(
                                "select d.activity, d.place, d.unit, d.day, d.capacity, "
                                        + taken
                                        + ", d.closed from day_capacity d where (d.activity, d.place,"
                                        + " d.unit, d.day) in (select x.activity, x.place, x.unit,"
                                        + " x.day from "
                                        + KEYS
                                        + ") order by 1, 2, 3, 4 for update")
                        .setParameter(1, json)
                        .getResultList();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            var key = new PlaceKey((String) row[0], (String) row[1], (String) row[2], day(row[3]));
            locked.put(
                    key,
                    new DayPlaces(
                            key,
                            ((Number) row[4]).intValue(),
                            ((Number) row[5]).intValue(),
                            (String) row[6]));
        }
        return locked;
    }

    /**
     * Takes and frees places, all or none.
     *
     * @param changes how many more are taken, or less; of rows that are locked
     * @throws IllegalStateException when there are not as many: the rows were not looked at
     */
    void change(Map<PlaceKey, Integer> changes) {
        var real = new LinkedHashMap<PlaceKey, Integer>();
        changes.forEach(
                (key, n) -> {
                    if (n != 0) {
                        real.put(key, n);
                    }
                });
        if (real.isEmpty()) {
            return;
        }
        int changed =
                entities.createNativeQuery(
                                "update day_capacity d set taken = d.taken + x.n from "
                                        + KEYS
                                        + " where "
                                        + SAME
                                        + " and (x.n < 0 or d.closed is null and d.taken + x.n <="
                                        + " d.capacity)")
                        .setParameter(1, json(real.keySet(), real::get))
                        .executeUpdate();
        if (changed != real.size()) {
            throw new IllegalStateException("places that were locked are gone");
        }
    }

    /** Places that are as good as taken because somebody waits for them, more or less of them. */
    void want(Collection<PlaceKey> keys, int more) {
        entities.createNativeQuery(
                        "update day_capacity d set wanted = greatest(0, d.wanted + x.n) from "
                                + KEYS
                                + " where "
                                + SAME)
                .setParameter(1, json(keys, k -> more))
                .executeUpdate();
    }

    /**
     * Another number of places; those that are taken stay.
     *
     * @param by whose number it is; null for the file's, which the day then follows again
     */
    void number(PlaceKey key, int capacity, String by, Instant now) {
        change(
                key,
                "capacity = cast(?5 as int), changed_by = ?6, changed_at ="
                        + " cast(?7 as timestamptz)",
                capacity,
                by,
                now);
    }

    /**
     * Closes a day, or opens it again: the number of places is still the file's, or the agent's.
     *
     * @param why null: it is open
     */
    void close(PlaceKey key, String why, String by, Instant now) {
        change(
                key,
                "closed = ?5, closed_by = ?6, closed_at =" + " cast(?7 as timestamptz)",
                why,
                why == null ? null : by,
                now);
    }

    private void change(PlaceKey key, String what, Object value, String by, Instant now) {
        entities.createNativeQuery(
                        "update day_capacity set "
                                + what
                                + " where activity = ?1 and place = ?2 and unit = ?3 and day ="
                                + " cast(?4 as date)")
                .setParameter(1, key.activity())
                .setParameter(2, key.place())
                .setParameter(3, key.slot())
                .setParameter(4, key.day().toString())
                .setParameter(5, value)
                .setParameter(6, by)
                .setParameter(7, now.toString())
                .executeUpdate();
    }

    private static String json(Collection<PlaceKey> keys, ToIntFunction<PlaceKey> n) {
        var rows = new ArrayList<Map<String, Object>>();
        for (PlaceKey key : keys) {
            rows.add(
                    Map.of(
                            "activity", key.activity(),
                            "place", key.place(),
                            "unit", key.slot(),
                            "day", key.day().toString(),
                            "n", n.applyAsInt(key)));
        }
        return json(rows);
    }

    static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static LocalDate day(Object column) {
        return LocalDate.parse(column.toString());
    }
}
