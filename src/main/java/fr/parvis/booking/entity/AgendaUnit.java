package fr.parvis.booking.entity;

import fr.parvis.kernel.Money;

/**
 * A unit of an activity as a household sees it.
 *
 * @param label "Journée", "Acc Matin"
 * @param price of one day for this household
 */
public record AgendaUnit(String id, String label, Money price) {}
