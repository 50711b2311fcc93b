package fr.parvis.content.entity;

import fr.parvis.kernel.DomainException;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Objects;

/**
 * Whether a text waits to be read by somebody else before it is published. Whoever changed its
 * words last is not the one who reads it.
 */
@Embeddable
public class NewsReview {

    /** Number of the account that changed the words last; null when it is gone. */
    @Column(name = "written_by")
    private Long writer;

    @Column(name = "review_asked_at")
    private Instant askedAt;

    @Column(name = "review_asked_by")
    private String askedBy;

    /** Says who changed the words: whatever was read before is to be read again. */
    public void written(long account) {
        writer = account;
        askedAt = null;
        askedBy = null;
    }

    /** The writer says that it is ready to be read. */
    public void ask(String by, Instant now) {
        askedAt = now;
        askedBy = by;
    }

    /**
     * Somebody publishes it.
     *
     * @param changes whether the reader changed the words, too
     * @throws DomainException when nobody else has read these words
     */
    public void read(long account, boolean changes) {
        if (changes || Objects.equals(writer, account)) {
            throw new DomainException("content.problem.secondReader");
        }
        askedAt = null;
        askedBy = null;
    }

    /** Null while nobody asked. */
    public Instant askedAt() {
        return askedAt;
    }

    public String askedBy() {
        return askedBy;
    }
}
