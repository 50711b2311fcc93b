package fr.parvis.security.service;

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

/** Every ten minutes forgets old counters and answers. Harmless on several nodes at once. */
@ApplicationScoped
public class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());

    @Resource ManagedScheduledExecutorService executor;
    @Inject Throttle throttle;
    @Inject Answers answers;

    private ScheduledFuture<?> schedule;

    void start(@Observes PortalStarting starting) {
        schedule = executor.scheduleWithFixedDelay(this::tidy, 5, 10, TimeUnit.MINUTES);
    }

    @PreDestroy
    void stop() {
        if (schedule != null) {
            schedule.cancel(false);
        }
    }

    private void tidy() {
        try {
            throttle.forgetOld();
            answers.forgetExpired();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "counters could not be tidied, it comes again", e);
        }
    }
}
