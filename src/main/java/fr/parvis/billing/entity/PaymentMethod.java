package fr.parvis.billing.entity;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How money comes in or goes back; each has its account in the books. */
public enum PaymentMethod {
    CARD(LedgerAccount.CARD),
    CASH(LedgerAccount.CASH),
    CHEQUE(LedgerAccount.CHEQUE),
    /** CESU. */
    VOUCHER(LedgerAccount.VOUCHER),
    TRANSFER(LedgerAccount.TRANSFER),
    /** From the payer's account, by order of the payer. */
    DIRECT_DEBIT(LedgerAccount.DIRECT_DEBIT),
    /** What the town owed the household. */
    CREDIT(LedgerAccount.CREDIT);

    /** In which ways money comes in at the desk; cards are paid at the provider. */
    public static final Set<PaymentMethod> AT_DESK =
            Collections.unmodifiableSet(EnumSet.of(CASH, CHEQUE, VOUCHER, TRANSFER));

    private final LedgerAccount account;

    PaymentMethod(LedgerAccount account) {
        this.account = account;
    }

    /** Key of its French name. */
    public String key() {
        return "billing.method." + name();
    }

    /**
     * In which ways the money of these payments goes back, the most likely first; to a card, by the
     * provider's own back office, and only where one has paid.
     */
    public static List<PaymentMethod> back(Collection<PaymentMethod> paid) {
        if (paid.contains(CARD)) {
            return List.of(CARD, TRANSFER, CHEQUE, CASH);
        }
        return List.of(TRANSFER, CHEQUE, CASH);
    }

    LedgerAccount account() {
        return account;
    }
}
