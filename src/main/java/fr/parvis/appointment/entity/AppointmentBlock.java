package fr.parvis.appointment.entity;

import fr.parvis.account.entity.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A time at which nobody is received: at one desk, or at all of them. */
@Entity
@Table(name = "appointment_block")
public class AppointmentBlock {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "calendar_id")
    private String calendarId;

    private Integer desk;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    private String reason;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_by_id")
    private Long createdById;

    @Column(name = "created_at")
    private Instant createdAt;

    protected AppointmentBlock() {}

    /**
     * @param desk 0 for all
     * @param reason what the citizens concerned read
     */
    public AppointmentBlock(
            String calendarId, int desk, Slot span, String reason, Account agent, Instant now) {
        this.calendarId = calendarId;
        this.desk = desk == 0 ? null : desk;
        this.startsAt = span.start();
        this.endsAt = span.end();
        this.reason = reason;
        this.createdBy = agent.displayName();
        this.createdById = agent.id();
        this.createdAt = now;
    }

    public Long id() {
        return id;
    }

    /** 0 for all desks. */
    public int desk() {
        return desk == null ? 0 : desk;
    }

    public Slot span() {
        return new Slot(startsAt, endsAt);
    }

    public String reason() {
        return reason;
    }

    public String createdBy() {
        return createdBy;
    }

    /** The account of whoever blocked it; null when it is gone. */
    public Long createdById() {
        return createdById;
    }
}
