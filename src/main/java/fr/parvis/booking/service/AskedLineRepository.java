package fr.parvis.booking.service;

import fr.parvis.booking.entity.AnsweredDay;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.kernel.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** The lines of baskets for whoever answers or ends them, within a transaction. */
@ApplicationScoped
class AskedLineRepository {

    private static final String IDS = " = any(cast(string_to_array(?1, ',') as bigint[]))";

    @PersistenceContext EntityManager entities;

    /** The lines of a request that are not answered yet. */
    List<OpenLine> openLines(long request) {
        List<?> rows =
                entities.createNativeQuery(
                                "select l.position, l.change, r.id, r.enrolment_id, e.activity,"
                                        + " e.place, r.unit, r.day from basket_line l join"
                                        + " reservation r on r.id = l.reservation_id join enrolment"
                                        + " e on e.id = r.enrolment_id where l.request_number = ?1"
                                        + " and l.granted is null order by l.position")
                        .setParameter(1, request)
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        r ->
                                new OpenLine(
                                        ((Number) r[0]).intValue(),
                                        DayChange.Kind.valueOf((String) r[1]),
                                        ((Number) r[2]).longValue(),
                                        ((Number) r[3]).longValue(),
                                        (String) r[4],
                                        (String) r[5],
                                        (String) r[6],
                                        PlaceRepository.day(r[7])))
                .toList();
    }

    /** A line that waits for its answer. */
    record OpenLine(
            int position,
            DayChange.Kind change,
            long reservation,
            long enrolment,
            String activity,
            String place,
            String unit,
            LocalDate day) {}

    /** The lines of a request that have their answer, units by their ids. */
    List<AnsweredDay> answered(long request) {
        List<?> rows =
                entities.createNativeQuery(
                                "select l.change, r.day, r.unit, r.price, l.granted, l.reason from"
                                        + " basket_line l join reservation r on r.id ="
                                        + " l.reservation_id where l.request_number = ?1 and"
                                        + " l.granted is not null order by l.position")
                        .setParameter(1, request)
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        r ->
                                new AnsweredDay(
                                        DayChange.Kind.valueOf((String) r[0]),
                                        PlaceRepository.day(r[1]),
                                        (String) r[2],
                                        Money.ofCents(((Number) r[3]).longValue()),
                                        (Boolean) r[4],
                                        (String) r[5]))
                .toList();
    }

    /** Whether a request has lines at all. */
    boolean isBasket(long request) {
        return hasLine(request, "");
    }

    /** Whether a line of it was granted. */
    boolean isGranted(long request) {
        return hasLine(request, " and granted");
    }

    /** Whether an enrolment was asked for with it. */
    boolean isEnrolment(long request) {
        return !entities.createNativeQuery("select 1 from enrolment where request_number = ?1")
                .setParameter(1, request)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private boolean hasLine(long request, String which) {
        return !entities.createNativeQuery(
                        "select 1 from basket_line where request_number = ?1" + which + " limit 1")
                .setParameter(1, request)
                .getResultList()
                .isEmpty();
    }

    void answer(long request, Collection<Integer> positions, boolean granted, String reason) {
        entities.createNativeQuery(
                        "update basket_line set granted = ?3, reason = ?4 where position = any("
                                + "cast(string_to_array(?1, ',') as int[])) and request_number = ?2"
                                + " and granted is null")
                .setParameter(1, joined(positions))
                .setParameter(2, request)
                .setParameter(3, granted)
                .setParameter(4, reason)
                .executeUpdate();
    }

    /**
     * Lines about days that ended otherwise are answered: no to what was to come, yes to what was
     * to be given up.
     *
     * @return the requests that they belong to
     */
    List<Long> endLines(Collection<Long> reservations, String reason) {
        return numbers(
                entities.createNativeQuery(
                                "with ended as (update basket_line set granted = change = 'CANCEL',"
                                        + " reason = ?2 where reservation_id"
                                        + IDS
                                        + " and granted is null returning request_number) select"
                                        + " distinct request_number from ended order by 1")
                        .setParameter(1, joined(reservations))
                        .setParameter(2, reason)
                        .getResultList());
    }

    private static final String WITH_DAYS =
            "select number from request where (number in (select request_number from basket_line"
                    + " where reservation_id"
                    + IDS
                    + " and granted is null) or number = any(cast(string_to_array(?2, ',') as"
                    + " bigint[]))) order by number";

    /** Locks the requests in which these days wait for an answer, and some others. */
    void lockRequests(Collection<Long> reservations, Collection<Long> others) {
        withDays(reservations, others, " for update");
    }

    /** The same without waiting; false when somebody has one of them. */
    boolean lockRequestsAtOnce(Collection<Long> reservations) {
        int all = withDays(reservations, List.of(), "").size();
        return withDays(reservations, List.of(), " for update skip locked").size() == all;
    }

    private List<?> withDays(Collection<Long> reservations, Collection<Long> others, String how) {
        return entities.createNativeQuery(WITH_DAYS + how)
                .setParameter(1, joined(reservations))
                .setParameter(2, joined(others))
                .getResultList();
    }

    private static List<Long> numbers(List<?> rows) {
        return rows.stream().map(n -> ((Number) n).longValue()).toList();
    }

    /** Locks a request before its days. */
    void lockRequest(long number) {
        entities.createNativeQuery("select number from request where number = ?1 for update")
                .setParameter(1, number)
                .getResultList();
    }

    private static String joined(Collection<?> ids) {
        return ReservationRepository.joined(ids);
    }
}
