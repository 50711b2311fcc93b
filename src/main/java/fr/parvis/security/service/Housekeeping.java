package fr.parvis.security.service;

import fr.parvis.kernel.PortalStarting;
import fr.parvis.kernel.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Every ten minutes forgets old counters and answers. Harmless on several nodes at once. */
@ApplicationScoped
public class Housekeeping {

    @Inject Rounds rounds;
    @Inject Throttle throttle;
    @Inject Answers answers;

    void start(@Observes PortalStarting starting) {
        rounds.every(
                Duration.ofMinutes(5), Duration.ofMinutes(10), "tidying of counters", this::tidy);
    }

    private void tidy() {
        throttle.forgetOld();
        answers.forgetExpired();
    }
}
