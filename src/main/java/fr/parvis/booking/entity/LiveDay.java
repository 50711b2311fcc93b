package fr.parvis.booking.entity;

import fr.parvis.kernel.Money;
import java.time.LocalDate;

/**
 * A day that a child has, or waits for.
 *
 * @param household that booked it: it is written when the day is cancelled, and gets the invoice
 * @param other whether another household of the child booked it, so that whoever looks sees it, but
 *     does not give it up: it is on the invoice of the other
 */
public record LiveDay(
        long id,
        String unit,
        LocalDate day,
        ReservationState state,
        Money price,
        long household,
        boolean other) {}
