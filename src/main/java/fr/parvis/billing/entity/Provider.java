package fr.parvis.billing.entity;

/** Whose payment page it is. */
public enum Provider {
    PAYBOX,
    PAYFIP
}
