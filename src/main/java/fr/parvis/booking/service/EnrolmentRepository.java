package fr.parvis.booking.service;

import fr.parvis.booking.entity.Enrolment;
import fr.parvis.booking.entity.Season;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Enrolments: of a household, of an agent's activities, of a waiting list. */
@ApplicationScoped
class EnrolmentRepository {

    @PersistenceContext EntityManager entities;

    void add(Enrolment enrolment) {
        entities.persist(enrolment);
        entities.flush();
    }

    /** Two who ask for the same child at once do it one after the other. */
    void lockChild(long child) {
        entities.createNativeQuery("select id from child where id = ?1 for no key update")
                .setParameter(1, child)
                .getResultList();
    }

    /** A living enrolment, whichever household of the child asked for it. */
    record Living(long child, String activity, LocalDate from, LocalDate to) {

        boolean in(Season season) {
            return !from.isAfter(season.to()) && !to.isBefore(season.from());
        }
    }

    /** The living enrolments of children, in one statement whatever their number. */
    List<Living> living(Collection<Long> children) {
        List<?> rows =
                entities.createNativeQuery(
                                "select child_id, activity, from_day, to_day from enrolment where"
                                        + " child_id = any(cast(string_to_array(?1, ',') as"
                                        + " bigint[])) and state in ('ASKED', 'WAITING', 'OFFERED',"
                                        + " 'ACTIVE')")
                        .setParameter(1, ReservationRepository.joined(children))
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        r ->
                                new Living(
                                        ((Number) r[0]).longValue(),
                                        (String) r[1],
                                        PlaceRepository.day(r[2]),
                                        PlaceRepository.day(r[3])))
                .toList();
    }

    /** An enrolment of a household of this account, locked; another's is not found. */
    Optional<Enrolment> locked(long id, long account) {
        List<?> own =
                entities.createNativeQuery(
                                "select e.id from enrolment e join household_member m on"
                                        + " m.household_id = e.household_id where e.id = ?1 and"
                                        + " m.account_id = ?2")
                        .setParameter(1, id)
                        .setParameter(2, account)
                        .getResultList();
        return own.isEmpty() ? Optional.empty() : locked(id);
    }

    Optional<Enrolment> locked(long id) {
        return Optional.ofNullable(entities.find(Enrolment.class, id))
                .map(
                        e -> {
                            entities.refresh(e, LockModeType.PESSIMISTIC_WRITE);
                            return e;
                        });
    }

    Optional<Enrolment> ofActivities(long id, Collection<String> activities) {
        return Optional.ofNullable(entities.find(Enrolment.class, id))
                .filter(e -> activities.contains(e.activity()));
    }

    /**
     * In which activities the children of an account's households are enrolled on a day or later;
     * also those that the other household of a child has enrolled it in.
     */
    List<String> activitiesOf(long account, LocalDate day) {
        @SuppressWarnings("unchecked")
        List<String> found =
                entities.createNativeQuery(
                                "select distinct e.activity from household_member m"
                                        + " join household_child hc on hc.household_id ="
                                        + " m.household_id join enrolment e on e.child_id ="
                                        + " hc.child_id where m.account_id = ?1 and e.state ="
                                        + " 'ACTIVE' and e.to_day >= cast(?2 as date) and hc.since"
                                        + " <= cast(?2 as date) and (hc.until is null or hc.until >"
                                        + " cast(?2 as date))")
                        .setParameter(1, account)
                        .setParameter(2, day.toString())
                        .getResultList();
        return found;
    }

    Optional<Enrolment> ofRequest(long request) {
        return entities.createQuery(
                        "select e from Enrolment e where e.requestNumber = :request",
                        Enrolment.class)
                .setParameter("request", request)
                .getResultStream()
                .findFirst()
                .flatMap(e -> locked(e.id()));
    }

    private static final String LINE =
            " from enrolment where state = 'WAITING' and activity = ?1 and place = ?2"
                    + " and from_day <= cast(?4 as date) and to_day >= cast(?3 as date)";

    /** Whether somebody waits for a place of a season, whoever holds it. */
    boolean anyWaiting(String activity, String place, Season season) {
        entities.flush();
        return (Boolean)
                entities.createNativeQuery("select exists (select 1" + LINE + ")")
                        .setParameter(1, activity)
                        .setParameter(2, place)
                        .setParameter(3, season.from().toString())
                        .setParameter(4, season.to().toString())
                        .getSingleResult();
    }

    /**
     * The first of a waiting list that no other node holds; the season is locked. The order is that
     * of numbers, which one database draws: the clocks of nodes differ.
     */
    Optional<Enrolment> firstWaiting(String activity, String place, Season season) {
        return one(
                "select id" + LINE + " order by id limit 1 for update skip locked",
                activity,
                place,
                season.from().toString(),
                season.to().toString());
    }

    /** One whose time to accept has run out, that no other node holds. */
    Optional<Enrolment> lapsed(Instant now) {
        return one(
                "select id from enrolment where state = 'OFFERED' and offered_until <="
                        + " cast(?1 as timestamptz) order by offered_until, id limit 1"
                        + " for update skip locked",
                now.toString());
    }

    /** One whose last day, named by an agent, is over; that no other node holds. */
    Optional<Enrolment> over(LocalDate today) {
        return one(
                "select id from enrolment where state = 'ACTIVE' and ends_early and to_day <"
                        + " cast(?1 as date) order by id limit 1 for update skip locked",
                today.toString());
    }

    private Optional<Enrolment> one(String sql, Object... parameters) {
        entities.flush();
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        List<?> ids = query.getResultList();
        return ids.isEmpty() ? Optional.empty() : locked(((Number) ids.get(0)).longValue());
    }

    /** Where an enrolment stands on its list, from 1. */
    int rank(Enrolment enrolment) {
        return ((Number)
                        entities.createNativeQuery(
                                        "select count(*) from enrolment o, enrolment e where e.id ="
                                                + " ?1 and o.state = 'WAITING' and o.activity ="
                                                + " e.activity and o.place = e.place and o.to_day >="
                                                + " e.from_day and o.from_day <= e.to_day and"
                                                + " o.id <= e.id")
                                .setParameter(1, enrolment.id())
                                .getSingleResult())
                .intValue();
    }

    /** "Matteo Durand". */
    String childName(long child) {
        return String.valueOf(
                entities.createNativeQuery(
                                "select first_name || ' ' || last_name from child where id = ?1")
                        .setParameter(1, child)
                        .getSingleResult());
    }
}
