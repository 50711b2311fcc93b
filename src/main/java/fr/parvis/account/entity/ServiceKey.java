package fr.parvis.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A key that a service gave to a household; whoever types it is linked to the household. Used once,
 * or revoked before: both by one conditional update.
 */
@Entity
@Table(name = "service_key")
public class ServiceKey {

    /** What became of it. */
    public enum State {
        OPEN,
        USED,
        REVOKED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String hash;

    private String service;

    @Column(name = "household_id")
    private Long householdId;

    private String form;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by_name")
    private String createdByName;

    @Column(name = "used_at")
    private Instant usedAt;

    @JoinColumn(name = "used_by")
    @ManyToOne
    private Account usedBy;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    @Column(name = "revoked_by_name")
    private String revokedByName;

    protected ServiceKey() {}

    /**
     * @param hash sealed, so that whoever reads the table cannot try keys
     * @param form a random value of the page that asked for it
     */
    public ServiceKey(
            String hash,
            String service,
            long householdId,
            String form,
            String createdByName,
            Instant now) {
        this.hash = hash;
        this.service = service;
        this.householdId = householdId;
        this.form = form;
        this.createdByName = createdByName;
        this.createdAt = now;
    }

    public State state() {
        if (usedAt != null) {
            return State.USED;
        }
        return revokedAt == null ? State.OPEN : State.REVOKED;
    }

    public Long id() {
        return id;
    }

    public String service() {
        return service;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdByName() {
        return createdByName;
    }

    public Instant usedAt() {
        return usedAt;
    }

    /** Whose account it linked; null while it is open, and when the account is gone. */
    public Account usedBy() {
        return usedBy;
    }

    public Instant revokedAt() {
        return revokedAt;
    }

    public String revokedByName() {
        return revokedByName;
    }
}
