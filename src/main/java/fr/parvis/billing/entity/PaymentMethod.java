package fr.parvis.billing.entity;

/** How money comes in or goes back; each has its account in the books. */
public enum PaymentMethod {
    CARD(LedgerAccount.CARD),
    CASH(LedgerAccount.CASH),
    CHEQUE(LedgerAccount.CHEQUE),
    /** CESU. */
    VOUCHER(LedgerAccount.VOUCHER),
    TRANSFER(LedgerAccount.TRANSFER);

    private final LedgerAccount account;

    PaymentMethod(LedgerAccount account) {
        this.account = account;
    }

    LedgerAccount account() {
        return account;
    }
}
