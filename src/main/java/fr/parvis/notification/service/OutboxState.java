package fr.parvis.notification.service;

import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How the outbox does, and what an administrator may do about it. */
@ApplicationScoped
public class OutboxState {

    /** Mails that are shown at the most. */
    public static final int MOST_SHOWN = 100;

    /** Long enough to answer who asks whether a mail has left. */
    private static final Duration SENT_KEPT = Duration.ofDays(30);

    /** Long enough for somebody to notice. */
    private static final Duration GIVEN_UP_KEPT = Duration.ofDays(90);

    private static final int BATCH = 200;

    @Inject OutboxRepository repository;
    @Inject Clock clock;

    /**
     * How many mails there are.
     *
     * @param waiting not tried yet
     * @param failing tried in vain, and tried again later
     * @param givenUp tried in vain for the last time
     * @param sent in the last 24 hours
     */
    public record Counts(int waiting, int failing, int givenUp, int sent) {}

    @Transactional
    public Counts counts() {
        return repository.counts(clock.instant().minus(Duration.ofDays(1)));
    }

    /** The mails that fail: first those that nobody tries any more, then the oldest. */
    @Transactional
    public List<FailingMail> failing() {
        return repository.failing(MOST_SHOWN);
    }

    /**
     * Has a mail tried again at once, and then after the usual delays. What has left or is being
     * sent at this moment stays as it is.
     *
     * @throws NotFoundException when there is no such mail
     */
    @Transactional
    public void sendAgain(long id) {
        if (!repository.exists(id)) {
            throw new NotFoundException("mail " + id);
        }
        repository.retry(id, clock.instant());
    }

    /**
     * The same for all that fail.
     *
     * @return how many
     */
    @Transactional
    public int sendAllAgain() {
        return repository.retry(0, clock.instant());
    }

    /**
     * Forgets some mails that left long ago, or that nobody had sent again.
     *
     * @return how many
     */
    @Transactional
    public int forgetOld() {
        Instant now = clock.instant();
        return repository.removeOld(now.minus(SENT_KEPT), now.minus(GIVEN_UP_KEPT), BATCH);
    }
}
