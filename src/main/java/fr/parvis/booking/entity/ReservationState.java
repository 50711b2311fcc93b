package fr.parvis.booking.entity;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The states of a day of a child, and the one table of what may follow what. */
public enum ReservationState {
    WAITING_ADD,
    RESERVED,
    WAITING_CANCEL,
    CANCELLED,
    REFUSED;

    private static final Map<ReservationState, Set<ReservationState>> NEXT =
            Map.of(
                    WAITING_ADD, EnumSet.of(RESERVED, REFUSED, CANCELLED),
                    RESERVED, EnumSet.of(WAITING_CANCEL, CANCELLED),
                    WAITING_CANCEL, EnumSet.of(CANCELLED, RESERVED),
                    CANCELLED, EnumSet.noneOf(ReservationState.class),
                    REFUSED, EnumSet.noneOf(ReservationState.class));

    public boolean mayBecome(ReservationState next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether it holds a place. */
    public boolean living() {
        return this == WAITING_ADD || this == RESERVED || this == WAITING_CANCEL;
    }

    /** What the agenda shows of it. */
    public CellState cell() {
        return switch (this) {
            case WAITING_ADD -> CellState.WAITING_ADD;
            case RESERVED -> CellState.RESERVED;
            case WAITING_CANCEL -> CellState.WAITING_CANCEL;
            default -> CellState.FREE;
        };
    }
}
