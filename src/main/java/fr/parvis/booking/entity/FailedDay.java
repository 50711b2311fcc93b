package fr.parvis.booking.entity;

import fr.parvis.kernel.Messages;
import java.time.LocalDate;

/**
 * A day of a basket that could not be had.
 *
 * @param problem its reason: a value of {@link Blocked}, or of {@link Problem}
 */
public record FailedDay(String unit, LocalDate day, DayChange.Kind change, String problem) {

    /** What is wrong with a change beside what blocks a day. */
    public enum Problem {
        /** Another request about this day waits for its answer. */
        WAITING,
        /** It is booked already. */
        TWICE,
        /** There is nothing to give up. */
        NOTHING,
        WEEK_MIN,
        WEEK_MAX,
        BUNDLE,
        ONE_A_DAY,
        /** What was to come in its place cannot be had: the child keeps it. */
        KEPT,
        /** The activity has no such unit on that day. */
        UNKNOWN
    }

    static FailedDay of(DayChange change, Enum<?> problem) {
        return new FailedDay(change.unit(), change.day(), change.change(), problem.name());
    }

    /** The reason in French. */
    public String words() {
        for (Problem known : Problem.values()) {
            if (known.name().equals(problem)) {
                return Messages.text("booking.problem." + problem);
            }
        }
        return Messages.text("booking.blocked." + problem);
    }
}
