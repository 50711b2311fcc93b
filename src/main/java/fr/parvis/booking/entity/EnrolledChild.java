package fr.parvis.booking.entity;

import java.time.LocalDate;

/**
 * An enrolment of a child, as an import finds it.
 *
 * @param endsEarly whether an agent has named its last day: after it the child may go elsewhere
 */
public record EnrolledChild(
        long id,
        long child,
        String activity,
        String place,
        String group,
        LocalDate from,
        LocalDate to,
        boolean endsEarly,
        EnrolmentState state) {

    /** Whether it is in an activity, on some of these days. */
    boolean meets(String other, LocalDate first, LocalDate last) {
        return activity.equals(other) && !from.isAfter(last) && !to.isBefore(first);
    }
}
