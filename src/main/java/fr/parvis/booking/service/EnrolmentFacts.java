package fr.parvis.booking.service;

import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.BookedChild;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.entity.Tariff;
import java.time.LocalDate;
import java.util.NavigableMap;

/**
 * An enrolment with what its rules need of the child and the household, as it is today.
 *
 * @param household in whose name the account that asks acts: it pays what it books
 * @param own whether that household asked for the enrolment: another one of a shared child books
 *     through it, but does not give it up
 * @param goneOn first day on which the child is not here, or not in the household, any more; null
 * @param mayBook whether the account that asks may book in this household
 * @param quotients of the household, by the day from which each counts
 */
record EnrolmentFacts(
        long id,
        long household,
        boolean own,
        long child,
        String firstName,
        String lastName,
        String activity,
        String place,
        String group,
        LocalDate from,
        LocalDate to,
        EnrolmentState state,
        LocalDate bornOn,
        LocalDate goneOn,
        boolean mayBook,
        NavigableMap<LocalDate, Integer> quotients) {

    BookedChild rules(Activity configured) {
        return new BookedChild(configured, bornOn, from, to, goneOn);
    }

    /** What a day costs the household: by the quotient that counts on it, not by today's. */
    Tariff tariff(Activity configured, LocalDate day) {
        var counting = quotients.floorEntry(day);
        return new Tariff(configured, counting == null ? null : counting.getValue());
    }

    boolean goneBy(LocalDate day) {
        return goneOn != null && !day.isBefore(goneOn);
    }
}
