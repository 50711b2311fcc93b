package fr.parvis.billing.entity;

import fr.parvis.kernel.Money;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Money that came in. Each cent of it is on an invoice, or is a credit of the household: nothing is
 * lost, and no invoice takes more than it asks for.
 */
@Entity
@Table(name = "payment")
public class Payment {

    public static final int LONGEST_REFERENCE = 80;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "billing")
    private Long id;

    private String regie;
    private String household;

    @Enumerated(EnumType.STRING)
    private PaymentMethod method;

    private Money amount;
    private Money credited;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "attempt_id")
    private Long attemptId;

    @Enumerated(EnumType.STRING)
    private Provider provider;

    private String transaction;
    private String authorisation;

    /** What the desk noted of a cheque; null where it noted nothing. */
    private String reference;

    @Column(name = "receipt_at")
    private Instant receiptAt;

    @Column(name = "receipt_next_at")
    private Instant receiptNextAt;

    @Column(name = "actor_name")
    private String actorName;

    @ElementCollection
    @CollectionTable(name = "payment_share", joinColumns = @JoinColumn(name = "payment_id"))
    private List<Share> shares = new ArrayList<>();

    protected Payment() {}

    private Payment(String regie, String household, Money amount, Instant now) {
        this.regie = regie;
        this.household = household;
        this.amount = amount;
        this.receivedAt = now;
    }

    /**
     * What a provider proved, put on the invoices of its attempt.
     *
     * @param invoices those of the attempt, by id, locked
     */
    public static Payment proved(
            Proof proof, PaymentAttempt attempt, Map<Long, Invoice> invoices, Instant now) {
        var payment = new Payment(attempt.regie(), attempt.household(), proof.amount(), now);
        payment.method = proof.method();
        payment.attemptId = attempt.id();
        payment.provider = proof.provider();
        payment.transaction = proof.transaction();
        payment.authorisation = proof.authorisation();
        boolean first = attempt.prove(proof, now);
        payment.allot(first ? attempt.shares() : List.of(), invoices, Actor.provider(), now);
        return payment;
    }

    /**
     * Money at the desk: cash, a cheque, a voucher.
     *
     * @param form the page that it was typed on; sent twice, it is one payment
     * @param wanted what is paid of which invoice; what is more becomes a credit
     */
    public static Payment atDesk(
            String form,
            PaymentMethod method,
            Money amount,
            List<Share> wanted,
            Map<Long, Invoice> invoices,
            Actor agent,
            Instant now) {
        Invoice any = invoices.values().iterator().next();
        var payment = new Payment(any.regie(), any.household(), amount, now);
        payment.method = method;
        payment.transaction = form;
        payment.actorName = agent.name();
        payment.allot(wanted, invoices, agent, now);
        return payment;
    }

    /** What is written on the cheque, or the like; "" for nothing. */
    public void note(String noted) {
        reference = noted.isBlank() ? null : noted.strip();
    }

    private void allot(List<Share> wanted, Map<Long, Invoice> invoices, Actor actor, Instant now) {
        Money rest = amount;
        for (Share share : wanted) {
            Invoice invoice = invoices.get(share.invoiceId());
            Money taken = invoice.take(share.amount().atMost(rest), actor, transaction, now);
            if (taken.isPositive()) {
                shares.add(new Share(share.invoiceId(), taken));
                rest = rest.minus(taken);
            }
        }
        credited = rest;
    }

    /** Whether a provider took it; otherwise it was paid at the desk. */
    public boolean online() {
        return provider != null;
    }

    /** Of its receipt: the provider's, which stands on the payer's bank statement, or our own. */
    public String number() {
        return online() ? transaction : String.valueOf(id);
    }

    /** What it is called in the books. */
    String key() {
        return "payment " + (provider == null ? regie : provider) + " " + transaction;
    }

    public Long id() {
        return id;
    }

    public String regie() {
        return regie;
    }

    public String household() {
        return household;
    }

    public PaymentMethod method() {
        return method;
    }

    public Money amount() {
        return amount;
    }

    /** What no invoice took. */
    public Money credited() {
        return credited;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** Null at the desk. */
    public Long attemptId() {
        return attemptId;
    }

    public String transaction() {
        return transaction;
    }

    /** The bank's number; null at the desk. */
    public String authorisation() {
        return authorisation;
    }

    /** The cheque's number and its bank, or the like; null where nothing was noted. */
    public String reference() {
        return reference;
    }

    /** The receipt is on its way. */
    public void receiptSent(Instant now) {
        receiptAt = now;
    }

    /** It could not be made: not before then, so that the others come first. */
    public void receiptNotBefore(Instant next) {
        receiptNextAt = next;
    }

    public boolean hasReceipt() {
        return receiptAt != null;
    }

    /** Who took it at the desk; null where a provider proved it. */
    public String actorName() {
        return actorName;
    }

    /** How much of it an invoice took. */
    public Money shareOf(long invoiceId) {
        return Money.sum(
                shares.stream()
                        .filter(s -> s.invoiceId() == invoiceId)
                        .map(Share::amount)
                        .toList());
    }

    public List<Share> shares() {
        return List.copyOf(shares);
    }
}
