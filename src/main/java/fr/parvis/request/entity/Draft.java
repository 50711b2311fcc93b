package fr.parvis.request.entity;

import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.AnswersConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;

/**
 * What a person typed and has not filed yet. It belongs to an account, or to a browser by the hash
 * of its cookie, and keeps the version of the démarche that it was begun with. Once filed it
 * forgets the answers and only says which request came of it, so that a second click finds the
 * first one's.
 */
@Entity
@Table(name = "draft")
public class Draft {

    /** How long a draft without an account waits after the last change. */
    public static final Duration LIFE = Duration.ofDays(7);

    /** The same in a space, where its owner sees until when. */
    public static final Duration LIFE_IN_SPACE = Duration.ofDays(90);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "owner_hash")
    private String ownerHash;

    @Column(name = "account_id")
    private Long accountId;

    private String slug;

    @Column(name = "version_id")
    private long versionId;

    @Enumerated(EnumType.STRING)
    private FilingStep step;

    @Convert(converter = AnswersConverter.class)
    private Answers answers;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "request_number")
    private Long requestNumber;

    /** Of a draft that is looked at: to be replaced only as long as nobody else has changed it. */
    @Transient private String rowState;

    protected Draft() {}

    public Draft(DraftOwner owner, String slug, long versionId, Instant now) {
        this.accountId = owner.account();
        this.ownerHash = owner.signedIn() ? null : owner.browser();
        this.slug = slug;
        this.versionId = versionId;
        this.step = FilingStep.APPLICANT;
        this.answers = Answers.NONE;
        this.createdAt = now;
        touch(now);
    }

    /**
     * A draft as the database has it, to be looked at.
     *
     * @param rowState another one after each change of the row
     */
    public static Draft kept(
            long id,
            Long account,
            String slug,
            long versionId,
            FilingStep step,
            Answers answers,
            Instant updatedAt,
            Instant expiresAt,
            String rowState) {
        var kept = new Draft();
        kept.id = id;
        kept.accountId = account;
        kept.slug = slug;
        kept.versionId = versionId;
        kept.step = step;
        kept.answers = answers;
        kept.updatedAt = updatedAt;
        kept.expiresAt = expiresAt;
        kept.rowState = rowState;
        return kept;
    }

    /** Keeps what was typed, right or wrong. */
    public void keep(Answers typed, Instant now) {
        answers = typed;
        touch(now);
    }

    /** The person is at this step now. */
    public void moveTo(FilingStep where, Instant now) {
        step = where;
        touch(now);
    }

    /** It became this request. */
    public void filedAs(long number, Instant now) {
        requestNumber = number;
        answers = Answers.NONE;
        touch(now);
    }

    private void touch(Instant now) {
        updatedAt = now;
        expiresAt = now.plus(accountId == null ? LIFE : LIFE_IN_SPACE);
    }

    /** What was typed elsewhere is added; where both answered, the other one is the newer. */
    public void take(Draft other, Instant now) {
        answers = answers.with(other.answers, input -> false);
        step = other.step;
        touch(now);
    }

    /** Whether it belongs to a space; else to a browser. */
    public boolean ofAccount() {
        return accountId != null;
    }

    public Long id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    public long versionId() {
        return versionId;
    }

    public FilingStep step() {
        return step;
    }

    public Answers answers() {
        return answers;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Until when it waits. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** Which row was looked at; null when it was read to be changed. */
    public String rowState() {
        return rowState;
    }

    /** The request that came of it; null while it is open. */
    public Long requestNumber() {
        return requestNumber;
    }
}
