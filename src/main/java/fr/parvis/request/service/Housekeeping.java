package fr.parvis.request.service;

import fr.parvis.appointment.service.Appointments;
import fr.parvis.kernel.PortalStarting;
import fr.parvis.kernel.Rounds;
import fr.parvis.notification.service.OutboxState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Once an hour forgets what has no use any more, and says how much in the log. Harmless on several
 * nodes at once: each takes rows that no other has locked.
 */
@ApplicationScoped
public class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());

    @Inject Rounds rounds;
    @Inject Retention retention;
    @Inject OutboxState outbox;
    @Inject Appointments appointments;

    void start(@Observes PortalStarting starting) {
        rounds.every(Duration.ofMinutes(10), Duration.ofHours(1), "housekeeping", this::tidy);
    }

    /** Forgets all that may be forgotten now. */
    public void tidy() {
        step("expired drafts", () -> all(retention::forgetDrafts));
        step("requests", this::requests);
        step("slots kept long ago", () -> all(appointments::forgetOldHolds));
        step("old mails", () -> all(outbox::forgetOld));
        step(
                "signs of presence",
                () -> {
                    retention.forgetPresence();
                    return 0;
                });
    }

    /** Version by version: one that cannot be read any more must not keep the others. */
    private int requests() {
        for (long version : retention.versions()) {
            step(
                    "requests of version %d whose retention has passed".formatted(version),
                    () -> all(() -> retention.forgetRequests(version)));
        }
        return 0;
    }

    /** Batch after batch, each in a transaction of its own, until there is none left. */
    private static int all(IntSupplier batch) {
        int all = 0;
        for (int some = batch.getAsInt(); some > 0; some = batch.getAsInt()) {
            all += some;
        }
        return all;
    }

    /** What fails is tried again in an hour, and does not keep the others from being done. */
    private static void step(String what, IntSupplier work) {
        try {
            int forgotten = work.getAsInt();
            if (forgotten > 0) {
                LOG.log(Level.INFO, "{0} {1} forgotten", new Object[] {forgotten, what});
            }
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "housekeeping failed, it comes again in an hour: " + what, e);
        }
    }
}
