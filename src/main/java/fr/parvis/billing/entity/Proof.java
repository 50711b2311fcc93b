package fr.parvis.billing.entity;

import fr.parvis.kernel.Money;

/**
 * What a provider vouches for: this much money was paid. It is believed only where its signature,
 * or the provider's own answer to a question, was checked.
 *
 * @param reference of the attempt
 * @param transaction the provider's number, one for each payment
 * @param authorisation the bank's number; null where there is none
 * @param method by card, or in another way that the provider takes
 */
public record Proof(
        Provider provider,
        String reference,
        Money amount,
        String transaction,
        String authorisation,
        PaymentMethod method) {

    /** A payment by card. */
    public Proof(
            Provider provider,
            String reference,
            Money amount,
            String transaction,
            String authorisation) {
        this(provider, reference, amount, transaction, authorisation, PaymentMethod.CARD);
    }

    /** What this money is called in the books, whoever repeats it. */
    public String key() {
        return provider + " " + transaction;
    }
}
