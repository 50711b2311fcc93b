package fr.parvis.booking.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Children who leave their school, the town or a household, and what they still have there. */
@ApplicationScoped
class DepartureRepository {

    @PersistenceContext EntityManager entities;

    /**
     * Days that a household has booked beyond the departure of a child.
     *
     * @param gone first day on which the child is not here, or not in this household, any more
     */
    record Days(long child, long enrolment, long household, LocalDate gone) {}

    /**
     * All of them. Nothing is locked: whoever ends days locks their requests before.
     *
     * @param child 0 for any
     * @param enrolment 0 for any
     * @param activities that the town has
     */
    List<Days> days(LocalDate today, long child, long enrolment, Collection<String> activities) {
        return rows(
                        """
                        select e.id, g.household, g.gone, g.child from (
                                select c.id child, h.household_id household, least(c.left_on, h.until) gone
                                from child c join household_child h on h.child_id = c.id
                                where (c.left_on is not null or h.until is not null)
                                    and cast(?2 as bigint) in (0, c.id)) g
                            join enrolment e on e.child_id = g.child
                        where e.activity = any(string_to_array(?3, ','))
                            and cast(?4 as bigint) in (0, e.id)
                            and exists (select 1 from reservation r where r.enrolment_id = e.id
                            and r.household_id = g.household
                            and r.day >= greatest(g.gone, cast(?1 as date))
                            and r.state in ('RESERVED', 'WAITING_ADD', 'WAITING_CANCEL'))
                        order by e.id, g.household
                        """,
                        today,
                        child,
                        enrolment,
                        activities)
                .map(
                        r ->
                                new Days(
                                        ((Number) r[3]).longValue(),
                                        ((Number) r[0]).longValue(),
                                        ((Number) r[1]).longValue(),
                                        PlaceRepository.day(r[2])))
                .toList();
    }

    /**
     * An enrolment whose child has left.
     *
     * @param other the household that goes on with it; null when none has the child
     * @param gone first day without it
     * @param asked the request that waits for its answer; null when none does
     */
    record Left(long child, long enrolment, Long other, LocalDate gone, Long asked) {}

    /**
     * All of them, in one order of their seasons; nothing is locked. Until the child is gone, and
     * on the day itself, nothing ends: days beyond cannot be booked anyway, and what was noted by
     * mistake, or put off, costs no season.
     *
     * @param child 0 for any
     * @param enrolment 0 for any
     */
    List<Left> enrolments(
            LocalDate today, long child, long enrolment, Collection<String> activities) {
        return rows(
                        """
                        select e.id, o.household, g.gone,
                                case when e.state = 'ASKED' then e.request_number end, c.id
                            from enrolment e
                            join child c on c.id = e.child_id
                            left join household_child h
                                on h.household_id = e.household_id and h.child_id = e.child_id
                            cross join lateral (select min(k.household_id) household
                                from household_child k where k.child_id = e.child_id
                                and k.household_id <> e.household_id
                                and (k.until is null or k.until > greatest(h.until, cast(?1 as date)))
                                and (c.left_on is null or c.left_on > cast(?1 as date))
                                and h.until <= cast(?1 as date)) o
                            cross join lateral (select least(c.left_on, h.until) gone) g
                        where e.state in ('ASKED', 'WAITING', 'OFFERED', 'ACTIVE')
                            and e.activity = any(string_to_array(?3, ','))
                            and cast(?2 as bigint) in (0, c.id)
                            and cast(?4 as bigint) in (0, e.id)
                            and g.gone < cast(?1 as date) and e.to_day >= g.gone - 1
                        order by e.activity, e.place, e.from_day, e.id
                        """,
                        today,
                        child,
                        enrolment,
                        activities)
                .map(
                        r ->
                                new Left(
                                        ((Number) r[4]).longValue(),
                                        ((Number) r[0]).longValue(),
                                        r[1] == null ? null : ((Number) r[1]).longValue(),
                                        PlaceRepository.day(r[2]),
                                        r[3] == null ? null : ((Number) r[3]).longValue()))
                .toList();
    }

    private Stream<Object[]> rows(
            String sql,
            LocalDate today,
            long child,
            long enrolment,
            Collection<String> activities) {
        entities.flush();
        List<?> rows =
                entities.createNativeQuery(sql)
                        .setParameter(1, today.toString())
                        .setParameter(2, child)
                        .setParameter(3, String.join(",", activities))
                        .setParameter(4, enrolment)
                        .getResultList();
        return rows.stream().map(Object[].class::cast);
    }
}
