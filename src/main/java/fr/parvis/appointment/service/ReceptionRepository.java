package fr.parvis.appointment.service;

import fr.parvis.appointment.entity.Appointment;
import fr.parvis.appointment.entity.AppointmentBlock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Appointments and blocks of a calendar, as the service that receives sees them. */
@ApplicationScoped
class ReceptionRepository {

    @PersistenceContext EntityManager entities;

    /** What is kept in a time that is blocked is kept no more. */
    void expireBlocked(AppointmentBlock block) {
        entities.createNativeQuery(
                        """
                        update appointment set state = 'EXPIRED', version = version + 1
                        where calendar_id = (select calendar_id from appointment_block where id = ?1)
                        and state = 'HELD' and (?2 = 0 or desk = ?2)
                        and starts_at < cast(?4 as timestamptz) and ends_at > cast(?3 as timestamptz)
                        """)
                .setParameter(1, block.id())
                .setParameter(2, block.desk())
                .setParameter(3, block.span().start().toString())
                .setParameter(4, block.span().end().toString())
                .executeUpdate();
    }

    /** What a calendar has between two moments, but what is kept no more. */
    List<Appointment> between(String calendar, Instant from, Instant to) {
        return entities.createQuery(
                        "select a from Appointment a where a.calendarId = :calendar"
                                + " and a.startsAt < :to and a.endsAt > :from and a.state <>"
                                + " fr.parvis.appointment.entity.AppointmentState.EXPIRED"
                                + " order by a.startsAt, a.desk, a.id",
                        Appointment.class)
                .setParameter("calendar", calendar)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    /** A booked appointment, and a block that lets nobody in then. */
    record Covered(long appointment, String holder, long block) {}

    /** Who is to come at a time that is blocked, the next first. */
    List<Covered> covered(Instant now) {
        return entities.createQuery(
                        "select a.id, a.holder, b.id from Appointment a, AppointmentBlock b"
                                + " where b.calendarId = a.calendarId"
                                + " and (b.desk is null or b.desk = a.desk)"
                                + " and b.startsAt < a.endsAt and b.endsAt > a.startsAt"
                                + " and a.startsAt > :now and a.state ="
                                + " fr.parvis.appointment.entity.AppointmentState.BOOKED"
                                + " order by a.startsAt, a.id",
                        Object[].class)
                .setParameter("now", now)
                .getResultStream()
                .map(r -> new Covered((Long) r[0], (String) r[1], (Long) r[2]))
                .toList();
    }

    Optional<AppointmentBlock> block(long id) {
        return Optional.ofNullable(entities.find(AppointmentBlock.class, id));
    }

    /** An appointment of these calendars. */
    Optional<Appointment> ofCalendars(long id, Collection<String> services) {
        return entities.createQuery(
                        "select a from Appointment a, AppointmentCalendar c where a.id = :id"
                                + " and c.id = a.calendarId and c.service in :services",
                        Appointment.class)
                .setParameter("id", id)
                .setParameter("services", services)
                .getResultStream()
                .findFirst();
    }

    /**
     * The next booked appointment whose owner is to be reminded, locked; others' are passed, and
     * those in a block: these are about to be withdrawn.
     */
    Optional<Appointment> claimReminder(Instant until, Instant bookedBefore, Instant now) {
        List<?> found =
                entities.createNativeQuery(
                                """
                                select * from appointment where state = 'BOOKED' and reminded_at is null
                                and starts_at > cast(?1 as timestamptz)
                                and starts_at < cast(?2 as timestamptz)
                                and booked_at < cast(?3 as timestamptz)
                                and not exists (select from appointment_block b
                                where b.calendar_id = appointment.calendar_id
                                and (b.desk is null or b.desk = appointment.desk)
                                and b.starts_at < appointment.ends_at
                                and b.ends_at > appointment.starts_at)
                                order by starts_at limit 1 for update skip locked
                                """,
                                Appointment.class)
                        .setParameter(1, now.toString())
                        .setParameter(2, until.toString())
                        .setParameter(3, bookedBefore.toString())
                        .getResultList();
        return found.stream().findFirst().map(Appointment.class::cast);
    }

    void add(AppointmentBlock block) {
        entities.persist(block);
        entities.flush();
    }

    List<AppointmentBlock> blocks(String calendar, Instant from, Instant to) {
        return entities.createQuery(
                        "select b from AppointmentBlock b where b.calendarId = :calendar"
                                + " and b.startsAt < :to and b.endsAt > :from order by b.startsAt",
                        AppointmentBlock.class)
                .setParameter("calendar", calendar)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    void removeBlock(long id, String calendar) {
        entities.createQuery(
                        "delete from AppointmentBlock b where b.id = :id"
                                + " and b.calendarId = :calendar")
                .setParameter("id", id)
                .setParameter("calendar", calendar)
                .executeUpdate();
    }
}
