package fr.parvis.request.entity;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.SecretToken;
import fr.parvis.procedure.entity.Procedure;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A message ("échange") between the citizen and the service about a request. Only the time at which
 * the other side opened it is added later.
 */
@Entity
@Table(name = "exchange")
public class Exchange {

    /** Characters of a message at the most. */
    public static final int LONGEST = 4000;

    /** Who wrote to whom. */
    public enum Direction {
        TO_TOWN,
        TO_CITIZEN;

        /** Which way somebody writes. */
        public static Direction from(Actor.Kind author) {
            return author == Actor.Kind.CITIZEN ? TO_TOWN : TO_CITIZEN;
        }

        /** What whoever is on this side has to read. */
        public static Direction to(Actor.Kind reader) {
            return reader == Actor.Kind.CITIZEN ? TO_CITIZEN : TO_TOWN;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "request_number")
    private long requestNumber;

    @Enumerated(EnumType.STRING)
    private Direction direction;

    @Column(name = "author_id")
    private Long authorId;

    @Column(name = "author_name")
    private String authorName;

    private Instant at;
    private String content;

    @Column(name = "read_at")
    private Instant readAt;

    private String sending;

    protected Exchange() {}

    private Exchange(Request request, Actor author, String text, String sending, Instant now) {
        this.requestNumber = request.number();
        this.direction = Direction.from(author.kind());
        this.authorId = author.id();
        this.authorName = author.name();
        this.content = text;
        this.sending = sending;
        this.at = now;
    }

    /**
     * One to be looked at.
     *
     * @param authorName null for a citizen
     * @param readAt null while the other side has not opened it
     */
    public static Exchange kept(
            long id,
            Direction direction,
            String authorName,
            Instant at,
            String content,
            Instant readAt) {
        var kept = new Exchange();
        kept.id = id;
        kept.direction = direction;
        kept.authorName = authorName;
        kept.at = at;
        kept.content = content;
        kept.readAt = readAt;
        return kept;
    }

    /**
     * Whether messages may be written now: the démarche offers them, and the file is not closed.
     */
    public static boolean open(Request request, Procedure procedure) {
        return procedure.exchanges() && !request.archived();
    }

    /**
     * Writes a message; the history of the request says so, without its words.
     *
     * @param sending token of the form that it came from
     * @throws DomainException when the démarche has no exchanges, the request is archived, or the
     *     text is empty or longer than {@link #LONGEST}
     */
    public static Exchange write(
            Request request,
            Procedure procedure,
            Actor author,
            String text,
            String sending,
            Instant now) {
        if (!procedure.exchanges()) {
            throw new DomainException("request.exchange.notOffered");
        }
        if (request.archived()) {
            throw new DomainException("request.exchange.closed");
        }
        String words = plain(text);
        if (words.isEmpty()) {
            throw new DomainException("request.exchange.missing");
        }
        if (words.length() > LONGEST) {
            throw new DomainException("request.exchange.tooLong", LONGEST);
        }
        if (!SecretToken.looksLike(sending)) {
            throw new DomainException("request.exchange.again");
        }
        var message = new Exchange(request, author, words, sending, now);
        request.exchanged(
                message.direction == Direction.TO_TOWN
                        ? RequestEvent.Type.MESSAGE_TO_TOWN
                        : RequestEvent.Type.MESSAGE_TO_CITIZEN,
                author,
                now);
        return message;
    }

    /** A text as browsers send it, with one sign for the end of a line and without controls. */
    public static String plain(String text) {
        return text == null
                ? ""
                : text.replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                        .strip();
    }

    /** Somebody opens it: read the first time that the other side does. */
    public void openedBy(Actor.Kind reader, Instant now) {
        if (readAt == null && direction == Direction.to(reader)) {
            readAt = now;
        }
    }

    /** Whether this side still has to open it. */
    public boolean unreadBy(Actor.Kind reader) {
        return readAt == null && direction == Direction.to(reader);
    }

    public Long id() {
        return id;
    }

    public Direction direction() {
        return direction;
    }

    /** For agents only; null for citizens. */
    public String authorName() {
        return authorName;
    }

    public Instant at() {
        return at;
    }

    public String content() {
        return content;
    }

    /** When the other side opened it; null before. */
    public Instant readAt() {
        return readAt;
    }
}
