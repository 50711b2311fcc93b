package fr.parvis.billing.entity;

/** The accounts of a régie's books. */
public enum LedgerAccount {
    /** What households owe, by invoice. */
    RECEIVABLE,
    /** What the town has earned, by budget. */
    REVENUE,
    /** What the town owes households. */
    CREDIT,
    CARD,
    CASH,
    CHEQUE,
    VOUCHER,
    TRANSFER,
    DIRECT_DEBIT;

    /** Key of its French name. */
    public String key() {
        return "billing.account." + name();
    }

    /** Whether money lies on it. */
    public boolean money() {
        return this != RECEIVABLE && this != REVENUE && this != CREDIT;
    }
}
