package fr.parvis.booking.service;

import fr.parvis.booking.entity.LiveDay;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/** What agents and the town's file need to change days. */
@ApplicationScoped
class DeskDayRepository {

    @Inject PlainSql sql;

    /** The file says another number: it holds for all days that no agent has changed. */
    void adopt(String activity, String place, int capacity, LocalDate from) {
        sql.change(
                "update day_capacity set capacity = ? where activity = ? and place = ? and day >= ?"
                        + " and changed_by is null and capacity <> ?",
                capacity,
                activity,
                place,
                from,
                capacity);
    }

    /** A day of a child at a place, for whoever closes it. */
    record Held(String child, long enrolment, LiveDay day) {}

    List<Held> held(String activity, String place, LocalDate day) {
        return sql.rows(
                """
                select r.id, r.household_id, r.enrolment_id, c.first_name || ' ' || c.last_name child,
                    r.unit, r.day, r.state, r.price, false other
                from reservation r join enrolment e on e.id = r.enrolment_id
                    join child c on c.id = e.child_id
                where e.activity = ? and e.place = ? and r.day = ?
                    and r.state in ('RESERVED', 'WAITING_CANCEL', 'WAITING_ADD')
                order by r.household_id, r.id
                """,
                row ->
                        new Held(
                                row.getString("child"),
                                row.getLong("enrolment_id"),
                                AgendaRepository.day(row)),
                activity,
                place,
                day);
    }

    /** An enrolment as an agent needs it to book for the family. */
    List<EnrolmentFacts> facts(long enrolment) {
        return sql.rows(
                AgendaRepository.OF_AGENT + " where e.id = ?", AgendaRepository::facts, enrolment);
    }
}
