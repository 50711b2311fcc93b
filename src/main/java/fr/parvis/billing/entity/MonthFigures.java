package fr.parvis.billing.entity;

import fr.parvis.kernel.Money;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the books of a month say.
 *
 * @param issued invoices that were issued, and by how much they were corrected
 * @param cancelled what is not asked for any more
 * @param received money that came in, by the account that took it
 * @param credited what of it no invoice took
 * @param refunded what went back
 * @param creditsUsed what credits have paid
 */
public record MonthFigures(
        Money issued,
        Money cancelled,
        Map<LedgerAccount, Money> received,
        Money credited,
        Money refunded,
        Money creditsUsed) {

    /** All money that came in. */
    public Money total() {
        return Money.sum(received.values());
    }

    /** Adds up what the ledger says, kind by kind and account by account. */
    public static final class Sums {

        private Money issued = Money.ZERO;
        private Money cancelled = Money.ZERO;
        private Money credited = Money.ZERO;
        private Money refunded = Money.ZERO;
        private Money creditsUsed = Money.ZERO;
        private final Map<LedgerAccount, Money> received = new EnumMap<>(LedgerAccount.class);

        /**
         * @param kind of the postings
         * @param debit what was added to the account by them
         * @param credit what was taken from it, not negative
         */
        public Sums add(String kind, LedgerAccount account, Money debit, Money credit) {
            Money more = debit.minus(credit);
            switch (kind) {
                case "ISSUED", "CORRECTED" -> {
                    if (account == LedgerAccount.REVENUE) {
                        issued = issued.minus(more);
                    }
                }
                case "CANCELLED" -> {
                    if (account == LedgerAccount.REVENUE) {
                        cancelled = cancelled.plus(more);
                    }
                }
                case "PAID" -> paid(account, debit, credit);
                case "REFUNDED" -> {
                    if (account.money()) {
                        refunded = refunded.minus(more);
                    }
                }
                default -> throw new IllegalArgumentException(kind);
            }
            return this;
        }

        private void paid(LedgerAccount account, Money debit, Money credit) {
            if (account == LedgerAccount.CREDIT) {
                creditsUsed = creditsUsed.plus(debit);
                credited = credited.plus(credit);
            } else if (account.money()) {
                received.merge(account, debit, Money::plus);
            }
        }

        public MonthFigures figures() {
            return new MonthFigures(issued, cancelled, received, credited, refunded, creditsUsed);
        }
    }
}
