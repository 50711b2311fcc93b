package fr.parvis.content.entity;

import fr.parvis.kernel.DomainException;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.function.Predicate;

/** A text that has an address, and from when until when it is to be read there. */
@MappedSuperclass
public abstract class TimedText extends WrittenText {

    private String slug;

    /** What people decided: DRAFT, PUBLISHED or WITHDRAWN. The rest is for the clock to say. */
    @Enumerated(EnumType.STRING)
    private NewsState decided = NewsState.DRAFT;

    @Column(name = "publish_at")
    private Instant publishAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    /** Whether somebody said, after its last day, when it is to be read again. */
    private boolean again;

    @Column(name = "again_at")
    private Instant againAt;

    @Column(name = "again_ends_at")
    private Instant againEndsAt;

    TimedText() {}

    TimedText(Section section) {
        super(section);
    }

    final void become(NewsState next, Instant now) {
        if (!state(now).mayBecome(next)) {
            throw new DomainException("content.problem.state");
        }
    }

    /**
     * It is to be read in a time; at its address, which it gets by that and then keeps.
     *
     * @param taken whether an address belongs to another item
     */
    final void appear(Instant from, Instant until, Predicate<String> taken) {
        // had it one while others are asked for theirs, it would find itself
        slug = slug == null ? free(taken) : slug;
        publishAt = from;
        endsAt = until;
        decided = NewsState.PUBLISHED;
        again = false;
        againAt = null;
        againEndsAt = null;
    }

    /** Keeps dates that are wished and mean nothing until it is published. */
    final void wish(Instant from, Instant until) {
        publishAt = from;
        endsAt = until;
    }

    /** The same for what was public, whose dates say that it is no more. */
    final void wishAgain(Instant from, Instant until) {
        again = true;
        againAt = from;
        againEndsAt = until;
    }

    /** From when it is to be public, as it was last said; null for at once. */
    public Instant wishedAt() {
        return again ? againAt : publishAt;
    }

    /** Until when; null for never. */
    public Instant wishedEnd() {
        return again ? againEndsAt : endsAt;
    }

    private String free(Predicate<String> taken) {
        String wanted = text().slug();
        String free = wanted;
        for (int i = 2; taken.test(free); i++) {
            free = wanted + "-" + i;
        }
        return free;
    }

    final void disappear() {
        decided = NewsState.WITHDRAWN;
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

    /** The part of its address; null before its first publication, and then the same for ever. */
    public String slug() {
        return slug;
    }

    /** From when it is public; null when that was never decided. */
    public Instant publishAt() {
        return publishAt;
    }

    /** From when it is public no more; null for never. */
    public Instant endsAt() {
        return endsAt;
    }

    /** DRAFT, PUBLISHED or WITHDRAWN. */
    public NewsState decided() {
        return decided;
    }
}
