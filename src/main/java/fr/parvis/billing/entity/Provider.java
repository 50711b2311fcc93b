package fr.parvis.billing.entity;

/** Whose payment page it is. */
public enum Provider {
    PAYBOX("Paybox"),
    PAYFIP("PayFiP");

    private final String title;

    Provider(String title) {
        this.title = title;
    }

    /** As people call it. */
    public String title() {
        return title;
    }
}
