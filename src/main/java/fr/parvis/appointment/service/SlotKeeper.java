package fr.parvis.appointment.service;

import fr.parvis.appointment.entity.Appointment;
import fr.parvis.appointment.entity.AppointmentCalendar;
import fr.parvis.appointment.entity.FreeSlots;
import fr.parvis.appointment.entity.Slot;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.UUID;

/** Finds a free desk in a slot, within the running transaction; PostgreSQL has the last word. */
@ApplicationScoped
class SlotKeeper {

    @Inject AppointmentRepository repository;
    @Inject CalendarRepository calendars;

    /** Whether a slot that is kept could still be chosen now as it is, were it free. */
    boolean offers(Appointment kept, Instant now) {
        return calendars
                .find(kept.calendarId())
                .map(AppointmentCalendar::rules)
                .filter(
                        rules ->
                                rules.slotAt(kept.slot().start())
                                        .filter(kept.slot()::equals)
                                        .filter(s -> rules.offers(s, now))
                                        .isPresent())
                .isPresent();
    }

    /**
     * Keeps a slot for a holder.
     *
     * @param agent whether an agent gives it, whom the delays of the calendar do not bind
     * @throws SlotTakenException when no desk is free
     */
    Appointment place(String calendarId, Instant start, String holder, boolean agent, Instant now) {
        AppointmentCalendar calendar =
                calendars
                        .lock(calendarId, false)
                        .orElseThrow(() -> new NotFoundException("calendar " + calendarId));
        Slot slot =
                calendar.rules()
                        .slotAt(start)
                        .filter(
                                s ->
                                        agent
                                                ? s.start().isAfter(now)
                                                : calendar.rules().offers(s, now))
                        .orElseThrow(() -> new DomainException("appointment.notOffered"));
        repository.expire(calendarId, slot, now);
        var free =
                new FreeSlots(
                        calendar.rules(),
                        repository.busy(calendarId, slot.start(), slot.end(), now),
                        s -> true);
        PrimitiveIterator.OfInt desks = free.freeDesks(slot).iterator();
        while (desks.hasNext()) {
            // of two who see the same free desk the constraint lets one in
            Optional<Appointment> made =
                    repository.insert(
                            calendarId,
                            desks.nextInt(),
                            slot,
                            holder,
                            UUID.randomUUID().toString(),
                            now);
            if (made.isPresent()) {
                return made.get();
            }
        }
        throw new SlotTakenException(slot);
    }
}
