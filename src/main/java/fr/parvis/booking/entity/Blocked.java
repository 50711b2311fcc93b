package fr.parvis.booking.entity;

/** Why a box of the agenda cannot be changed. */
public enum Blocked {
    LATE,
    FULL,
    CLOSED,
    PUBLIC_HOLIDAY,
    SCHOOL_HOLIDAY,
    NOT_ENROLLED,
    AGE,
    PAST,
    NOT_OPEN_YET,
    NO_RIGHT,
    /** Another unit of the day is had or waits, and cannot be changed here. */
    ONE_A_DAY,
    /** The other household of the child has booked the day. */
    OTHER_HOUSEHOLD;

    /** Key of its French word. */
    public String key() {
        return "booking.blocked." + name();
    }
}
