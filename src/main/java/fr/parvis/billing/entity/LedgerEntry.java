package fr.parvis.billing.entity;

import fr.parvis.kernel.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** An amount on an account: a debit is positive, a credit negative. Never changed. */
@Entity
@Table(name = "ledger_entry")
public class LedgerEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "billing")
    private Long id;

    @ManyToOne
    @JoinColumn(name = "posting_id")
    private LedgerPosting posting;

    private String regie;

    @Enumerated(EnumType.STRING)
    private LedgerAccount account;

    private String holder;

    @Column(name = "invoice_id")
    private Long invoiceId;

    private Money amount;

    protected LedgerEntry() {}

    LedgerEntry(
            LedgerPosting posting,
            String regie,
            LedgerAccount account,
            String holder,
            Long invoiceId,
            Money amount) {
        this.posting = posting;
        this.regie = regie;
        this.account = account;
        this.holder = holder;
        this.invoiceId = invoiceId;
        this.amount = amount;
    }

    public String regie() {
        return regie;
    }

    public LedgerAccount account() {
        return account;
    }

    /** The household of a receivable or a credit, the budget of a revenue; "" for money. */
    public String holder() {
        return holder;
    }

    /** Null for all but receivables. */
    public Long invoiceId() {
        return invoiceId;
    }

    public Money amount() {
        return amount;
    }
}
