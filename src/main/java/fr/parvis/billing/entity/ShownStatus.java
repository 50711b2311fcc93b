package fr.parvis.billing.entity;

import java.time.LocalDate;

/** The state of an invoice as people read it. */
public enum ShownStatus {
    TO_PAY,
    IN_PAYMENT,
    PARTLY_PAID,
    PAID,
    LATE,
    CANCELLED,
    REFUNDED;

    /**
     * @param inPayment whether somebody is at the payment page with it
     */
    public static ShownStatus of(
            InvoiceStatus kept, LocalDate dueOn, LocalDate today, boolean inPayment) {
        if (kept.payable()) {
            if (inPayment) {
                return IN_PAYMENT;
            }
            if (today.isAfter(dueOn)) {
                return LATE;
            }
        }
        return valueOf(kept.name());
    }

    /** Key of its French name. */
    public String key() {
        return "billing.status." + name();
    }
}
