package fr.parvis.booking.entity;

import java.time.LocalDate;

/**
 * A good line of a file of enrolments, before it is known who the child is.
 *
 * @param file number of the household
 * @param reference "" where name and birth say who is meant
 * @param born null where the reference does
 * @param from null where the file does not say it
 * @param to null where the file does not say it
 * @param group null where the file does not say it
 */
public record EnrolmentDraft(
        int line,
        String who,
        String file,
        String reference,
        String lastName,
        String firstName,
        LocalDate born,
        Activity activity,
        Activity.Place place,
        Season season,
        LocalDate from,
        LocalDate to,
        String group) {

    /** The first day, said or not. */
    public LocalDate first(LocalDate today) {
        return from == null ? EnrolmentBar.first(season, today) : from;
    }

    /** The last day, said or not. */
    public LocalDate last() {
        return to == null ? season.to() : to;
    }

    /** Whether what the file says of the period is that of an enrolment. */
    boolean says(LocalDate first, LocalDate last) {
        return (from == null || from.equals(first)) && (to == null || to.equals(last));
    }
}
