package fr.parvis.kernel;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** Inside the server, instead of the portal's clock: it stands still until a test moves it. */
@ApplicationScoped
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
public class MovedClock {

    private static volatile Instant now = Clock.systemUTC().instant();

    /** From now on it is this moment. */
    public static void to(Instant moment) {
        now = moment;
    }

    @Produces
    @Singleton
    Clock clock() {
        return new Standing(ClockProducer.PARIS);
    }

    /** Shows the moment that the test chose last. */
    public static final class Standing extends Clock {

        private final ZoneId zone;

        Standing(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Standing(other);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
