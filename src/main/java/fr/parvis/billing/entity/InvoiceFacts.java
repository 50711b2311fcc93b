package fr.parvis.billing.entity;

import fr.parvis.kernel.Money;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What an invoice says; what was paid of it is {@link Invoice}. */
@MappedSuperclass
public abstract class InvoiceFacts {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "billing")
    @SequenceGenerator(name = "billing", sequenceName = "billing_sequence", allocationSize = 100)
    private Long id;

    private String regie;
    private String number;
    private String household;
    private String payer;
    private String budget;
    private String label;
    private String period;

    @Column(name = "issued_on")
    private LocalDate issuedOn;

    @Column(name = "due_on")
    private LocalDate dueOn;

    private Money amount;
    private boolean partial;

    @Column(name = "created_at")
    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "invoice_line", joinColumns = @JoinColumn(name = "invoice_id"))
    @OrderColumn(name = "position")
    private List<InvoiceLine> lines = new ArrayList<>();

    protected InvoiceFacts() {}

    InvoiceFacts(InvoiceDraft draft, Instant now) {
        this.regie = draft.regie();
        this.number = draft.number();
        this.household = draft.household();
        this.createdAt = now;
        say(draft);
    }

    /** To be looked at. */
    InvoiceFacts(long id, InvoiceDraft row) {
        this(row, null);
        this.id = id;
    }

    /** Everything but its identity and who pays. */
    final void say(InvoiceDraft draft) {
        payer = draft.payer();
        budget = draft.budget();
        label = draft.label();
        period = draft.period();
        issuedOn = draft.issuedOn();
        dueOn = draft.dueOn();
        amount = draft.amount();
        partial = draft.partial();
        lines = new ArrayList<>(draft.lines());
    }

    /** The same, as the business software would say it again. */
    public InvoiceDraft draft() {
        return draft(lines);
    }

    /** The same with its lines as they were read for many invoices at once. */
    public InvoiceDraft draft(List<InvoiceLine> read) {
        return new InvoiceDraft(
                regie, number, household, payer, budget, label, period, issuedOn, dueOn, amount,
                partial, read);
    }

    public Long id() {
        return id;
    }

    public String regie() {
        return regie;
    }

    public String number() {
        return number;
    }

    public String household() {
        return household;
    }

    /** The name on the invoice. */
    public String payer() {
        return payer;
    }

    public String budget() {
        return budget;
    }

    public String label() {
        return label;
    }

    /** What it is for in time; null when it says nothing. */
    public String period() {
        return period;
    }

    public LocalDate issuedOn() {
        return issuedOn;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public Money amount() {
        return amount;
    }

    public boolean partial() {
        return partial;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public List<InvoiceLine> lines() {
        return List.copyOf(lines);
    }
}
