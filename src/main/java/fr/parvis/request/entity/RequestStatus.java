package fr.parvis.request.entity;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The states of a request, and the one table of what may follow what. A draft is a {@link Draft}
 * until it is filed.
 */
public enum RequestStatus {
    DRAFT,
    FILED,
    IN_PROGRESS,
    AWAITING_COMPLEMENT,
    ACCEPTED,
    REJECTED,
    CANCELLED,
    ARCHIVED;

    private static final Map<RequestStatus, Set<RequestStatus>> NEXT =
            Map.of(
                    DRAFT, EnumSet.of(FILED),
                    FILED,
                            EnumSet.of(
                                    IN_PROGRESS,
                                    AWAITING_COMPLEMENT,
                                    ACCEPTED,
                                    REJECTED,
                                    CANCELLED),
                    IN_PROGRESS, EnumSet.of(AWAITING_COMPLEMENT, ACCEPTED, REJECTED, CANCELLED),
                    AWAITING_COMPLEMENT, EnumSet.of(IN_PROGRESS, ACCEPTED, REJECTED, CANCELLED),
                    // back to work: an agent corrects a mistake
                    ACCEPTED, EnumSet.of(IN_PROGRESS, ARCHIVED),
                    REJECTED, EnumSet.of(IN_PROGRESS, ARCHIVED),
                    CANCELLED, EnumSet.of(ARCHIVED),
                    ARCHIVED, EnumSet.noneOf(RequestStatus.class));

    public boolean mayBecome(RequestStatus next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether the service still has to answer, or waits for the citizen. */
    public boolean open() {
        return this == FILED || this == IN_PROGRESS || this == AWAITING_COMPLEMENT;
    }

    /** Whether the citizen may still withdraw it. */
    public boolean cancellable() {
        return mayBecome(CANCELLED);
    }

    /**
     * Whether this side may add documents, or change its own: citizens while the service works on
     * it, the service also after its decision, until the archive.
     */
    public boolean takesDocumentsOf(Actor.Kind side) {
        return switch (side) {
            case CITIZEN -> open();
            case AGENT -> open() || this == ACCEPTED || this == REJECTED;
            case SYSTEM -> false;
        };
    }

    /** Whether somebody may still be received for it: a refusal ends its appointment, too. */
    public boolean takesAppointments() {
        return open() || this == ACCEPTED;
    }

    /**
     * Whether this may happen to its appointment now: what was taken may be given up until the
     * archive.
     */
    boolean allowsAppointment(RequestEvent.Type what) {
        return switch (what) {
            case APPOINTMENT_BOOKED, APPOINTMENT_MOVED, APPOINTMENT_OFFERED -> takesAppointments();
            default -> this != ARCHIVED;
        };
    }

    /** Key of its French name. */
    public String key() {
        return "request.status." + name();
    }
}
