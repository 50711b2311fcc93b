package fr.parvis.billing.entity;

import fr.parvis.kernel.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A line of an invoice: what for, and how much; a reduction is negative. */
@Embeddable
public class InvoiceLine {

    @Column(name = "label")
    private String label;

    @Column(name = "amount")
    private Money amount;

    protected InvoiceLine() {}

    public InvoiceLine(String label, Money amount) {
        this.label = label;
        this.amount = amount;
    }

    public String label() {
        return label;
    }

    public Money amount() {
        return amount;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InvoiceLine line
                && line.label.equals(label)
                && line.amount.equals(amount);
    }

    @Override
    public int hashCode() {
        return label.hashCode();
    }
}
