package fr.parvis.content.entity;

import fr.parvis.kernel.DomainException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
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
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A text of the town that the desk writes or the town's site sends: news ("actualité"), and by its
 * {@link Section} practical information, an activity or a document. Each change leaves a {@link
 * NewsVersion}.
 */
@Entity
@Table(name = "content_news")
public class NewsItem extends TimedText {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    /** The source of the town's site from which it comes; null for what the desk writes. */
    private String source;

    @Column(name = "source_address")
    private String sourceAddress;

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
        say(text);
        changed(author, now);
    }

    /** A draft with all that an editor says at once. */
    public NewsItem(Section section, NewsContent said, String author, Instant now) {
        super(section);
        say(said);
        changed(author, now);
    }

    /** Says all of it anew, at once where it is published. */
    public void write(NewsContent said, String author, Instant now) {
        ours();
        say(said);
        if (decided() == NewsState.PUBLISHED) {
            complete();
        }
        changed(author, now);
    }

    /**
     * Keeps the dates that were typed with what is written next. A draft, or what has ended, is
     * published by nobody before somebody decides it; what is scheduled keeps its date where no
     * other one is said.
     *
     * @param from null for at once
     * @param until null for no end
     * @throws DomainException when they are in disorder, or what is scheduled would be past
     */
    public void plan(Instant from, Instant until, Instant now) {
        ours();
        NewsState present = state(now);
        boolean scheduled = present == NewsState.SCHEDULED;
        if (present == NewsState.PUBLISHED) {
            return;
        }
        Instant wanted = scheduled && from == null ? publishAt() : from;
        if (scheduled && !wanted.isAfter(now)) {
            throw new DomainException("content.problem.datePast");
        }
        if (wanted != null && until != null && !until.isAfter(wanted)) {
            throw new DomainException("content.problem.end");
        }
        if (present == NewsState.ENDED) {
            wishAgain(wanted, until);
        } else {
            wish(wanted, until);
        }
    }

    /** Whether these dates change nothing. */
    public boolean planned(Instant from, Instant until) {
        return (from == null || from.equals(publishAt())) && Objects.equals(until, endsAt());
    }

    /** One that another site has; it is written there, and there only. */
    public static NewsItem ofSite(String source) {
        var item = new NewsItem();
        item.source = source;
        return item;
    }

    /**
     * Says what its source says, from the moment from which it does.
     *
     * @param address its page there
     */
    public void follow(
            NewsText said,
            String address,
            Instant from,
            Predicate<String> taken,
            String author,
            Instant now) {
        say(said);
        sourceAddress = address;
        appear(from, null, taken);
        complete();
        changed(author, now);
    }

    /** Its source has it no more: its picture is nothing that the library has to keep. */
    public void vanish(String author, Instant now) {
        if (decided() == NewsState.PUBLISHED) {
            disappear();
            illustrate(NewsMedia.none());
            changed(author, now);
        }
    }

    /** Chooses for which of the two sites it is. */
    public void destine(NewsDestination wanted) {
        ours();
        goTo(wanted);
    }

    private void ours() {
        if (source != null) {
            throw new DomainException("content.problem.source");
        }
    }

    /** Says something else, at once where it is published. */
    public void write(NewsText said, String author, Instant now) {
        ours();
        if (decided() == NewsState.PUBLISHED && said.body().isEmpty()) {
            throw new DomainException("content.problem.body");
        }
        say(said);
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
        ours();
        NewsState present = state(now);
        if (from != null && !from.isAfter(now)) {
            throw new DomainException("content.problem.datePast");
        }
        become(from == null ? NewsState.PUBLISHED : NewsState.SCHEDULED, now);
        complete();
        if (until != null && !until.isAfter(from == null ? now : from)) {
            throw new DomainException("content.problem.end");
        }
        boolean live = present == NewsState.PUBLISHED;
        appear(live ? publishAt() : from == null ? now : from, until, taken);
        changed(author, now);
    }

    /** Takes it back: nobody but the desk sees it any more. */
    public void withdraw(String author, Instant now) {
        ours();
        become(NewsState.WITHDRAWN, now);
        disappear();
        changed(author, now);
    }

    private void changed(String author, Instant now) {
        edition++;
        changedAt = now;
        changedBy = author;
        versions.add(0, new NewsVersion(this, now, author));
    }

    public Long id() {
        return id;
    }

    /** Id of the source from which it comes; null for what the desk writes. */
    public String source() {
        return source;
    }

    /** Its page at the source. */
    public String sourceAddress() {
        return sourceAddress;
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
