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

/** Once an hour forgets what has no use any more. Harmless on several nodes at once. */
@ApplicationScoped
public class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());

    @Resource ManagedScheduledExecutorService executor;
    @Inject Filing filing;

    private ScheduledFuture<?> schedule;

    void start(@Observes PortalStarting starting) {
        schedule = executor.scheduleWithFixedDelay(this::tidy, 10, 60, TimeUnit.MINUTES);
    }

    @PreDestroy
    void stop() {
        if (schedule != null) {
            schedule.cancel(false);
        }
    }

    private void tidy() {
        try {
            int drafts = filing.forgetExpired();
            LOG.log(Level.INFO, "{0} expired drafts forgotten", drafts);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "housekeeping failed, it comes again in an hour", e);
        }
    }
}
