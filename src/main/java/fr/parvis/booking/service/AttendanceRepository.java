package fr.parvis.booking.service;

import fr.parvis.booking.entity.AttendanceRow;
import fr.parvis.booking.entity.Mark;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The sheets of attendance. */
@ApplicationScoped
class AttendanceRepository {

    private static final String SHEET =
            """
            select e.id, c.last_name, c.first_name, e.group_name, d.unit, d.planned, a.mark,
                   a.marked_by_name, a.invoice is not null
            from (select r.enrolment_id, r.unit, true planned from reservation r
                  where r.day = ? and r.state in ('RESERVED', 'WAITING_CANCEL')
                  union
                  select u.enrolment_id, u.unit, u.reservation_id is not null from attendance u
                  where u.day = ? and (u.reservation_id is not null or u.mark = 'PRESENT')) d
                join enrolment e on e.id = d.enrolment_id and e.activity = ? and e.place = ?
                join child c on c.id = e.child_id
                left join attendance a
                    on a.enrolment_id = d.enrolment_id and a.day = ? and a.unit = d.unit
            order by e.group_name nulls last, c.last_name, c.first_name, c.id, d.unit
            """;

    @Inject PlainSql plain;
    @PersistenceContext EntityManager entities;

    /** All who are expected on a day, or came. */
    List<AttendanceRow> sheet(String activity, String place, LocalDate day) {
        return plain.rows(SHEET, AttendanceRepository::row, day, day, activity, place, day);
    }

    private static AttendanceRow row(ResultSet row) throws SQLException {
        String mark = row.getString(7);
        return new AttendanceRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                mark == null ? null : Mark.valueOf(mark),
                row.getString(8),
                row.getBoolean(9));
    }

    /**
     * A child that is enrolled and may come without a reservation.
     *
     * @param group null without groups
     */
    record Enrolled(long enrolment, String lastName, String firstName, String group) {}

    List<Enrolled> enrolled(String activity, String place, LocalDate day) {
        return plain.rows(
                """
                select e.id, c.last_name, c.first_name, e.group_name
                from enrolment e join child c on c.id = e.child_id
                where e.activity = ? and e.place = ? and e.state = 'ACTIVE'
                and ? between e.from_day and e.to_day
                order by c.last_name, c.first_name, c.id
                """,
                row ->
                        new Enrolled(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4)),
                activity,
                place,
                day);
    }

    /**
     * What a mark is about: the enrolment, and the reservation of that day.
     *
     * @param household that pays: the one that booked the day, or else that of the enrolment
     * @param reservation null when the child has none
     * @param price of the reservation in cents; null without one
     */
    record Subject(long household, Long reservation, Long price) {}

    /** Empty when the enrolment is not of this activity and place, or not of this day. */
    Optional<Subject> subject(
            long enrolment, String activity, String place, LocalDate day, String unit) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select coalesce(r.household_id, e.household_id), r.id, r.price
                                from enrolment e left join reservation r
                                    on r.enrolment_id = e.id and r.day = ?4 and r.unit = ?5
                                    and r.state in ('RESERVED', 'WAITING_CANCEL')
                                where e.id = ?1 and e.activity = ?2 and e.place = ?3
                                and (r.id is not null
                                     or ?4 between e.from_day and e.to_day
                                        and e.state in ('ACTIVE', 'ENDED'))
                                """)
                        .setParameter(1, enrolment)
                        .setParameter(2, activity)
                        .setParameter(3, place)
                        .setParameter(4, day)
                        .setParameter(5, unit)
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        row ->
                                new Subject(
                                        ((Number) row[0]).longValue(),
                                        row[1] == null ? null : ((Number) row[1]).longValue(),
                                        row[2] == null ? null : ((Number) row[2]).longValue()))
                .findFirst();
    }

    /** What is noted of a child. */
    record Kept(Mark mark, boolean invoiced) {}

    Kept kept(long enrolment, String unit, LocalDate day) {
        var row =
                (Object[])
                        entities.createNativeQuery(
                                        "select mark, invoice is not null from attendance"
                                                + " where enrolment_id = ?1 and unit = ?2 and day = ?3")
                                .setParameter(1, enrolment)
                                .setParameter(2, unit)
                                .setParameter(3, day)
                                .getSingleResult();
        return new Kept(Mark.valueOf((String) row[0]), (Boolean) row[1]);
    }

    /**
     * Notes a mark, unless a later one is there, or it is invoiced.
     *
     * @return whether it was noted
     */
    boolean mark(
            long enrolment,
            String unit,
            LocalDate day,
            Subject subject,
            long price,
            Mark mark,
            Instant markedAt,
            Instant received,
            String by) {
        return !entities.createNativeQuery(
                        """
                        with noted as (
                            insert into attendance (enrolment_id, unit, day, reservation_id,
                                household_id, mark, price, marked_at, marked_by_name)
                            values (?1, ?2, ?3, cast(?4 as bigint), ?5, ?6, ?7,
                                cast(?8 as timestamptz), ?9)
                            on conflict (enrolment_id, day, unit) do update
                            set mark = excluded.mark, marked_at = excluded.marked_at,
                                marked_by_name = excluded.marked_by_name,
                                reservation_id = excluded.reservation_id, price = excluded.price,
                                household_id = excluded.household_id
                            where attendance.marked_at <= excluded.marked_at
                            and attendance.invoice is null
                            returning id)
                        insert into attendance_event (attendance_id, marked_at, received_at, mark,
                            actor_name)
                        select id, cast(?8 as timestamptz), cast(?10 as timestamptz), ?6, ?9
                        from noted returning id
                        """)
                .setParameter(1, enrolment)
                .setParameter(2, unit)
                .setParameter(3, day)
                .setParameter(
                        4, subject.reservation() == null ? null : subject.reservation().toString())
                .setParameter(5, subject.household())
                .setParameter(6, mark.name())
                .setParameter(7, price)
                .setParameter(8, markedAt.toString())
                .setParameter(9, by)
                .setParameter(10, received.toString())
                .getResultList()
                .isEmpty();
    }
}
