package fr.parvis.request.service;

import fr.parvis.kernel.PortalStarting;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks every few minutes who is to be reminded. Harmless on several nodes at once. */
@ApplicationScoped
public class ReminderRounds {

    private static final Logger LOG = Logger.getLogger(ReminderRounds.class.getName());
    private static final int PERIOD_MINUTES = 10;

    @Resource ManagedScheduledExecutorService executor;
    @Inject AppointmentReminders reminders;

    private ScheduledFuture<?> schedule;

    void start(@Observes PortalStarting starting) {
        schedule =
                executor.scheduleWithFixedDelay(
                        this::round, PERIOD_MINUTES, PERIOD_MINUTES, TimeUnit.MINUTES);
    }

    @PreDestroy
    void stop() {
        if (schedule != null) {
            schedule.cancel(false);
        }
    }

    /** Reminds all who are to be reminded now. */
    public void round() {
        try {
            while (reminders.one()) {
                // one after the other, each in a transaction of its own
            }
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "reminders failed, they come again in some minutes", e);
        }
    }
}
