package fr.parvis.notification.service;

import fr.parvis.kernel.PortalStarting;
import fr.parvis.kernel.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
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
    private static final Duration PERIOD = Duration.ofSeconds(5);

    @Inject Rounds rounds;
    @Inject OutboxAttempt attempt;

    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();

    void start(@Observes PortalStarting starting) {
        rounds.every(PERIOD, "the outbox", this::deliver);
    }

    /** Something was written: do not wait for the next round. */
    public void wake() {
        rounds.soon("the outbox", this::deliver);
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
