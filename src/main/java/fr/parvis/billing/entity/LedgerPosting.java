package fr.parvis.billing.entity;

import static fr.parvis.billing.entity.LedgerAccount.CREDIT;
import static fr.parvis.billing.entity.LedgerAccount.RECEIVABLE;
import static fr.parvis.billing.entity.LedgerAccount.REVENUE;

import fr.parvis.kernel.Money;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one event does to the books of a régie: entries that add up to nothing. This class is the
 * whole of the accounting; the database keeps it from being changed, unbalanced or written twice.
 */
@Entity
@Table(name = "ledger_posting")
public class LedgerPosting {

    private static final String MONEY = "";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "billing")
    private Long id;

    private Instant at;
    private String kind;
    private String key;

    @OneToMany(mappedBy = "posting", cascade = CascadeType.PERSIST)
    private List<LedgerEntry> entries = new ArrayList<>();

    protected LedgerPosting() {}

    private LedgerPosting(String kind, String key, Instant at) {
        this.kind = kind;
        this.key = key;
        this.at = at;
    }

    /** A household owes, a budget has earned. */
    public static LedgerPosting issued(Invoice invoice, Instant now) {
        var posting = new LedgerPosting("ISSUED", "issued " + name(invoice), now);
        posting.owes(invoice, invoice.amount());
        posting.add(invoice.regie(), REVENUE, invoice.budget(), invoice.amount().negated());
        return posting;
    }

    /**
     * An invoice says something else than before: the old budget gives back, the new one earns.
     *
     * @param before what it said
     */
    public static LedgerPosting corrected(Invoice invoice, InvoiceDraft before, Instant now) {
        int times = invoice.history().size();
        var posting =
                new LedgerPosting("CORRECTED", "corrected " + times + " " + name(invoice), now);
        posting.owes(invoice, invoice.amount().minus(before.amount()));
        if (before.budget().equals(invoice.budget())) {
            Money less = before.amount().minus(invoice.amount());
            posting.add(invoice.regie(), REVENUE, invoice.budget(), less);
        } else {
            posting.add(invoice.regie(), REVENUE, before.budget(), before.amount());
            posting.add(invoice.regie(), REVENUE, invoice.budget(), invoice.amount().negated());
        }
        return posting;
    }

    /** Nothing is owed any more, nothing was earned; what was paid is the household's. */
    public static LedgerPosting cancelled(Invoice invoice, Instant now) {
        var posting = new LedgerPosting("CANCELLED", "cancelled " + name(invoice), now);
        posting.owes(invoice, invoice.paid().minus(invoice.amount()));
        posting.add(invoice.regie(), REVENUE, invoice.budget(), invoice.amount());
        posting.add(invoice.regie(), CREDIT, invoice.household(), invoice.paid().negated());
        return posting;
    }

    /**
     * Money is there, less is owed; what nobody owed is the household's.
     *
     * @param invoices by id
     */
    public static LedgerPosting paid(Payment payment, Map<Long, Invoice> invoices, Instant now) {
        var posting = new LedgerPosting("PAID", payment.key(), now);
        boolean credit = payment.method() == PaymentMethod.CREDIT;
        posting.add(
                payment.regie(),
                payment.method().account(),
                credit ? payment.household() : MONEY,
                payment.amount());
        for (Share share : payment.shares()) {
            posting.owes(invoices.get(share.invoiceId()), share.amount().negated());
        }
        posting.add(payment.regie(), CREDIT, payment.household(), payment.credited().negated());
        return posting;
    }

    /** Money of an invoice goes back: it was not earned. */
    public static LedgerPosting refunded(Refund refund, Invoice invoice, Instant now) {
        var posting = new LedgerPosting("REFUNDED", "refund " + refund.form(), now);
        posting.add(refund.regie(), REVENUE, invoice.budget(), refund.amount());
        posting.add(refund.regie(), refund.method().account(), MONEY, refund.amount().negated());
        return posting;
    }

    /** A credit goes back. */
    public static LedgerPosting creditRefunded(Refund refund, Instant now) {
        var posting = new LedgerPosting("REFUNDED", "refund " + refund.form(), now);
        posting.add(refund.regie(), CREDIT, refund.household(), refund.amount());
        posting.add(refund.regie(), refund.method().account(), MONEY, refund.amount().negated());
        return posting;
    }

    private static String name(Invoice invoice) {
        return invoice.regie() + " " + invoice.number();
    }

    private void owes(Invoice invoice, Money more) {
        if (!more.isZero()) {
            entries.add(
                    new LedgerEntry(
                            this,
                            invoice.regie(),
                            RECEIVABLE,
                            invoice.household(),
                            invoice.id(),
                            more));
        }
    }

    private void add(String regie, LedgerAccount account, String holder, Money amount) {
        if (!amount.isZero()) {
            entries.add(new LedgerEntry(this, regie, account, holder, null, amount));
        }
    }

    /** Whether the event changes the books at all: another label does not. */
    public boolean empty() {
        return entries.isEmpty();
    }

    public boolean balanced() {
        return Money.sum(entries.stream().map(LedgerEntry::amount).toList()).isZero();
    }

    public String key() {
        return key;
    }

    public String kind() {
        return kind;
    }

    public Instant at() {
        return at;
    }

    public List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }
}
