package fr.parvis.booking.entity;

/** What a unit of a day is for a child: a box of the yearly agenda. */
public enum CellState {
    FREE,
    RESERVED,
    /** Asked for, the place is held: an agent has not answered yet. */
    WAITING_ADD,
    /** Given up, but held until an agent has answered. */
    WAITING_CANCEL;

    public boolean waiting() {
        return this == WAITING_ADD || this == WAITING_CANCEL;
    }
}
