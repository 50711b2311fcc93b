package fr.parvis.booking.entity;

import java.time.Duration;
import java.time.Instant;

/**
 * Where somebody stands in front of the reservations.
 *
 * @param inside whether the person may go in
 * @param ahead people before this one at the most; 0 inside
 * @param keptUntil inside: until when the place is kept without a page being opened; null in line,
 *     where it is kept as long as somebody looks now and then
 * @param perHour people who are let in an hour, as measured; null when nothing is known yet
 */
public record WaitingPlace(boolean inside, long ahead, Instant keptUntil, Long perHour) {

    /** Nobody waits here at all. */
    public static final WaitingPlace OPEN = new WaitingPlace(true, 0, null, null);

    /** A page asks so often, until it is let in. */
    private static final long LOOKS = 4;

    /** Minutes of an hour, when all goes faster or slower than measured. */
    private static final long SOONEST = 45;

    private static final long LATEST = 90;
    private static final long SHORTEST_PAUSE = 4;
    private static final long LONGEST_PAUSE = 30;

    /** How many ahead make the pause a second longer, while no rate is known. */
    private static final long AHEAD = 40;

    /**
     * How long it may take, in whole minutes.
     *
     * @param from 0 for less than a minute
     */
    public record Wait(long from, long to) {}

    /** What may be promised; null inside, and while nothing is known. */
    public Wait expected() {
        if (inside || perHour == null || perHour <= 0) {
            return null;
        }
        long to = Math.max(1, ((ahead + 1) * LATEST + perHour - 1) / perHour);
        return new Wait(Math.min((ahead + 1) * SOONEST / perHour, to - 1), to);
    }

    /**
     * After how long a page asks again: soon for whoever is near the door, seldom for the others,
     * so that those who wait cost nearly nothing, also while the door stands still.
     */
    public Duration askAgain() {
        long seconds =
                perHour == null || perHour <= 0
                        ? SHORTEST_PAUSE + ahead / AHEAD
                        : ahead * 3600 / perHour / LOOKS;
        return Duration.ofSeconds(Math.max(SHORTEST_PAUSE, Math.min(LONGEST_PAUSE, seconds)));
    }
}
