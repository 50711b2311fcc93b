package fr.parvis.content.entity;

import fr.parvis.kernel.DomainException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.regex.Pattern;

/** An urgent sentence for every page, until a moment that whoever places it says. */
@Entity
@Table(name = "content_alert")
public class UrgentAlert {

    public static final int TEXT_LENGTH = 250;

    private static final Pattern LINK =
            Pattern.compile("(/[\\w./-]*(?:[?#][^\\s\"<>]*)?|https://[^\\s\"<>]+)");
    private static final int LINK_LENGTH = 500;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String text;
    private String link;

    @Enumerated(EnumType.STRING)
    private NewsDestination destination;

    @Column(name = "ends_at")
    private Instant endsAt;

    @Column(name = "placed_at")
    private Instant placedAt;

    @Column(name = "placed_by")
    private String placedBy;

    @Column(name = "removed_at")
    private Instant removedAt;

    @Column(name = "removed_by")
    private String removedBy;

    protected UrgentAlert() {}

    /**
     * @param link a page of the portal, "/actualites/…", or an https address; "" for none
     * @throws DomainException without a text, or an end to come
     */
    public UrgentAlert(
            String text,
            String link,
            NewsDestination destination,
            Instant endsAt,
            String by,
            Instant now) {
        this.text = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        this.link = link.strip();
        this.destination = destination;
        this.endsAt = endsAt;
        this.placedBy = by;
        this.placedAt = now;
        if (this.text.isEmpty()) {
            throw new DomainException("content.problem.alertText");
        }
        if (this.text.length() > TEXT_LENGTH) {
            throw new DomainException("content.problem.alertLong", TEXT_LENGTH);
        }
        if (!this.link.isEmpty()
                && (this.link.startsWith("//")
                        || this.link.length() > LINK_LENGTH
                        || !LINK.matcher(this.link).matches())) {
            throw new DomainException("content.problem.alertLink");
        }
        if (!endsAt.isAfter(now)) {
            throw new DomainException("content.problem.alertEnd");
        }
    }

    /** Takes it away before its end. */
    public void remove(String by, Instant now) {
        if (removedAt == null) {
            removedAt = now;
            removedBy = by;
        }
    }

    public Long id() {
        return id;
    }

    public String text() {
        return text;
    }

    /** "" for none. */
    public String link() {
        return link;
    }

    public NewsDestination destination() {
        return destination;
    }

    public Instant endsAt() {
        return endsAt;
    }

    public Instant placedAt() {
        return placedAt;
    }

    public String placedBy() {
        return placedBy;
    }

    public Instant removedAt() {
        return removedAt;
    }

    public String removedBy() {
        return removedBy;
    }

    /** Whether it is shown at a moment, unless a later one is. */
    public boolean shownAt(Instant now) {
        return removedAt == null && endsAt.isAfter(now);
    }
}
