package fr.parvis.booking.entity;

/**
 * Who did something to an enrolment or a day.
 *
 * @param name of an agent; null otherwise
 */
public record BookingActor(Kind kind, String name) {

    /** On which side of the counter. */
    public enum Kind {
        CITIZEN,
        AGENT,
        SYSTEM
    }

    public static BookingActor citizen() {
        return new BookingActor(Kind.CITIZEN, null);
    }

    public static BookingActor agent(String name) {
        return new BookingActor(Kind.AGENT, name);
    }

    public static BookingActor system() {
        return new BookingActor(Kind.SYSTEM, null);
    }
}
