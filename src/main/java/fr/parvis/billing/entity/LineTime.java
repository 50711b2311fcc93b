package fr.parvis.billing.entity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a line of history is written. No two clocks agree: what is noted while the row is locked
 * comes after what stood there.
 */
final class LineTime {

    private LineTime() {}

    /**
     * @param last line's; null for the first
     */
    static Instant after(Instant last, Instant now) {
        return last == null || now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    }
}
