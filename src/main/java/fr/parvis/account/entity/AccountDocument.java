package fr.parvis.account.entity;

import fr.parvis.kernel.DomainException;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A file that a citizen sent because an agent asked for a document before activating the space.
 * What it is was found by looking into it.
 */
@Entity
@Table(name = "account_document")
public class AccountDocument {

    /** Of one file, in bytes. */
    public static final int LARGEST = 10 * 1024 * 1024;

    /** What the scanner has said. */
    public enum State {
        /** Nothing yet: nobody reads it. */
        WAITING,
        CLEAN,
        /** Its content is removed. */
        INFECTED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "account_id")
    private Long accountId;

    private String name;

    @Column(name = "media_type")
    private String mediaType;

    @Enumerated(EnumType.STRING)
    private State state;

    /** Long, and not needed in lists. */
    @Basic(fetch = FetchType.LAZY)
    private byte[] content;

    private Instant at;

    protected AccountDocument() {}

    /**
     * @throws DomainException when it is too heavy
     */
    public AccountDocument(long accountId, InspectedFile file, Instant now) {
        if (file.content().length > LARGEST) {
            throw new DomainException("account.document.tooHeavy");
        }
        this.accountId = accountId;
        this.name = file.name();
        this.mediaType = file.mediaType();
        this.state = file.state();
        this.content = file.content().clone();
        this.at = now;
    }

    /** The scanner has looked at it; what has been judged stays so. */
    public void found(State result) {
        if (state != State.WAITING) {
            return;
        }
        state = result;
        if (result == State.INFECTED) {
            content = new byte[0];
        }
    }

    /**
     * @throws DomainException while it waits for the scanner, or when it is infected
     */
    public void demandReadable() {
        if (state != State.CLEAN) {
            throw new DomainException("account.document.state." + state);
        }
    }

    public State state() {
        return state;
    }

    public Long id() {
        return id;
    }

    public Long accountId() {
        return accountId;
    }

    public String name() {
        return name;
    }

    public String mediaType() {
        return mediaType;
    }

    public byte[] content() {
        return content.clone();
    }

    public Instant at() {
        return at;
    }
}
