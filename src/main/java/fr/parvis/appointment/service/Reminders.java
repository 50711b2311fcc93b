package fr.parvis.appointment.service;

import fr.parvis.appointment.entity.Appointment;
import fr.parvis.kernel.ClockProducer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Who is to be reminded that the appointment is tomorrow. */
@ApplicationScoped
public class Reminders {

    /** Nobody is written at night. */
    private static final LocalTime FROM = LocalTime.of(9, 0);

    @Inject ReceptionRepository repository;
    @Inject Clock clock;

    /**
     * The next one, which counts as reminded with the running transaction. Two nodes never get the
     * same. Who booked on the day before has just been written, and is left alone.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Appointment> next() {
        Instant now = clock.instant();
        ZonedDateTime today = now.atZone(ClockProducer.PARIS);
        if (today.toLocalTime().isBefore(FROM)) {
            return Optional.empty();
        }
        Instant midnight = today.toLocalDate().atStartOfDay(ClockProducer.PARIS).toInstant();
        Instant afterTomorrow =
                today.toLocalDate().plusDays(2).atStartOfDay(ClockProducer.PARIS).toInstant();
        Optional<Appointment> due = repository.claimReminder(afterTomorrow, midnight, now);
        due.ifPresent(a -> a.reminded(now));
        return due;
    }
}
