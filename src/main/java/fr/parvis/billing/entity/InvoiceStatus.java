package fr.parvis.billing.entity;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The states of an invoice that are kept, and the one table of what may follow what. That it is
 * late, or being paid at this moment, is {@link ShownStatus}.
 */
public enum InvoiceStatus {
    TO_PAY,
    PARTLY_PAID,
    PAID,
    CANCELLED,
    REFUNDED;

    private static final Map<InvoiceStatus, Set<InvoiceStatus>> NEXT =
            Map.of(
                    TO_PAY, EnumSet.of(PARTLY_PAID, PAID, CANCELLED),
                    // what was paid of it becomes a credit of the household
                    PARTLY_PAID, EnumSet.of(PAID, CANCELLED),
                    PAID, EnumSet.of(REFUNDED),
                    CANCELLED, EnumSet.noneOf(InvoiceStatus.class),
                    REFUNDED, EnumSet.noneOf(InvoiceStatus.class));

    public boolean mayBecome(InvoiceStatus next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether something is still owed for it. */
    public boolean payable() {
        return this == TO_PAY || this == PARTLY_PAID;
    }
}
