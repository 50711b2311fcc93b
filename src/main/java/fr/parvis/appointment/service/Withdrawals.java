package fr.parvis.appointment.service;

import fr.parvis.appointment.entity.Appointment;
import fr.parvis.appointment.entity.AppointmentBlock;
import fr.parvis.appointment.entity.AppointmentState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** An appointment that a service takes back, each in a transaction of its own. */
@ApplicationScoped
class Withdrawals {

    @Inject AppointmentRepository repository;
    @Inject ReceptionRepository reception;
    @Inject Event<AppointmentLeaving> leaving;
    @Inject Event<AppointmentWithdrawn> withdrawn;
    @Inject Clock clock;

    /**
     * Cancels an appointment in whose time nobody receives, and lets its holder choose another one.
     *
     * @return whether it stood until now, and the time is still blocked
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean withdraw(ReceptionRepository.Covered covered) {
        leaving.fire(new AppointmentLeaving(covered.holder()));
        Appointment appointment = repository.lock(covered.appointment());
        Optional<AppointmentBlock> found = reception.block(covered.block());
        if (appointment.state() != AppointmentState.BOOKED || found.isEmpty()) {
            return false;
        }
        AppointmentBlock block = found.get();
        appointment.cancel(block.createdBy(), block.reason(), clock.instant());
        repository.offer(appointment.holder(), appointment.calendarId(), clock.instant());
        withdrawn.fire(
                new AppointmentWithdrawn(
                        appointment, block.reason(), block.createdById(), block.createdBy()));
        return true;
    }
}
