package fr.parvis.content.entity;

import fr.parvis.kernel.DomainException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A piece of public news ("actualité") of the town. Each change leaves a {@link NewsVersion}. */
@Entity
@Table(name = "content_news")
public class NewsItem {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String slug;

    @Embedded private NewsText text;

    /** What people decided: DRAFT, PUBLISHED or WITHDRAWN. The rest is for the clock to say. */
    @Enumerated(EnumType.STRING)
    private NewsState decided = NewsState.DRAFT;

    @Column(name = "publish_at")
    private Instant publishAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    private int edition;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    @OneToMany(mappedBy = "item", cascade = CascadeType.PERSIST)
    @OrderBy("edition DESC")
    private List<NewsVersion> versions = new ArrayList<>();

    @Version private long version;

    protected NewsItem() {}

    /** A draft. */
    public NewsItem(NewsText text, String author, Instant now) {
        this.text = text;
        changed(author, now);
    }

    /** Says something else, at once where it is published. */
    public void write(NewsText said, String author, Instant now) {
        if (decided == NewsState.PUBLISHED && said.body().isEmpty()) {
            throw new DomainException("content.problem.body");
        }
        text = said;
        changed(author, now);
    }

    /**
     * Makes it public. What is public already keeps the date from which it is.
     *
     * @param from null for at once
     * @param until the moment from which it is public no more; null for none
     * @param taken whether an address belongs to another item
     * @throws DomainException when it says nothing yet, or the dates are past or in disorder
     */
    public void publish(
            Instant from, Instant until, Predicate<String> taken, String author, Instant now) {
        NewsState present = state(now);
        if (from != null && !from.isAfter(now)) {
            throw new DomainException("content.problem.datePast");
        }
        become(from == null ? NewsState.PUBLISHED : NewsState.SCHEDULED, now);
        if (text.body().isEmpty()) {
            throw new DomainException("content.problem.body");
        }
        if (until != null && !until.isAfter(from == null ? now : from)) {
            throw new DomainException("content.problem.end");
        }
        if (slug == null) {
            slug = free(text.slug(), taken);
        }
        if (present != NewsState.PUBLISHED) {
            publishAt = from == null ? now : from;
        }
        endsAt = until;
        decided = NewsState.PUBLISHED;
        changed(author, now);
    }

    /** Takes it back: nobody but the desk sees it any more. */
    public void withdraw(String author, Instant now) {
        become(NewsState.WITHDRAWN, now);
        decided = NewsState.WITHDRAWN;
        changed(author, now);
    }

    private void become(NewsState next, Instant now) {
        if (!state(now).mayBecome(next)) {
            throw new DomainException("content.problem.state");
        }
    }

    private static String free(String wanted, Predicate<String> taken) {
        String slug = wanted;
        for (int i = 2; taken.test(slug); i++) {
            slug = wanted + "-" + i;
        }
        return slug;
    }

    private void changed(String author, Instant now) {
        edition++;
        changedAt = now;
        changedBy = author;
        versions.add(0, new NewsVersion(this, now, author));
    }

    /** Where it stands at a moment. */
    public NewsState state(Instant now) {
        if (decided != NewsState.PUBLISHED) {
            return decided;
        }
        if (publishAt.isAfter(now)) {
            return NewsState.SCHEDULED;
        }
        return endsAt == null || endsAt.isAfter(now) ? NewsState.PUBLISHED : NewsState.ENDED;
    }

    public Long id() {
        return id;
    }

    /** The part of its address; null before its first publication, and then the same for ever. */
    public String slug() {
        return slug;
    }

    public NewsText text() {
        return text;
    }

    /** From when it is public; null when that was never decided. */
    public Instant publishAt() {
        return publishAt;
    }

    /** From when it is public no more; null for never. */
    public Instant endsAt() {
        return endsAt;
    }

    /** The number of its latest version. */
    public int edition() {
        return edition;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public String changedBy() {
        return changedBy;
    }

    /** The latest first. */
    public List<NewsVersion> versions() {
        return List.copyOf(versions);
    }

    /** For a form that is sent back: which state of the row it was made from. */
    public long version() {
        return version;
    }
}
