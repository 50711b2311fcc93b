package fr.parvis.booking.entity;

import fr.parvis.kernel.Money;

/**
 * Days of a child that are to be invoiced: of one activity and unit, at one price.
 *
 * @param unplanned came without a reservation
 */
public record AttendedDays(
        String firstName,
        String activity,
        String unit,
        boolean unplanned,
        int days,
        Money amount) {}
