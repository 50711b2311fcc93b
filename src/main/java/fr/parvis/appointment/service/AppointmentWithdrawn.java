package fr.parvis.appointment.service;

import fr.parvis.appointment.entity.Appointment;

/**
 * An agent took an appointment back, in the running transaction: whoever holds it notes it and
 * tells the person.
 *
 * @param reason what the person reads
 */
public record AppointmentWithdrawn(
        Appointment appointment, String reason, long agentId, String agentName) {}
