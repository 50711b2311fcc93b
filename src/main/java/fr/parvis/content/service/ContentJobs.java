package fr.parvis.content.service;

import fr.parvis.kernel.PortalStarting;
import fr.parvis.kernel.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** What texts need without anybody asking for it. Harmless on several nodes at once. */
@ApplicationScoped
public class ContentJobs {

    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 50;

    @Inject Rounds rounds;
    @Inject NewsMails mails;

    void start(@Observes PortalStarting starting) {
        rounds.every(PERIOD, "mails about news", this::mail);
    }

    private void mail() {
        for (int i = 0; i < MOST_AT_ONCE && mails.one(); i++) {
            // the next one
        }
    }
}
