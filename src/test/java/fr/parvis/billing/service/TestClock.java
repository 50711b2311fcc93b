package fr.parvis.billing.service;

import fr.parvis.kernel.ClockProducer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Stands still until a test moves it. */
final class TestClock extends Clock {

    private Instant now = Instant.parse("2026-11-23T09:00:00Z");

    /** Beside a portal that runs. */
    void toNow() {
        now = Clock.systemUTC().instant();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
        return ClockProducer.PARIS;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
