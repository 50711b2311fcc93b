package fr.parvis.billing.entity;

import fr.parvis.kernel.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * What the business software says of an invoice. Régie and number are its identity: said again, it
 * is the same invoice.
 *
 * @param household who pays, as the business software numbers its households; opaque here
 * @param payer name on the invoice
 * @param budget the account that it belongs to: "Facturation unique"
 * @param period what it is for in time, as people say it; null when it says nothing
 * @param partial whether it may be paid in parts
 * @param lines add up to the amount; none when no detail is given
 */
public record InvoiceDraft(
        String regie,
        String number,
        String household,
        String payer,
        String budget,
        String label,
        String period,
        LocalDate issuedOn,
        LocalDate dueOn,
        Money amount,
        boolean partial,
        List<InvoiceLine> lines) {

    public InvoiceDraft {
        lines = List.copyOf(lines);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("an invoice asks for money: " + amount.cents());
        }
        if (!lines.isEmpty()
                && !Money.sum(lines.stream().map(InvoiceLine::amount).toList()).equals(amount)) {
            throw new IllegalArgumentException("the lines of " + number + " are another amount");
        }
    }
}
