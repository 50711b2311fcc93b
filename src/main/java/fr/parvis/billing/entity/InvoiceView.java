package fr.parvis.billing.entity;

import java.util.Locale;

/** What the régie wants to see of its invoices. */
public enum InvoiceView {
    ALL,
    /** Something is owed for it, late or not. */
    OPEN,
    LATE,
    PARTLY_PAID,
    /** Somebody may be at the payment page with it. */
    IN_PAYMENT,
    PAID,
    CANCELLED,
    REFUNDED;

    /** As an address has it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its French name. */
    public String key() {
        return "billing.view." + name();
    }
}
