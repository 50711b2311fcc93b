package fr.parvis.request.service;

import fr.parvis.appointment.service.ReceptionDays;
import fr.parvis.kernel.PortalStarting;
import fr.parvis.kernel.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Looks every few minutes whose appointment does not take place, and who is to be reminded of
 * theirs. Harmless on several nodes at once.
 */
@ApplicationScoped
public class ReminderRounds {

    private static final Duration PERIOD = Duration.ofMinutes(10);

    @Inject Rounds rounds;
    @Inject ReceptionDays days;
    @Inject AppointmentReminders reminders;

    void start(@Observes PortalStarting starting) {
        rounds.every(PERIOD, "reminding of appointments", this::round);
    }

    /** Reminds all who are to be reminded now; not who is not received then. */
    public void round() {
        days.withdrawBlocked();
        while (reminders.one()) {
            // one after the other, each in a transaction of its own
        }
    }
}
