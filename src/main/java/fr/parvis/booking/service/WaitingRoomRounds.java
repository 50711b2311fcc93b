package fr.parvis.booking.service;

import fr.parvis.kernel.PortalStarting;
import fr.parvis.kernel.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Looks every second whether there is room inside, whichever node is alive. */
@ApplicationScoped
public class WaitingRoomRounds {

    @Inject Rounds rounds;
    @Inject WaitingRoom room;

    void start(@Observes PortalStarting starting) {
        Duration soon = Duration.ofSeconds(5);
        rounds.every(soon, Duration.ofSeconds(1), "the waiting room", room::round);
        rounds.every(soon, Duration.ofMinutes(10), "tidying of the waiting room", this::forget);
    }

    private void forget() {
        while (room.forgetOld() > 0) {
            // some at a time
        }
    }
}
