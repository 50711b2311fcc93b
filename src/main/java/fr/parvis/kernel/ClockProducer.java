package fr.parvis.kernel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;

/** The one source of time: a clock in Europe/Paris, whatever the machine's time zone. */
@ApplicationScoped
public class ClockProducer {

    /** Towns live in this zone; dates of requests and delays are counted in it. */
    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Produces
    @Singleton
    Clock clock() {
        return Clock.system(PARIS);
    }
}
