package fr.parvis.booking.entity;

import java.util.Locale;

/**
 * A child on the sheet of a day.
 *
 * @param group as the enrolment names it; null without groups
 * @param planned whether it has a reservation
 * @param mark null while nobody has noted anything
 * @param invoiced whether an invoice asks for it already: then it stays as it is
 */
public record AttendanceRow(
        long enrolment,
        String lastName,
        String firstName,
        String group,
        String unit,
        boolean planned,
        Mark mark,
        String markedBy,
        boolean invoiced) {

    /** "DURAND Léa": sheets are read by last names. */
    public String name() {
        return lastName.toUpperCase(Locale.FRANCE) + " " + firstName;
    }

    /** How forms name it. */
    public String key() {
        return enrolment + "." + unit;
    }
}
