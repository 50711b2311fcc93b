package fr.parvis.booking.service;

import fr.parvis.account.entity.Account;
import fr.parvis.booking.entity.DayWish;
import fr.parvis.booking.entity.PlaceKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Days that families wait for, within a transaction. */
@ApplicationScoped
class DayWishRepository {

    @PersistenceContext EntityManager entities;

    /**
     * Stands in line; false when the child waits for it already.
     *
     * @param held the parts that are full
     */
    boolean add(
            EnrolmentFacts facts,
            long account,
            String unit,
            LocalDate day,
            Collection<PlaceKey> parts,
            Collection<PlaceKey> held,
            Instant now) {
        return entities.createNativeQuery(
                                "insert into day_wish (enrolment_id, account_id, unit, day, parts,"
                                        + " held, state, asked_at, household_id) values (?1, ?2, ?3,"
                                        + " cast(?4 as date), ?5, ?6, 'WAITING', cast(?7 as"
                                        + " timestamptz), ?8) on"
                                        + " conflict"
                                        + " (enrolment_id, day, unit) where state = 'WAITING' do"
                                        + " nothing")
                        .setParameter(1, facts.id())
                        .setParameter(2, account)
                        .setParameter(3, unit)
                        .setParameter(4, day.toString())
                        .setParameter(5, slots(parts))
                        .setParameter(6, slots(held))
                        .setParameter(7, now.toString())
                        .setParameter(8, facts.household())
                        .executeUpdate()
                == 1;
    }

