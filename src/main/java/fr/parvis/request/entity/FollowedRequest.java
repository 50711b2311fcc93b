package fr.parvis.request.entity;

import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.DomainException;
import fr.parvis.procedure.entity.Procedure;
import jakarta.persistence.Embedded;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;

/** How far a request has come, for whoever looks at it; {@link Request} alone moves it on. */
@MappedSuperclass
public abstract class FollowedRequest extends FiledRequest {

    /** Characters of a question, an answer or a reason at the most. */
    public static final int LONGEST_TEXT = 4000;

    @Embedded private Progress progress;

    @Version private long version;

    protected FollowedRequest() {}

    FollowedRequest(
            long number,
            Procedure procedure,
            long versionId,
            Answers answers,
            String quotaPeriod,
            Instant now) {
        super(number, procedure, versionId, answers, quotaPeriod, now);
        this.progress = new Progress(now);
    }

    FollowedRequest(KeptRequest row) {
        super(row);
        this.progress = new Progress(row);
        this.version = row.version();
    }

    final Progress progress() {
        return progress;
    }

    /**
     * What a person has to write.
     *
     * @return its words, as a message has them
     * @throws DomainException with the key when there are none
     */
    static String demand(String text, String messageKey) {
        String words = Exchange.plain(text);
        if (words.isEmpty()) {
            throw new DomainException(messageKey);
        }
        return words;
    }

    /**
     * The words of a person, who may leave them out.
     *
     * @throws DomainException when they are too long
     */
    public static String bounded(String text) {
        String words = Exchange.plain(text);
        if (words.length() > LONGEST_TEXT) {
            throw new DomainException("request.textTooLong", LONGEST_TEXT);
        }
        return words;
    }

    public RequestStatus status() {
        return progress.status();
    }

    /** What a person is told: an archived request still says how it ended. */
    public RequestStatus shownStatus() {
        return progress.shown();
    }

    public boolean archived() {
        return progress.archived();
    }

    public Instant changedAt() {
        return progress.changedAt();
    }

    /** When it was decided or withdrawn: its retention is counted from here; null while open. */
    public Instant endedAt() {
        return progress.endedAt();
    }

    /** Grows with every change: a page that shows an older one may not overwrite. */
    public long version() {
        return version;
    }
}
