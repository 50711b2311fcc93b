package fr.parvis.billing.entity;

import fr.parvis.kernel.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** How much of some money is for which invoice. */
@Embeddable
public class Share {

    @Column(name = "invoice_id")
    private long invoiceId;

    @Column(name = "amount")
    private Money amount;

    protected Share() {}

    public Share(long invoiceId, Money amount) {
        this.invoiceId = invoiceId;
        this.amount = amount;
    }

    public long invoiceId() {
        return invoiceId;
    }

    public Money amount() {
        return amount;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Share share
                && share.invoiceId == invoiceId
                && share.amount.equals(amount);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(invoiceId);
    }
}
