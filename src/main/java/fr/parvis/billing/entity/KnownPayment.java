package fr.parvis.billing.entity;

import fr.parvis.kernel.Money;

/**
 * A payment online as the portal knows it.
 *
 * @param reference of its attempt
 * @param expected whether the statement of the day should have it: it came in on that day, and no
 *     other statement has it
 */
public record KnownPayment(String transaction, String reference, Money amount, boolean expected) {}
