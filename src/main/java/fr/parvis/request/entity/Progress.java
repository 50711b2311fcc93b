package fr.parvis.request.entity;

import fr.parvis.kernel.DomainException;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * How far a request has come. The one place where its status changes, by the table of {@link
 * RequestStatus}.
 */
@Embeddable
public class Progress {

    @Enumerated(EnumType.STRING)
    private RequestStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "ended_as")
    private RequestStatus endedAs;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "archived_at")
    private Instant archivedAt;

    protected Progress() {}

    Progress(Instant now) {
        status = RequestStatus.DRAFT;
        changedAt = now;
    }

    Progress(KeptRequest row) {
        status = row.status();
        endedAs = row.endedAs();
        changedAt = row.changedAt();
        endedAt = row.endedAt();
    }

    /**
     * Goes on to a status.
     *
     * @return the status before
     * @throws DomainException when the table does not allow it; nothing has changed then
     */
    RequestStatus become(RequestStatus next, Instant now) {
        if (!status.mayBecome(next)) {
            throw new DomainException("request.notAllowedNow");
        }
        RequestStatus before = status;
        if (next == RequestStatus.ARCHIVED) {
            endedAs = before;
            archivedAt = now;
        } else {
            // the retention is counted from here; what is taken up again has not ended
            endedAt = next.open() ? null : now;
        }
        status = next;
        changedAt = now;
        return before;
    }

    /** Something happened that leaves the status as it is. */
    void touch(Instant now) {
        changedAt = now;
    }

    RequestStatus status() {
        return status;
    }

    /** What a person is told: an archived request still says how it ended. */
    RequestStatus shown() {
        return archived() && endedAs != null ? endedAs : status;
    }

    boolean archived() {
        return status == RequestStatus.ARCHIVED;
    }

    Instant changedAt() {
        return changedAt;
    }

    Instant endedAt() {
        return endedAt;
    }
}
