package fr.parvis.document.service;

import fr.parvis.kernel.PortalStarting;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What documents do by themselves. Harmless on several nodes at once. */
@ApplicationScoped
class DocumentJobs {

    private static final Logger LOG = Logger.getLogger(DocumentJobs.class.getName());
    @Resource ManagedScheduledExecutorService executor;
    @Inject WaitingFiles waiting;
    @Inject StoredBytes store;
    @Inject Documents documents;
    @Inject KeyRenewal keys;

    /** Between two looks at what waits for the scanner, and at what has to go from the store. */
    @Inject
    @ConfigProperty(name = "parvis.document.job.seconds", defaultValue = "20")
    int seconds;

    private final List<ScheduledFuture<?>> schedules = new ArrayList<>();

    void start(@Observes PortalStarting starting) {
        schedules.add(
                executor.scheduleWithFixedDelay(this::scan, seconds, seconds, TimeUnit.SECONDS));
        schedules.add(
                executor.scheduleWithFixedDelay(this::clean, seconds, seconds, TimeUnit.SECONDS));
        schedules.add(executor.scheduleWithFixedDelay(this::forget, 13, 60, TimeUnit.MINUTES));
        schedules.add(executor.scheduleWithFixedDelay(this::renew, 1, 60, TimeUnit.MINUTES));
    }

    @PreDestroy
    void stop() {
        schedules.forEach(s -> s.cancel(false));
    }

    private void scan() {
        try {
            while (waiting.scanOne()) {
                // until none waits, or the scanner does not answer
            }
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "a file was not scanned, it comes again", e);
        }
    }

    private void clean() {
        try {
            while (store.removeOne().isPresent()) {
                // until nothing is due
            }
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "the store was not cleaned, it comes again", e);
        }
    }

    private void renew() {
        try {
            Optional<UUID> last = Optional.of(KeyRenewal.FIRST);
            while (last.isPresent()) {
                last = keys.renewAfter(last.get());
            }
            keys.tellWhatIsLeft();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "keys of files were not wrapped anew, it goes on in an hour", e);
        }
    }

    private void forget() {
        try {
            while (documents.forgetAbandoned() > 0) {
                // batch after batch
            }
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "abandoned documents stay, they come again in an hour", e);
        }
    }
}
