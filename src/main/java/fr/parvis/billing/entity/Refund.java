package fr.parvis.billing.entity;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Money that went back: what was paid for an invoice, or a household's credit. */
@Entity
@Table(name = "refund")
public class Refund {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "billing")
    private Long id;

    private String form;
    private String regie;
    private String household;

    @Column(name = "invoice_id")
    private Long invoiceId;

    @Enumerated(EnumType.STRING)
    private PaymentMethod method;

    private Money amount;
    private Instant at;

    @Column(name = "actor_name")
    private String actorName;

    private String reason;

    protected Refund() {}

    private Refund(
            String form,
            PaymentMethod method,
            Money amount,
            Actor agent,
            String reason,
            Instant now) {
        if (reason == null || reason.isBlank()) {
            throw new DomainException("billing.reasonMissing");
        }
        this.form = form;
        this.method = method;
        this.amount = amount;
        this.actorName = agent.name();
        this.reason = reason.strip();
        this.at = now;
    }

    /**
     * Of an invoice that was paid.
     *
     * @param form the page that it was typed on; sent twice, it goes back once
     */
    public static Refund of(
            Invoice invoice,
            String form,
            PaymentMethod method,
            Money amount,
            Actor agent,
            String reason,
            Instant now) {
        var refund = new Refund(form, method, amount, agent, reason, now);
        invoice.refund(amount, agent, reason, now);
        refund.invoiceId = invoice.id();
        refund.regie = invoice.regie();
        refund.household = invoice.household();
        return refund;
    }

    /** Of a household's credit; that there is enough of it, the database says. */
    public static Refund ofCredit(
            String regie,
            String household,
            String form,
            PaymentMethod method,
            Money amount,
            Actor agent,
            String reason,
            Instant now) {
        if (!amount.isPositive()) {
            throw new DomainException("billing.refund.tooMuch", Money.ZERO);
        }
        var refund = new Refund(form, method, amount, agent, reason, now);
        refund.regie = regie;
        refund.household = household;
        return refund;
    }

    public String form() {
        return form;
    }

    public String regie() {
        return regie;
    }

    public String household() {
        return household;
    }

    /** Null where a credit was paid back. */
    public Long invoiceId() {
        return invoiceId;
    }

    public PaymentMethod method() {
        return method;
    }

    public Money amount() {
        return amount;
    }

    public Instant at() {
        return at;
    }

    /** The agent who paid it back. */
    public String actorName() {
        return actorName;
    }

    public String reason() {
        return reason;
    }
}
