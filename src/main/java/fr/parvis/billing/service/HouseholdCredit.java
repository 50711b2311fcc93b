package fr.parvis.billing.service;

import fr.parvis.kernel.Money;

/**
 * What the town owes a household.
 *
 * @param payer as its last invoice names it; null where it has none
 */
public record HouseholdCredit(String household, String payer, Money amount) {}
