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
import java.time.Instant;

/** A line of the history of an invoice. Never changed. */
@Entity
@Table(name = "invoice_event")
public class InvoiceEvent {

    /** What happened. */
    public enum Type {
        ISSUED,
        CORRECTED,
        PAID,
        CANCELLED,
        REFUNDED,
        /** It is late, and somebody was told so. */
        REMINDED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "billing")
    private Long id;

    @ManyToOne
    @JoinColumn(name = "invoice_id")
    private Invoice invoice;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private Type type;

    @Enumerated(EnumType.STRING)
    @Column(name = "status_from")
    private InvoiceStatus statusFrom;

    @Enumerated(EnumType.STRING)
    @Column(name = "status_to")
    private InvoiceStatus statusTo;

    private Money amount;

    @Enumerated(EnumType.STRING)
    private Actor.Kind actor;

    @Column(name = "actor_name")
    private String actorName;

    private String reason;

    protected InvoiceEvent() {}

    InvoiceEvent(
            Invoice invoice,
            Type type,
            InvoiceStatus before,
            Money amount,
            Actor actor,
            String reason,
            Instant at) {
        this.invoice = invoice;
        this.type = type;
        this.statusFrom = before;
        this.statusTo = invoice.status();
        this.amount = amount;
        this.actor = actor.kind();
        this.actorName = actor.name();
        this.reason = reason == null ? null : reason.strip();
        this.at = at;
    }

    public Type type() {
        return type;
    }

    /** Null where there was none before. */
    public InvoiceStatus statusFrom() {
        return statusFrom;
    }

    public InvoiceStatus statusTo() {
        return statusTo;
    }

    /** How much it was about. */
    public Money amount() {
        return amount;
    }

    public Instant at() {
        return at;
    }

    public Actor.Kind actor() {
        return actor;
    }

    /** Of an agent; null otherwise. */
    public String actorName() {
        return actorName;
    }

    /** What was said about it: the reason of an agent, the receipt of a payment; may be null. */
    public String reason() {
        return reason;
    }
}
