package fr.parvis.booking.entity;

/**
 * A unit of an activity as a household sees it.
 *
 * @param label "Journée", "Acc Matin"
 */
public record AgendaUnit(String id, String label) {}
