package fr.parvis.booking.entity;

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

/** A line of the history of an enrolment. Never changed. */
@Entity
@Table(name = "enrolment_event")
public class EnrolmentEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne
    @JoinColumn(name = "enrolment_id")
    private Enrolment enrolment;

    private Instant at;

    @Enumerated(EnumType.STRING)
    @Column(name = "state_from")
    private EnrolmentState from;

    @Enumerated(EnumType.STRING)
    @Column(name = "state_to")
    private EnrolmentState to;

    @Enumerated(EnumType.STRING)
    private BookingActor.Kind actor;

    @Column(name = "actor_name")
    private String actorName;

    private String reason;

    protected EnrolmentEvent() {}

    EnrolmentEvent(
            Enrolment enrolment,
            EnrolmentState from,
            EnrolmentState to,
            BookingActor who,
            String reason,
            Instant at) {
        this.enrolment = enrolment;
        this.from = from;
        this.to = to;
        this.actor = who.kind();
        this.actorName = who.name();
        this.reason = reason;
        this.at = at;
    }

    public Instant at() {
        return at;
    }

    public EnrolmentState from() {
        return from;
    }

    public EnrolmentState to() {
        return to;
    }

    public BookingActor.Kind actor() {
        return actor;
    }

    public String actorName() {
        return actorName;
    }

    public String reason() {
        return reason;
    }
}
