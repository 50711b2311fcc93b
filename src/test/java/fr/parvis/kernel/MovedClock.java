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

/** Inside the server, instead of the portal's clock: it goes on until a test stops it. */
@ApplicationScoped
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
public class MovedClock {

    private static volatile Instant now;

    /** It shows the time of the day again. */
    public static void goOn() {
        now = null;
    }

    /** From now on it is this moment. */
    public static void to(Instant moment) {
        now = moment;
    }

    @Produces
    @Singleton
    Clock clock() {
        return new Standing(ClockProducer.PARIS);
    }

    /** Shows the moment that the test chose last, if it chose one. */
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
            Instant chosen = now;
            return chosen == null ? Clock.systemUTC().instant() : chosen;
        }
    }
}
