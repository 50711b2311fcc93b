package fr.parvis.family.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** A change of the state of a dossier. Never changed itself. */
@Entity
@Table(name = "dossier_event")
public class DossierEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne private Dossier dossier;

    private Instant at;

    @Enumerated(EnumType.STRING)
    @Column(name = "state_from")
    private DossierState from;

    @Enumerated(EnumType.STRING)
    @Column(name = "state_to")
    private DossierState to;

    @Column(name = "actor_name")
    private String actorName;

    private String reason;

    protected DossierEvent() {}

    DossierEvent(
            Dossier dossier,
            DossierState from,
            DossierState to,
            String actorName,
            String reason,
            Instant at) {
        this.dossier = dossier;
        this.from = from;
        this.to = to;
        this.actorName = actorName;
        this.reason = reason;
        this.at = at;
    }

    public Instant at() {
        return at;
    }

    public DossierState to() {
        return to;
    }

    public String actorName() {
        return actorName;
    }

    public String reason() {
        return reason;
    }
}
