package fr.parvis.family.entity;

import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.AnswersConverter;
import fr.parvis.kernel.DomainException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The enrolment dossier of a child for a school year, without what concerns health. */
@Entity
public class Dossier {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "child_id")
    private long childId;

    @Column(name = "school_year")
    private String year;

    @Enumerated(EnumType.STRING)
    private DossierState state;

    @Convert(converter = AnswersConverter.class)
    private Answers answers;

    private String missing = "";
    private String remark;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "placed_at")
    private Instant placedAt;

    @OneToMany(mappedBy = "dossier", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<DossierEvent> events = new ArrayList<>();

    @Version private long version;

    protected Dossier() {}

    /**
     * @param answers to begin with, such as last year's
     */
    public Dossier(long childId, String year, Answers answers, String by, Instant now) {
        this.childId = childId;
        this.year = year;
        this.answers = answers;
        state = DossierState.OPEN;
        changedAt = now;
        events.add(new DossierEvent(this, null, state, by, null, now));
    }

    /**
     * The family changes it. What was sent is to be sent again.
     *
     * @param now what it says, without health
     * @param lacking what is missing now, in French
     * @throws DomainException when an agent has validated it
     */
    public void keep(Answers fresh, List<String> lacking, String by, Instant now) {
        if (state == DossierState.VALIDATED) {
            throw new DomainException("family.dossier.closed");
        }
        if (state == DossierState.COMPLETE) {
            become(DossierState.OPEN, by, null, now);
        }
        answers = fresh;
        missing = String.join("\n", lacking);
        changedAt = now;
    }

    /**
     * The family sends it.
     *
     * @throws DomainException while something is missing
     */
    public void send(List<String> lacking, String by, Instant now) {
        missing = String.join("\n", lacking);
        if (!lacking.isEmpty()) {
            throw new DomainException("family.dossier.missing", String.join(", ", lacking));
        }
        become(DossierState.COMPLETE, by, null, now);
        remark = null;
    }

    public void validate(String agent, Instant now) {
        become(DossierState.VALIDATED, agent, null, now);
    }

    /** Its school and class are the child's from now on: what is said later counts. */
    public void placed(Instant now) {
        placedAt = now;
    }

    /** Who has validated it; null while nobody has. */
    public String validatedBy() {
        return events.stream()
                .filter(e -> e.to() == DossierState.VALIDATED)
                .reduce((earlier, later) -> later)
                .map(DossierEvent::actorName)
                .orElse(null);
    }

    /** An agent gives it back to the family, which reads why. */
    public void giveBack(String reason, String agent, Instant now) {
        if (reason == null || reason.isBlank()) {
            throw new DomainException("family.reasonMissing");
        }
        become(DossierState.OPEN, agent, reason.strip(), now);
        remark = reason.strip();
        placedAt = null;
    }

    private void become(DossierState next, String by, String reason, Instant now) {
        if (!state.mayBecome(next)) {
            throw new DomainException("family.dossier.notNow");
        }
        events.add(new DossierEvent(this, state, next, by, reason, now));
        state = next;
        changedAt = now;
    }

    public Long id() {
        return id;
    }

    public long childId() {
        return childId;
    }

    public String year() {
        return year;
    }

    public DossierState state() {
        return state;
    }

    public Answers answers() {
        return answers;
    }

    /** What is lacking, in French. */
    public List<String> missing() {
        return missing.isEmpty() ? List.of() : List.of(missing.split("\n"));
    }

    /** What an agent asked for; null when nothing is open. */
    public String remark() {
        return remark;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public List<DossierEvent> events() {
        return List.copyOf(events);
    }

    public long version() {
        return version;
    }
}