    /**
     * What a child of an enrolment waits for, with its ranks.
     *
     * @param household whose own it is to leave again; 0 for none
     */
    List<DayWish> of(long enrolment, long household) {
        List<?> rows =
                entities.createNativeQuery(
                                "select w.id, w.unit, w.day, (select count(*) from day_wish o join"
                                        + " enrolment n on n.id = o.enrolment_id where o.state ="
                                        + " 'WAITING' and o.day = w.day and o.unit = w.unit and"
                                        + " n.activity = e.activity and n.place = e.place and"
                                        + " o.id <= w.id), w.household_id = ?2 from day_wish"
                                        + " w join enrolment e on e.id = w.enrolment_id where"
                                        + " w.enrolment_id = ?1 and w.state = 'WAITING' order by"
                                        + " w.day, w.id")
                        .setParameter(1, enrolment)
                        .setParameter(2, household)
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        r ->
                                new DayWish(
                                        ((Number) r[0]).longValue(),
                                        enrolment,
                                        (String) r[1],
                                        PlaceRepository.day(r[2]),
                                        ((Number) r[3]).intValue(),
                                        (Boolean) r[4]))
                .toList();
    }

    /**
     * Somebody who waits.
     *
     * @param account who asked; null when it is gone
     * @param household that is written: the one of whoever asked
     * @param parts of the day whose places the unit takes
     * @param held those of them that are kept for whoever waits: they were full
     */
    record Waiting(
            long id,
            long enrolment,
            Long account,
            long household,
            String unit,
            LocalDate day,
            String activity,
            String place,
            List<PlaceKey> parts,
            List<PlaceKey> held) {}

    Account account(long id) {
        return entities.find(Account.class, id);
    }

    /** "Matteo Durand". */
    String child(long enrolment) {
        return String.valueOf(
                entities.createNativeQuery(
                                "select c.first_name || ' ' || c.last_name from child c join"
                                        + " enrolment e on e.child_id = c.id where e.id = ?1")
                        .setParameter(1, enrolment)
                        .getSingleResult());
    }

    /** One that waits. */
    Optional<Waiting> find(long id) {
        return one("and w.id = ?1", id);
    }

    /** One of an enrolment that a household asked for; another's is not found. */
    Optional<Waiting> find(long id, long enrolment, long household) {
        return one(
                "and w.id = ?1 and w.enrolment_id = ?2 and w.household_id = ?3",
                id,
                enrolment,
                household);
    }

    /** One whose day has a place in all of its parts, or that cannot come to anything any more. */
    private static final String DUE =
            """
            and (w.day <= cast(?1 as date) or e.state <> 'ACTIVE'
                or not exists (select 1 from household_member m
                    left join household_child k on k.household_id = m.household_id
                        and k.child_id = e.child_id and (k.until is null or k.until > cast(?1 as date))
                    where m.account_id = w.account_id
                        and (m.household_id = e.household_id or k.child_id is not null))
                or not exists (select 1 from day_capacity d
                    where d.activity = e.activity and d.place = e.place and d.day = w.day
                        and d.unit = any(string_to_array(w.parts, ','))
                        and d.closed is null and d.taken >= d.capacity))
            """;

    /** The first of these, in the order of arrival. */
    Optional<Waiting> next(LocalDate today) {
        return one(DUE, today.toString());
    }

    /** The first of those who wait at the same place on the same day, whoever looks at it, too. */
    Optional<Waiting> first(Waiting like, LocalDate today) {
        return one(
                DUE + "and e.activity = ?2 and e.place = ?3 and w.day = cast(?4 as date)",
                today.toString(),
                like.activity(),
                like.place(),
                like.day().toString());
    }

    /** The first of those who wait for each day. */
    List<Waiting> longest() {
        return some(
                Integer.MAX_VALUE,
                "and w.id in (select min(o.id) from day_wish o join enrolment n on n.id ="
                        + " o.enrolment_id where o.state = 'WAITING' group by n.activity, o.day)");
    }

    private Optional<Waiting> one(String which, Object... parameters) {
        return some(1, which, parameters).stream().findFirst();
    }

    /** In the order of arrival: numbers are drawn while the places are locked, clocks differ. */
    private List<Waiting> some(int most, String which, Object... parameters) {
        entities.flush();
        var query =
                entities.createNativeQuery(
                        "select w.id, w.enrolment_id, w.account_id, w.unit, w.day, e.activity,"
                                + " e.place, w.parts, w.held, w.household_id from day_wish w join enrolment e on"
                                + " e.id = w.enrolment_id where w.state = 'WAITING' "
                                + which
                                + " order by w.id");
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        List<?> rows = query.setMaxResults(most).getResultList();
        return rows.stream().map(Object[].class::cast).map(DayWishRepository::waiting).toList();
    }

    private static Waiting waiting(Object[] row) {
        LocalDate day = PlaceRepository.day(row[4]);
        String activity = (String) row[5];
        String place = (String) row[6];
        return new Waiting(
                ((Number) row[0]).longValue(),
                ((Number) row[1]).longValue(),
                row[2] == null ? null : ((Number) row[2]).longValue(),
                ((Number) row[9]).longValue(),
                (String) row[3],
                day,
                activity,
                place,
                keys(activity, place, (String) row[7], day),
                keys(activity, place, (String) row[8], day));
    }

    private static List<PlaceKey> keys(String activity, String place, String slots, LocalDate day) {
        return Arrays.stream(slots.split(","))
                .map(slot -> new PlaceKey(activity, place, slot, day))
                .toList();
    }

    /** The unit takes other parts of the day by now. */
    void takes(long id, Collection<PlaceKey> parts) {
        entities.createNativeQuery("update day_wish set parts = ?2 where id = ?1")
                .setParameter(1, id)
                .setParameter(2, slots(parts))
                .executeUpdate();
    }

    /**
     * It ends; {@code reason} null for nothing to say.
     *
     * @return false when it had ended already
     */
    boolean end(long id, String state, String reason, Instant now) {
        return entities.createNativeQuery(
                                "update day_wish set state = ?2, reason = ?3, ended_at = cast(?4 as"
                                        + " timestamptz) where id = ?1 and state = 'WAITING'")
                        .setParameter(1, id)
                        .setParameter(2, state)
                        .setParameter(3, reason)
                        .setParameter(4, now.toString())
                        .executeUpdate()
                == 1;
    }

    private static String slots(Collection<PlaceKey> parts) {
        return parts.stream().map(PlaceKey::slot).collect(Collectors.joining(","));
    }
}
