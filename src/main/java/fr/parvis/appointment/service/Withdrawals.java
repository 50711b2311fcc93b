package fr.parvis.appointment.service;

import fr.parvis.account.entity.Account;
import fr.parvis.appointment.entity.Appointment;
import fr.parvis.appointment.entity.AppointmentState;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** An appointment that a service takes back, each in a transaction of its own. */
@ApplicationScoped
class Withdrawals {

    @Inject AppointmentRepository repository;
    @Inject ReceptionRepository reception;
    @Inject Calendars calendars;
    @Inject Event<AppointmentLeaving> leaving;
    @Inject Event<AppointmentWithdrawn> withdrawn;
    @Inject Clock clock;

    /**
     * Cancels an appointment, and lets its holder choose another one.
     *
     * @return whether it stood until now
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean withdraw(long id, Account agent, String reason) {
        Appointment seen =
                reception
                        .ofCalendars(id, calendars.services(agent))
                        .orElseThrow(() -> new NotFoundException("appointment " + id));
        leaving.fire(new AppointmentLeaving(seen.holder()));
        Appointment appointment = repository.lock(id);
        if (appointment.state() != AppointmentState.BOOKED) {
            return false;
        }
        appointment.cancel(agent.displayName(), reason, clock.instant());
        repository.offer(appointment.holder(), appointment.calendarId(), clock.instant());
        withdrawn.fire(
                new AppointmentWithdrawn(appointment, reason, agent.id(), agent.displayName()));
        return true;
    }
}
