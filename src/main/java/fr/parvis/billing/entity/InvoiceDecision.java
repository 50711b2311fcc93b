package fr.parvis.billing.entity;

import fr.parvis.kernel.Messages;

/**
 * What is done with an invoice that a file brings, given the one that is there.
 *
 * @param reason why it is refused, in words; null otherwise
 * @param change what it would say otherwise than now, in words; null where it changes nothing
 */
public record InvoiceDecision(InvoiceOutcome outcome, String reason, String change) {

    /**
     * @param there the invoice with this number; null when there is none
     * @param saying what it says now; null when there is none
     * @param underway whether somebody may be paying it at this moment
     */
    public static InvoiceDecision of(
            InvoiceDraft said, Invoice there, InvoiceDraft saying, boolean underway) {
        if (there == null) {
            return new InvoiceDecision(InvoiceOutcome.CREATE, null, null);
        }
        if (saying.equals(said)) {
            return new InvoiceDecision(InvoiceOutcome.SAME, null, null);
        }
        if (!there.household().equals(said.household())) {
            return refused("otherHousehold", there.household());
        }
        if (there.status() == InvoiceStatus.CANCELLED) {
            return refused("cancelled");
        }
        if (there.status() != InvoiceStatus.TO_PAY) {
            boolean sameAmount = there.amount().equals(said.amount());
            return sameAmount
                    ? refused("paid", there.paid())
                    : refused("paidAmount", there.paid(), there.amount(), said.amount());
        }
        return underway
                ? refused("underway")
                : new InvoiceDecision(InvoiceOutcome.CHANGE, null, said.unlike(saying));
    }

    private static InvoiceDecision refused(String key, Object... arguments) {
        return new InvoiceDecision(
                InvoiceOutcome.REFUSED,
                Messages.text("billing.import.refused." + key, arguments),
                null);
    }
}
