package fr.parvis.booking.service;

import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.DayPlaces;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.entity.ReservationState;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** What agents see of the days of their activities. */
@ApplicationScoped
class DeskRepository {

    private static final String ACTIVITIES = " = any(string_to_array(?, ','))";

    @Inject PlainSql sql;

    /** A line of a basket that an agent has to answer. */
    record ToAnswer(
            long request,
            long version,
            String title,
            String applicant,
            LocalDate dueOn,
            int position,
            DayChange.Kind change,
            String activity,
            String place,
            String child,
            String unit,
            LocalDate day) {}

    /**
     * The lines that wait for an answer, the oldest request first, each request whole.
     *
     * @param most requests
     */
    List<ToAnswer> toAnswer(Collection<String> activities, LocalDate day, int most) {
        return sql.rows(
                """
                select q.number, q.version, q.title, q.applicant_name, q.due_on, l.position, l.change,
                    e.activity, e.place, c.first_name || ' ' || c.last_name child, r.unit, r.day
                from basket_line l
                    join request q on q.number = l.request_number
                    join reservation r on r.id = l.reservation_id
                    join enrolment e on e.id = r.enrolment_id
                    join child c on c.id = e.child_id
                where l.granted is null and q.number in (
                    select w.number from request w
                        join basket_line o on o.request_number = w.number and o.granted is null
                        join reservation d on d.id = o.reservation_id
                        join enrolment n on n.id = d.enrolment_id
                    where w.status in ('FILED', 'IN_PROGRESS', 'AWAITING_COMPLEMENT')
                        and n.activity"""
                        + ACTIVITIES
                        + " and (cast(? as date) is null or d.day = cast(? as date))"
                        + " group by w.number, w.due_on order by w.due_on, w.number limit ?)"
                        + " order by q.due_on, q.number, l.position",
                row ->
                        new ToAnswer(
                                row.getLong("number"),
                                row.getLong("version"),
                                row.getString("title"),
                                row.getString("applicant_name"),
                                row.getObject("due_on", LocalDate.class),
                                row.getInt("position"),
                                DayChange.Kind.valueOf(row.getString("change")),
                                row.getString("activity"),
                                row.getString("place"),
                                row.getString("child"),
                                row.getString("unit"),
                                row.getObject("day", LocalDate.class)),
                String.join(",", activities),
                day == null ? null : day.toString(),
                day == null ? null : day.toString(),
                most);
    }

    /** The rows of places of an activity's days. */
    List<DayPlaces> places(Collection<String> activities, LocalDate from, LocalDate to) {
        return sql.rows(
                "select activity, place, unit, day, capacity, taken, closed from day_capacity"
                        + " where activity"
                        + ACTIVITIES
                        + " and day between ? and ?",
                AgendaRepository::places,
                String.join(",", activities),
                from,
                to);
    }

    /** How many children of a group are expected. */
    record Count(
            String place, String unit, LocalDate day, String group, int expected, int waiting) {}

    List<Count> counts(String activity, LocalDate from, LocalDate to) {
        return sql.rows(
                """
                select e.place, r.unit, r.day, coalesce(e.group_name, '') grp,
                    count(*) filter (where r.state in ('RESERVED', 'WAITING_CANCEL')) expected,
                    count(*) filter (where r.state = 'WAITING_ADD') waiting
                from reservation r join enrolment e on e.id = r.enrolment_id
                where e.activity = ? and r.day between ? and ?
                    and r.state in ('RESERVED', 'WAITING_CANCEL', 'WAITING_ADD')
                group by 1, 2, 3, 4 order by r.day, 1, 2, 4
                """,
                row ->
                        new Count(
                                row.getString("place"),
                                row.getString("unit"),
                                row.getObject("day", LocalDate.class),
                                row.getString("grp"),
                                row.getInt("expected"),
                                row.getInt("waiting")),
                activity,
                from,
                to);
    }

    /** A child of a day. */
    record Attendee(
            long enrolment,
            String child,
            String level,
            String group,
            String place,
            String unit,
            ReservationState state) {}

    /** Who is expected, or waits, on a day. */
    List<Attendee> attendees(String activity, LocalDate day) {
        return sql.rows(
                """
                select e.id, c.first_name || ' ' || c.last_name child, c.school_level, e.group_name,
                    e.place, r.unit, r.state
                from reservation r join enrolment e on e.id = r.enrolment_id
                    join child c on c.id = e.child_id
                where e.activity = ? and r.day = ?
                    and r.state in ('RESERVED', 'WAITING_CANCEL', 'WAITING_ADD')
                order by e.place, r.unit, lower(c.last_name), lower(c.first_name), e.id
                """,
                DeskRepository::attendee,
                activity,
                day);
    }

    /** The children of an activity who are enrolled on a day. */
    List<Attendee> enrolled(String activity, LocalDate day) {
        return sql.rows(
                """
                select e.id, c.first_name || ' ' || c.last_name child, c.school_level, e.group_name,
                    e.place, null unit, 'RESERVED' state
                from enrolment e join child c on c.id = e.child_id
                where e.activity = ? and e.state = 'ACTIVE' and ? between e.from_day and e.to_day
                order by lower(c.last_name), lower(c.first_name), e.id
                """,
                DeskRepository::attendee,
                activity,
                day);
    }

    private static Attendee attendee(ResultSet row) throws SQLException {
        return new Attendee(
                row.getLong("id"),
                row.getString("child"),
                row.getString("school_level"),
                row.getString("group_name"),
                row.getString("place"),
                row.getString("unit"),
                ReservationState.valueOf(row.getString("state")));
    }

    /** An enrolment of an activity; {@code rank} null when it does not wait. */
    record Enrolled(
            long id,
            String child,
            String place,
            String group,
            LocalDate from,
            LocalDate to,
            EnrolmentState state,
            Integer rank,
            Long request) {}

    List<Enrolled> enrolments(String activity, LocalDate today) {
        return sql.rows(
                """
                select e.id, c.first_name || ' ' || c.last_name child, e.place, e.group_name,
                    e.from_day, e.to_day, e.state, e.request_number,
                    case when e.state = 'WAITING' then row_number() over (
                        partition by e.place, e.state order by e.id) end rank
                from enrolment e join child c on c.id = e.child_id
                where e.activity = ? and e.to_day >= ?
                    and e.state in ('ASKED', 'WAITING', 'OFFERED', 'ACTIVE')
                order by e.place, e.state = 'WAITING', rank, lower(c.last_name), e.id
                """,
                row ->
                        new Enrolled(
                                row.getLong("id"),
                                row.getString("child"),
                                row.getString("place"),
                                row.getString("group_name"),
                                row.getObject("from_day", LocalDate.class),
                                row.getObject("to_day", LocalDate.class),
                                EnrolmentState.valueOf(row.getString("state")),
                                row.getObject("rank", Long.class) == null
                                        ? null
                                        : row.getInt("rank"),
                                row.getObject("request_number", Long.class)),
                activity,
                today);
    }
}
