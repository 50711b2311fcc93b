package fr.parvis.billing.entity;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** How money comes in or goes back; each has its account in the books. */
public enum PaymentMethod {
    CARD(LedgerAccount.CARD),
    CASH(LedgerAccount.CASH),
    CHEQUE(LedgerAccount.CHEQUE),
    /** CESU. */
    VOUCHER(LedgerAccount.VOUCHER),
    TRANSFER(LedgerAccount.TRANSFER),
    /** What the town owed the household. */
    CREDIT(LedgerAccount.CREDIT);

    /** In which ways money comes in at the desk; cards are paid at the provider. */
    public static final Set<PaymentMethod> AT_DESK =
            Collections.unmodifiableSet(EnumSet.of(CASH, CHEQUE, VOUCHER, TRANSFER));

    /** In which ways it goes back; to a card, by the provider's own back office. */
    public static final Set<PaymentMethod> BACK =
            Collections.unmodifiableSet(EnumSet.of(TRANSFER, CARD, CHEQUE, CASH));

    private final LedgerAccount account;

    PaymentMethod(LedgerAccount account) {
        this.account = account;
    }

    /** Key of its French name. */
    public String key() {
        return "billing.method." + name();
    }

    LedgerAccount account() {
        return account;
    }
}
