package fr.parvis.appointment.service;

/**
 * An agent is about to take an appointment back. Whoever holds it locks what is its own first, as
 * it does in its own changes: so no two wait for one another.
 */
public record AppointmentLeaving(String holder) {}
