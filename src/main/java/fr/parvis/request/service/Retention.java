package fr.parvis.request.service;

import fr.parvis.appointment.service.Appointments;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.request.entity.AppointmentHolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Forgets what the town no longer has a reason to keep. Each call is one short transaction over a
 * bounded number of rows; several nodes may call at once, each takes other rows.
 */
@ApplicationScoped
public class Retention {

    /** Rows that one transaction deletes at the most. */
    public static final int BATCH = 200;

    /** Who looked at a request an hour ago does not any more. */
    private static final Duration PRESENCE = Duration.ofHours(1);

    /** Whoever processed several requests looks at the summary soon. */
    private static final Duration SUMMARIES = Duration.ofDays(30);

    @Inject RetentionRepository repository;
    @Inject DraftRepository drafts;
    @Inject DraftDocuments documents;
    @Inject Appointments appointments;
    @Inject PresenceRepository presence;
    @Inject BulkRepository bulk;
    @Inject Catalogue catalogue;
    @Inject Clock clock;

    /** The versions of démarches of which ended requests are kept. */
    @Transactional
    public List<Long> versions() {
        return repository.versions();
    }

    /**
     * Forgets some requests that were filed with a version, and ended longer ago than it lets them
     * be kept.
     *
     * @return how many; fewer than {@link #BATCH} when none is left but what somebody has locked
     */
    @Transactional
    public int forgetRequests(long version) {
        int months = catalogue.version(version).retentionMonths();
        Instant before = ZonedDateTime.now(clock).minusMonths(months).toInstant();
        List<Long> numbers = repository.claim(version, before, BATCH);
        if (!numbers.isEmpty()) {
            numbers.forEach(documents::forgetRequest);
            appointments.forget(numbers.stream().map(AppointmentHolder::of).toList());
            repository.remove(numbers);
        }
        return numbers.size();
    }

    /**
     * Forgets some drafts whose time is over.
     *
     * @return how many
     */
    @Transactional
    public int forgetDrafts() {
        List<Long> expired = drafts.expired(clock.instant(), BATCH);
        if (!expired.isEmpty()) {
            expired.forEach(documents::forgetDraft);
            expired.forEach(d -> appointments.release(AppointmentHolder.ofDraft(d)));
            drafts.remove(expired);
        }
        return expired.size();
    }

    /** Forgets who looked at what, and the summaries of several requests. */
    @Transactional
    public void forgetPresence() {
        presence.forget(clock.instant().minus(PRESENCE));
        bulk.forget(clock.instant().minus(SUMMARIES));
    }
}
