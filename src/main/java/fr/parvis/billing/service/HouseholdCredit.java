package fr.parvis.billing.service;

import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.kernel.Money;
import java.util.List;

/**
 * What the town owes a household.
 *
 * @param payer as its last invoice names it; null where it has none
 * @param back in which ways it may be paid back
 */
public record HouseholdCredit(
        String household, String payer, Money amount, List<PaymentMethod> back) {}
