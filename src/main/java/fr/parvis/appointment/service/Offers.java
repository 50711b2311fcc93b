package fr.parvis.appointment.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Who was offered to choose an appointment. An offer ends when one is taken. */
@ApplicationScoped
public class Offers {

    @Inject AppointmentRepository repository;
    @Inject Clock clock;

    /** The holder may choose from this calendar, whatever its own rules say. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void offer(String holder, String calendarId) {
        repository.offer(holder, calendarId, clock.instant());
    }

    /** Nothing is offered to the holder any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(String holder) {
        repository.withdrawOffer(holder);
    }

    /** The calendar from which the holder was offered an appointment. */
    @Transactional
    public Optional<String> offered(String holder) {
        return repository.offered(holder);
    }
}
