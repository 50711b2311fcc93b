package fr.parvis.appointment.service;

import fr.parvis.appointment.entity.Appointment;

/**
 * An agent took an appointment back, in the running transaction: whoever holds it notes it and
 * tells the person.
 *
 * @param reason what the person reads
 * @param agentId null when the agent's account is gone
 */
public record AppointmentWithdrawn(
        Appointment appointment, String reason, Long agentId, String agentName) {}
