package fr.parvis.booking.entity;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A school year of an activity, or a part of one.
 *
 * @param label "2026-2027"
 * @param opens first moment of enrolment, in Paris; null: open
 * @param closes end of enrolment; null: as long as the season lasts
 * @param bookingOpens first moment at which days may be booked; null: at once
 * @param capacity enrolled children a place; null: no limit
 */
public record Season(
        String label,
        LocalDate from,
        LocalDate to,
        LocalDateTime opens,
        LocalDateTime closes,
        LocalDateTime bookingOpens,
        Integer capacity) {

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Whether children may be enrolled now. */
    public boolean enrols(LocalDateTime now) {
        return (opens == null || !now.isBefore(opens)) && !over(now);
    }

    /** Whether nobody may be enrolled any more. */
    public boolean over(LocalDateTime now) {
        return closes == null ? now.toLocalDate().isAfter(to) : !now.isBefore(closes);
    }

    /** Whether days may be booked now. */
    public boolean books(LocalDateTime now) {
        return bookingOpens == null || !now.isBefore(bookingOpens);
    }
}
