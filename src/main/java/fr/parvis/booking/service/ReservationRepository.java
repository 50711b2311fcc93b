package fr.parvis.booking.service;

import fr.parvis.booking.entity.BookingActor;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.HeldDay;
import fr.parvis.booking.entity.LiveDay;
import fr.parvis.booking.entity.ReservationState;
import fr.parvis.kernel.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Days of children, within a transaction. */
@ApplicationScoped
class ReservationRepository {

    private static final String IDS = " = any(cast(string_to_array(?1, ',') as bigint[]))";

    @PersistenceContext EntityManager entities;

    /**
     * Whoever changes the days of an enrolment does it after the others: in the order of their ids.
     */
    void lockEnrolments(Collection<Long> enrolments) {
        lockEnrolments(enrolments, "");
    }

    /** The same without waiting, for whoever has locked places; false when somebody has one. */
    boolean lockEnrolmentsAtOnce(Collection<Long> enrolments) {
        return lockEnrolments(enrolments, " skip locked") == enrolments.size();
    }

    private int lockEnrolments(Collection<Long> enrolments, String how) {
        entities.flush();
        return entities.createNativeQuery(
                        "select id from enrolment where id" + IDS + " order by id for update" + how)
                .setParameter(1, joined(enrolments))
                .getResultList()
                .size();
    }

    /** The days that a child of an enrolment has or waits for, for whoever may change them all. */
    List<LiveDay> live(long enrolment) {
        return live(enrolment, null);
    }

    /**
     * The same as an account sees them.
     *
     * @param account null for whoever may change them all
     */
    List<LiveDay> live(long enrolment, Long account) {
        return days(
                entities.createNativeQuery(
                                "select id, unit, day, state, price, household_id, cast(?2 as bigint) is not null"
                                        + " and household_id not in (select m.household_id from"
                                        + " household_member m where m.account_id = cast(?2 as"
                                        + " bigint) and m.may_book) from reservation where"
                                        + " enrolment_id = ?1 and state in ('WAITING_ADD',"
                                        + " 'RESERVED', 'WAITING_CANCEL')")
                        .setParameter(1, enrolment)
                        .setParameter(2, account == null ? null : account.toString())
                        .getResultList());
    }

    /** The days of an enrolment that one household has booked, or waits for. */
    List<LiveDay> ofHousehold(long enrolment, long household) {
        return days(
                entities.createNativeQuery(
                                "select id, unit, day, state, price, household_id, false from reservation where"
                                        + " enrolment_id = ?1 and household_id = ?2 and state in"
                                        + " ('WAITING_ADD', 'RESERVED', 'WAITING_CANCEL')")
                        .setParameter(1, enrolment)
                        .setParameter(2, household)
                        .getResultList());
    }

