package fr.parvis.billing.entity;

import fr.parvis.kernel.Money;

/**
 * A payment as a day's statement of the provider has it.
 *
 * @param line where it stands in the file, the head line being 1
 * @param transaction the provider's number of the payment
 * @param reference of the attempt, as the portal gave it
 * @param authorisation the bank's number; null where the file has none
 * @param problem why the line cannot be read, in words; then there is no amount. Null otherwise
 */
public record StatementLine(
        int line,
        String transaction,
        String reference,
        Money amount,
        String authorisation,
        String problem) {}
