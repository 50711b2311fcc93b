package fr.parvis.billing.entity;

/** The state of an invoice as people read it. */
public enum ShownStatus {
    TO_PAY,
    IN_PAYMENT,
    PARTLY_PAID,
    PAID,
    LATE,
    CANCELLED,
    REFUNDED;

    /** Key of its French name. */
    public String key() {
        return "billing.status." + name();
    }
}
