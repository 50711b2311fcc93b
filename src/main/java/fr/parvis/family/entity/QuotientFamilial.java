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
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The quotient familial of a household from a day on. Never changed: another one, set later, takes
 * its place, and both stay to be read.
 */
@Entity
@Table(name = "quotient_familial")
public class QuotientFamilial {

    /** The largest that is taken: the CAF's own tables end far below. */
    public static final int MOST = 99_999;

    /** Where an amount comes from. */
    public enum Source {
        /** An agent read it on a tax notice. */
        AGENT,
        IMPORT,
        API_PARTICULIER
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "household_id")
    private long householdId;

    @Column(name = "from_day")
    private LocalDate from;

    private int amount;

    @Enumerated(EnumType.STRING)
    private Source source;

    @Column(name = "set_by_name")
    private String by;

    @Column(name = "set_at")
    private Instant at;

    private String reason;

    protected QuotientFamilial() {}

    /**
     * @param amount in euros, as the CAF writes it
     * @param reason what it was read from: "Avis d’imposition 2026"; null from an import
     */
    public QuotientFamilial(
            long householdId,
            LocalDate from,
            int amount,
            Source source,
            String by,
            Instant at,
            String reason) {
        if (amount < 0 || amount > MOST) {
            throw new IllegalArgumentException("quotient " + amount);
        }
        this.householdId = householdId;
        this.from = from;
        this.amount = amount;
        this.source = source;
        this.by = by;
        this.at = at;
        this.reason = reason;
    }

    /**
     * Of several, the one that counts on a day: the latest begun, of these the last that was set.
     */
    public static Optional<QuotientFamilial> on(
            LocalDate day, Collection<QuotientFamilial> history) {
        return history.stream()
                .filter(q -> !q.from.isAfter(day))
                .max(
                        Comparator.comparing(QuotientFamilial::from)
                                .thenComparing(QuotientFamilial::at)
                                .thenComparing(q -> q.id == null ? Long.MAX_VALUE : q.id));
    }

    public LocalDate from() {
        return from;
    }

    public int amount() {
        return amount;
    }

    public Source source() {
        return source;
    }

    public String by() {
        return by;
    }

    public Instant at() {
        return at;
    }

    public String reason() {
        return reason;
    }
}
