package fr.parvis.booking.entity;

import java.time.LocalDate;

/**
 * A day that a family waits for because it is full.
 *
 * @param rank among those who wait for the same unit of the same day at the same place, from 1
 * @param own whether whoever looks may give it up: the other household of the child asked for it
 *     otherwise
 */
public record DayWish(long id, long enrolment, String unit, LocalDate day, int rank, boolean own) {}
