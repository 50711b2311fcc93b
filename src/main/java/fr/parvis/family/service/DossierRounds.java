package fr.parvis.family.service;

import fr.parvis.kernel.PortalStarting;
import fr.parvis.kernel.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Several times a day looks for dossiers and sent files that are to be forgotten, and for children
 * whose new school year has begun. Harmless on several nodes.
 */
@ApplicationScoped
public class DossierRounds {

    private static final Duration PERIOD = Duration.ofHours(6);

    @Inject Rounds rounds;
    @Inject DossierRetention retention;
    @Inject FamilyImportFiles imports;
    @Inject ClassPlaces classes;

    void start(@Observes PortalStarting starting) {
        rounds.every(Duration.ofMinutes(20), PERIOD, "forgetting dossiers", this::round);
        rounds.every(PERIOD, "placing children in their classes", this::place);
    }

    private void place() {
        while (classes.placeOne()) {
            // one child after the other
        }
    }

    private void round() {
        imports.forgetOld();
        while (retention.forget() > 0) {
            // batch after batch, each in a transaction of its own
        }
    }
}
