package fr.parvis.appointment.entity;

/**
 * Who comes and why, as agents read it beside the time.
 *
 * @param subject "Faire légaliser une signature, demande n° 43514"
 * @param address where agents find more, below the root of the portal
 */
public record Visit(String person, String subject, String address) {}
