package fr.parvis.request.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A note of an agent for colleagues. Never shown to citizens, in no page and no export of theirs.
 */
@Entity
@Table(name = "internal_note")
public class InternalNote {

    /** Characters of a note at the most. */
    public static final int LONGEST = 4000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "request_number")
    private long requestNumber;

    @Column(name = "author_id")
    private long authorId;

    @Column(name = "author_name")
    private String authorName;

    private Instant at;
    private String content;

    protected InternalNote() {}

    public InternalNote(long requestNumber, Actor author, String content, Instant at) {
        this.requestNumber = requestNumber;
        this.authorId = author.id();
        this.authorName = author.name();
        this.content = Exchange.plain(content);
        this.at = at;
    }

    public String authorName() {
        return authorName;
    }

    public Instant at() {
        return at;
    }

    public String content() {
        return content;
    }
}
