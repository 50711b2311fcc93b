package fr.parvis.appointment.service;

import fr.parvis.appointment.entity.Appointment;
import fr.parvis.appointment.entity.Busy;
import fr.parvis.appointment.entity.Slot;
import fr.parvis.kernel.InstantConverter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Appointments, found by whose they are or by their calendar. PostgreSQL decides who has one. */
@ApplicationScoped
class AppointmentRepository {

    @PersistenceContext EntityManager entities;

    /** What its holder has now, locked. */
    Optional<Appointment> lockLive(String holder) {
        return entities.createQuery(
                        "select a from Appointment a where a.holder = :holder and a.state in"
                                + " (fr.parvis.appointment.entity.AppointmentState.HELD,"
                                + " fr.parvis.appointment.entity.AppointmentState.BOOKED)",
                        Appointment.class)
                .setParameter("holder", holder)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("eclipselink.refresh", "true")
                .getResultStream()
                .findFirst();
    }

    Appointment lock(long id) {
        Appointment found = entities.find(Appointment.class, id);
        entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
        return found;
    }

    /** The slot that its holder had last and has no more. */
    Optional<Appointment> lastExpired(String holder) {
        return entities.createQuery(
                        "select a from Appointment a where a.holder = :holder and a.state ="
                                + " fr.parvis.appointment.entity.AppointmentState.EXPIRED"
                                + " order by a.id desc",
                        Appointment.class)
                .setParameter("holder", holder)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** All that was ever booked for a holder, the latest first. */
    List<Appointment> booked(String holder) {
        return entities.createQuery(
                        "select a from Appointment a where a.holder = :holder"
                                + " and a.bookedAt is not null order by a.id desc",
                        Appointment.class)
                .setParameter("holder", holder)
                .getResultList();
    }

    /** What is kept for a holder, if it still is. */
    Optional<Appointment> held(String holder) {
        return entities.createQuery(
                        "select a from Appointment a where a.holder = :holder and a.state ="
                                + " fr.parvis.appointment.entity.AppointmentState.HELD",
                        Appointment.class)
                .setParameter("holder", holder)
                .setHint("eclipselink.refresh", "true")
                .getResultStream()
                .findFirst();
    }

    /**
     * Puts a holder into a slot at a desk; an index and a constraint say whether it may be there.
     *
     * @return empty when the desk is taken
     */
    Optional<Appointment> insert(
            String calendar, int desk, Slot slot, String holder, String uid, Instant now) {
        List<?> made =
                entities.createNativeQuery(
                                """
                                insert into appointment (calendar_id, desk, starts_at, ends_at, state,
                                    holder, held_until, uid, created_at)
                                values (?1, ?2, cast(?3 as timestamptz), cast(?4 as timestamptz),
                                    'HELD', ?5, cast(?6 as timestamptz), ?7, cast(?8 as timestamptz))
                                on conflict do nothing returning id
                                """)
                        .setParameter(1, calendar)
                        .setParameter(2, desk)
                        .setParameter(3, slot.start().toString())
                        .setParameter(4, slot.end().toString())
                        .setParameter(5, holder)
                        .setParameter(6, now.plus(Appointment.HOLD).toString())
                        .setParameter(7, uid)
                        .setParameter(8, now.toString())
                        .getResultList();
        return made.stream()
                .findFirst()
                .map(id -> entities.find(Appointment.class, ((Number) id).longValue()));
    }

    /** Slots that are kept no more are free: for whoever asks for this time now. */
    void expire(String calendar, Slot span, Instant now) {
        entities.createNativeQuery(
                        """
                        update appointment set state = 'EXPIRED', version = version + 1
                        where calendar_id = ?1 and state = 'HELD'
                        and held_until <= cast(?4 as timestamptz)
                        and starts_at < cast(?3 as timestamptz) and ends_at > cast(?2 as timestamptz)
                        """)
                .setParameter(1, calendar)
                .setParameter(2, span.start().toString())
                .setParameter(3, span.end().toString())
                .setParameter(4, now.toString())
                .executeUpdate();
    }

    /** When desks receive nobody else: appointments, what is kept at this moment, blocks. */
    List<Busy> busy(String calendar, Instant from, Instant to, Instant now) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select desk, starts_at, ends_at from appointment
                                where calendar_id = ?1 and starts_at < cast(?3 as timestamptz)
                                and ends_at > cast(?2 as timestamptz)
                                and (state in ('BOOKED', 'PRESENT', 'ABSENT', 'UNNOTED')
                                     or state = 'HELD' and held_until > cast(?4 as timestamptz))
                                union all
                                select coalesce(desk, 0), starts_at, ends_at from appointment_block
                                where calendar_id = ?1 and starts_at < cast(?3 as timestamptz)
                                and ends_at > cast(?2 as timestamptz)
                                """)
                        .setParameter(1, calendar)
                        .setParameter(2, from.toString())
                        .setParameter(3, to.toString())
                        .setParameter(4, now.toString())
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        r ->
                                new Busy(
                                        ((Number) r[0]).intValue(),
                                        InstantConverter.of(r[1]),
                                        InstantConverter.of(r[2])))
                .toList();
    }

    /** What was kept for a holder is kept no more, and nothing is remembered of it. */
    void release(String holder) {
        entities.createNativeQuery(
                        "delete from appointment where holder = ?1 and state in ('HELD',"
                                + " 'EXPIRED')")
                .setParameter(1, holder)
                .executeUpdate();
    }

    void flush() {
        entities.flush();
    }

    /** What was kept long ago, for a draft that nobody goes on with. */
    int removeOldHolds(Instant before, int most) {
        return entities.createNativeQuery(
                        """
                        delete from appointment where id in (
                            select id from appointment where state in ('HELD', 'EXPIRED')
                            and held_until < cast(?1 as timestamptz) limit ?2
                            for update skip locked)
                        """)
                .setParameter(1, before.toString())
                .setParameter(2, most)
                .executeUpdate();
    }

    void removeAll(Collection<String> holders) {
        String list = String.join(",", holders);
        for (String table : List.of("appointment", "appointment_offer")) {
            entities.createNativeQuery(
                            "delete from "
                                    + table
                                    + " where holder = any(string_to_array(?1, ','))")
                    .setParameter(1, list)
                    .executeUpdate();
        }
    }

    void offer(String holder, String calendar, Instant now) {
        entities.createNativeQuery(
                        """
                        insert into appointment_offer values (?1, ?2, cast(?3 as timestamptz))
                        on conflict (holder) do update
                        set calendar_id = excluded.calendar_id, offered_at = excluded.offered_at
                        """)
                .setParameter(1, holder)
                .setParameter(2, calendar)
                .setParameter(3, now.toString())
                .executeUpdate();
    }

    void withdrawOffer(String holder) {
        entities.createNativeQuery("delete from appointment_offer where holder = ?1")
                .setParameter(1, holder)
                .executeUpdate();
    }

    /** The calendar from which a holder was offered an appointment. */
    Optional<String> offered(String holder) {
        return entities
                .createNativeQuery("select calendar_id from appointment_offer where holder = ?1")
                .setParameter(1, holder)
                .getResultList()
                .stream()
                .findFirst()
                .map(Object::toString);
    }
}
