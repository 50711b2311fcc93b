package fr.parvis.appointment.entity;

import java.time.Instant;

/**
 * A time at which a desk receives nobody else.
 *
 * @param desk 0 for all of them
 */
public record Busy(int desk, Instant start, Instant end) {}
