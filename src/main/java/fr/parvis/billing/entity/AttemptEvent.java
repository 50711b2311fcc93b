package fr.parvis.billing.entity;

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

/** A line of the history of an attempt to pay. Never changed. */
@Entity
@Table(name = "payment_attempt_event")
public class AttemptEvent {

    /** What happened; a refusal may come again without a change of state. */
    public enum Type {
        STARTED,
        WAITING,
        REFUSED,
        ABANDONED,
        EXPIRED,
        PAID,
        /** The same call was paid a second time: that money is a credit. */
        PAID_AGAIN
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "billing")
    private Long id;

    @ManyToOne
    @JoinColumn(name = "attempt_id")
    private PaymentAttempt attempt;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private Type type;

    @Enumerated(EnumType.STRING)
    @Column(name = "status_from")
    private AttemptStatus statusFrom;

    @Enumerated(EnumType.STRING)
    @Column(name = "status_to")
    private AttemptStatus statusTo;

    private String detail;

    protected AttemptEvent() {}

    AttemptEvent(
            PaymentAttempt attempt, Type type, AttemptStatus before, String detail, Instant at) {
        this.attempt = attempt;
        this.type = type;
        this.statusFrom = before;
        this.statusTo = attempt.status();
        this.detail = detail;
        this.at = at;
    }

    public Type type() {
        return type;
    }

    public AttemptStatus statusFrom() {
        return statusFrom;
    }

    public AttemptStatus statusTo() {
        return statusTo;
    }

    /** The provider's code or number; may be null. */
    public String detail() {
        return detail;
    }

    public Instant at() {
        return at;
    }
}
