package fr.parvis.billing.service;

import fr.parvis.billing.entity.InvoiceStatus;
import fr.parvis.billing.entity.ShownStatus;
import fr.parvis.kernel.Money;
import java.time.LocalDate;

/**
 * An invoice as lists of the régie show it.
 *
 * @param inPayment whether somebody may be at the payment page with it
 */
public record ListedInvoice(
        long id,
        String number,
        String household,
        String payer,
        String budget,
        LocalDate issuedOn,
        LocalDate dueOn,
        Money amount,
        Money paid,
        InvoiceStatus status,
        boolean partial,
        boolean inPayment,
        LocalDate today) {

    /** What is still owed. */
    public Money open() {
        return status.payable() ? amount.minus(paid) : Money.ZERO;
    }

    public ShownStatus shown() {
        return ShownStatus.of(status, dueOn, today, inPayment);
    }
}