    /** These days and the other living ones of their enrolments and dates. */
    List<HeldDay> around(Collection<Long> ids) {
        List<?> rows =
                entities.createNativeQuery(
                                "select r.id, r.enrolment_id, r.unit, r.day, r.state from"
                                        + " reservation r where (r.enrolment_id, r.day) in (select"
                                        + " o.enrolment_id, o.day from reservation o where o.id"
                                        + IDS
                                        + ") and r.state in ('WAITING_ADD', 'RESERVED',"
                                        + " 'WAITING_CANCEL')")
                        .setParameter(1, joined(ids))
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        r ->
                                new HeldDay(
                                        ((Number) r[0]).longValue(),
                                        ((Number) r[1]).longValue(),
                                        (String) r[2],
                                        PlaceRepository.day(r[3]),
                                        ReservationState.valueOf((String) r[4])))
                .toList();
    }

    private static List<LiveDay> days(List<?> rows) {
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        r ->
                                new LiveDay(
                                        ((Number) r[0]).longValue(),
                                        (String) r[1],
                                        PlaceRepository.day(r[2]),
                                        ReservationState.valueOf((String) r[3]),
                                        Money.ofCents(((Number) r[4]).longValue()),
                                        ((Number) r[5]).longValue(),
                                        (Boolean) r[6]))
                .toList();
    }

    /** A day to be made. */
    record NewDay(DayChange change, Money price) {}

    /**
     * Makes days.
     *
     * @return their ids, in the order of the days
     */
    List<Long> add(
            long enrolment,
            long household,
            ReservationState state,
            List<NewDay> days,
            Instant now) {
        if (days.isEmpty()) {
            return List.of();
        }
        var rows = new ArrayList<Map<String, Object>>();
        for (NewDay day : days) {
            rows.add(
                    Map.of(
                            "unit", day.change().unit(),
                            "day", day.change().day().toString(),
                            "price", day.price().cents()));
        }
        List<?> made =
                entities.createNativeQuery(
                                "with made as (insert into reservation (enrolment_id, unit, day,"
                                        + " state, price, household_id, asked_at, changed_at)"
                                        + " select cast(?2 as bigint), x.unit, x.day, ?3, x.price,"
                                        + " cast(?4 as bigint), cast(?5 as timestamptz), cast(?5 as"
                                        + " timestamptz) from jsonb_to_recordset(cast(?1 as jsonb))"
                                        + " as x(unit text, day date, price bigint) returning id,"
                                        + " unit, day) select id, unit, day from made")
                        .setParameter(1, PlaceRepository.json(rows))
                        .setParameter(2, enrolment)
                        .setParameter(3, state.name())
                        .setParameter(4, household)
                        .setParameter(5, now.toString())
                        .getResultList();
        Map<String, Long> ids =
                made.stream()
                        .map(Object[].class::cast)
                        .collect(
                                Collectors.toMap(
                                        r -> r[1] + "" + PlaceRepository.day(r[2]),
                                        r -> ((Number) r[0]).longValue()));
        return days.stream().map(d -> ids.get(d.change().unit() + d.change().day())).toList();
    }

    /**
     * Moves days on, with a line of history each.
     *
     * @return those that were in that state
     */
    List<Long> move(
            Collection<Long> ids,
            ReservationState from,
            ReservationState to,
            BookingActor who,
            String reason,
            Instant now) {
        if (!from.mayBecome(to)) {
            throw new IllegalArgumentException(from + " to " + to);
        }
        if (ids.isEmpty()) {
            return List.of();
        }
        List<?> moved =
                entities.createNativeQuery(
                                "with moved as (update reservation set state = ?3, changed_at ="
                                        + " cast(?4 as timestamptz), version = version + 1 where id"
                                        + IDS
                                        + " and state = ?2 returning id), noted as (insert into"
                                        + " reservation_event (reservation_id, at, state_from,"
                                        + " state_to, actor, actor_name, reason) select id, cast(?4"
                                        + " as timestamptz), ?2, ?3, ?5, ?6, ?7 from moved) select"
                                        + " id from moved")
                        .setParameter(1, joined(ids))
                        .setParameter(2, from.name())
                        .setParameter(3, to.name())
                        .setParameter(4, now.toString())
                        .setParameter(5, who.kind().name())
                        .setParameter(6, who.name())
                        .setParameter(7, reason)
                        .getResultList();
        return moved.stream().map(id -> ((Number) id).longValue()).toList();
    }

    /** The first line of history of days that an agent made. */
    void noteAdded(Collection<Long> ids, BookingActor who, String reason, Instant now) {
        if (ids.isEmpty()) {
            return;
        }
        entities.createNativeQuery(
                        "insert into reservation_event (reservation_id, at, state_to, actor,"
                                + " actor_name, reason) select id, cast(?2 as timestamptz), state,"
                                + " ?3, ?4, ?5 from reservation where id"
                                + IDS)
                .setParameter(1, joined(ids))
                .setParameter(2, now.toString())
                .setParameter(3, who.kind().name())
                .setParameter(4, who.name())
                .setParameter(5, reason)
                .executeUpdate();
    }

    /** The mail addresses of the adults of a household who book. */
    List<String> mails(long household) {
        List<?> mails =
                entities.createNativeQuery(
                                "select a.mail from account a join household_member m on"
                                        + " m.account_id = a.id where m.household_id = ?1 and"
                                        + " m.may_book and a.mail is not null order by a.mail")
                        .setParameter(1, household)
                        .getResultList();
        return mails.stream().map(String::valueOf).toList();
    }

    static String joined(Collection<?> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
