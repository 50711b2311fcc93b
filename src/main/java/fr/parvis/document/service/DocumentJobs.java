package fr.parvis.document.service;

import fr.parvis.kernel.PortalStarting;
import fr.parvis.kernel.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What documents do by themselves. Harmless on several nodes at once. */
@ApplicationScoped
class DocumentJobs {

    @Inject Rounds rounds;
    @Inject WaitingFiles waiting;
    @Inject StoredBytes store;
    @Inject Documents documents;
    @Inject KeyRenewal keys;
    @Inject Clock clock;

    /** Between two looks at what waits for the scanner, and at what has to go from the store. */
    @Inject
    @ConfigProperty(name = "parvis.document.job.seconds", defaultValue = "20")
    int seconds;

    void start(@Observes PortalStarting starting) {
        Duration often = Duration.ofSeconds(seconds);
        Duration hour = Duration.ofHours(1);
        rounds.every(often, "scanning of files", this::scan);
        rounds.every(often, "cleaning of the store", this::clean);
        rounds.every(
                Duration.ofMinutes(13), hour, "forgetting of abandoned documents", this::forget);
        rounds.every(Duration.ofMinutes(1), hour, "wrapping keys anew", this::renew);
    }

    private void scan() {
        Instant round = clock.instant();
        while (waiting.scanOne(round)) {
            // until each was looked at, or the scanner does not answer
        }
    }

    private void clean() {
        while (store.removeOne().isPresent()) {
            // until nothing is due
        }
    }

    private void renew() {
        Optional<UUID> last = Optional.of(KeyRenewal.FIRST);
        while (last.isPresent()) {
            last = keys.renewAfter(last.get());
        }
        keys.tellWhatIsLeft();
    }

    private void forget() {
        while (documents.forgetAbandoned() > 0) {
            // batch after batch
        }
    }
}
