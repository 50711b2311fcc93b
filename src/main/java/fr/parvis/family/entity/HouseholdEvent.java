package fr.parvis.family.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A change in a household: when, by whom and why. Never changed itself. */
@Entity
@Table(name = "household_event")
public class HouseholdEvent {

    /** What changed. */
    public enum Kind {
        CHILD_ADDED,
        CHILD_CHANGED,
        CHILD_LEFT,
        ADULT_ADDED,
        ADULT_CHANGED,
        ADULT_LEFT,
        RIGHTS,
        LINKED,
        QUOTIENT,
        CONTACTS
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "household_id")
    private long householdId;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String what;

    @Column(name = "actor_name")
    private String actorName;

    private String reason;

    protected HouseholdEvent() {}

    /**
     * @param what whom or what it is about, in French
     * @param reason null where none is asked
     */
    public HouseholdEvent(
            long householdId, Kind kind, String what, String actorName, String reason, Instant at) {
        this.householdId = householdId;
        this.kind = kind;
        this.what = what;
        this.actorName = actorName;
        this.reason = reason;
        this.at = at;
    }

    public Instant at() {
        return at;
    }

    public Kind kind() {
        return kind;
    }

    public String what() {
        return what;
    }

    public String actorName() {
        return actorName;
    }

    public String reason() {
        return reason;
    }
}
