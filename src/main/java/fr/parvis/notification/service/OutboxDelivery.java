package fr.parvis.notification.service;

import fr.parvis.kernel.PortalStarting;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends what is due: every few seconds, and at once when something was written on this node. Any
 * node sends any message; the row's lock keeps two from sending the same.
 */
@ApplicationScoped
public class OutboxDelivery {

    private static final Logger LOG = Logger.getLogger(OutboxDelivery.class.getName());
    private static final int PERIOD_SECONDS = 5;

    @Resource ManagedScheduledExecutorService executor;
    @Inject OutboxAttempt attempt;

    private ScheduledFuture<?> schedule;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();

    void start(@Observes PortalStarting starting) {
        schedule =
                executor.scheduleWithFixedDelay(
                        this::deliver, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (schedule != null) {
            schedule.cancel(false);
        }
    }

    /** Something was written: do not wait for the next round. */
    public void wake() {
        executor.execute(this::deliver);
    }

    private void deliver() {
        again.set(true);
        // one sender a node; whoever comes meanwhile leaves it the work
        while (again.get() && running.compareAndSet(false, true)) {
            try {
                again.set(false);
                while (attempt.sendOne()) {
                    // until nothing is due
                }
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "the outbox could not be read", e);
                return;
            } finally {
                running.set(false);
            }
        }
    }
}
