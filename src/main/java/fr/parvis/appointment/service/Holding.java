package fr.parvis.appointment.service;

import fr.parvis.appointment.entity.Slot;
import java.time.Instant;

/**
 * What is kept for somebody who fills in.
 *
 * @param state whether something is
 * @param calendarId null where nothing ever was
 * @param slot the one that is kept, or was; null where none ever was
 * @param until null unless it is kept
 */
public record Holding(State state, String calendarId, Slot slot, Instant until) {

    /** Whether a slot is kept, was never chosen, or is somebody else's now. */
    public enum State {
        NONE,
        HELD,
        LOST
    }

    static final Holding NOTHING = new Holding(State.NONE, null, null, null);

    public boolean held() {
        return state == State.HELD;
    }

    public boolean lost() {
        return state == State.LOST;
    }
}
