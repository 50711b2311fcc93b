package fr.parvis.appointment.entity;

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

/** A line of the history of an appointment: what it became, when, by whom. Never changed. */
@Entity
@Table(name = "appointment_event")
public class AppointmentEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne
    @JoinColumn(name = "appointment_id")
    private Appointment appointment;

    private Instant at;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private AppointmentState state;

    private String actor;
    private String reason;

    protected AppointmentEvent() {}

    AppointmentEvent(
            Appointment appointment,
            AppointmentState state,
            String actor,
            String reason,
            Instant at) {
        this.appointment = appointment;
        this.state = state;
        this.actor = actor;
        this.reason = reason;
        this.at = at;
    }

    public Instant at() {
        return at;
    }

    public AppointmentState state() {
        return state;
    }

    /** The name of an agent, or "citizen". */
    public String actor() {
        return actor;
    }

    public String reason() {
        return reason;
    }
}
