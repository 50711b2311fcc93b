package fr.parvis.content.service;

import fr.parvis.content.cms.CmsConfiguration;
import fr.parvis.content.cms.CmsProblem;
import fr.parvis.content.cms.WordPressPosts;
import fr.parvis.kernel.PortalStarting;
import fr.parvis.kernel.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends news to the town's site, one after the other. No transaction is open while the site is
 * spoken to; a node that falls in between is followed by another, which finds what was done.
 */
@ApplicationScoped
public class CmsDelivery {

    private static final Logger LOG = Logger.getLogger(CmsDelivery.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(2);

    @Inject Rounds rounds;
    @Inject CmsConfiguration configuration;
    @Inject CmsOutbox outbox;

    WordPressPosts posts;

    void start(@Observes PortalStarting starting) {
        if (configuration.publish().isPresent()) {
            // its client has a thread of its own: one for all rounds
            posts =
                    new WordPressPosts(
                            configuration.publish().orElseThrow(), configuration.password());
            rounds.every(PERIOD, "sending news to the town's site", this::deliver);
        }
    }

    /** Sends all that is due. */
    void deliver() {
        Optional<CmsOutbox.Task> task = outbox.claim();
        while (task.isPresent()) {
            send(task.get());
            task = outbox.claim();
        }
    }

    private void send(CmsOutbox.Task task) {
        try {
            if (task.draft() == null && task.leftAlone()) {
                outbox.rested(task);
            } else if (task.draft() == null) {
                outbox.sent(task, withdrawn(task));
            } else {
                publish(task);
            }
        } catch (CmsProblem e) {
            outbox.failed(task, e);
            LOG.log(
                    Level.INFO,
                    "news {0} is not on the town''s site: {1} {2}",
                    new Object[] {task.newsId(), e.kind(), e.getMessage()});
        }
    }

    private void publish(CmsOutbox.Task task) throws CmsProblem {
        if (task.remoteId() == null) {
            // an earlier answer may have been lost
            var lost = posts.findBySlug(task.slug());
            outbox.sent(
                    task,
                    lost.isPresent()
                            ? posts.update(lost.get().id(), task.draft())
                            : posts.create(task.draft()));
            return;
        }
        Optional<WordPressPosts.Remote> there = posts.find(task.remoteId());
        boolean changed = there.isEmpty() || !there.get().hash().equals(task.remoteHash());
        if (changed && !task.force()) {
            outbox.disputed(task, there.orElse(null));
        } else if (there.isEmpty()) {
            outbox.sent(task, posts.create(task.draft()));
        } else {
            outbox.sent(task, posts.update(task.remoteId(), task.draft()));
        }
    }

    /** Whatever was changed there: what the portal takes back is read by nobody. */
    private WordPressPosts.Remote withdrawn(CmsOutbox.Task task) throws CmsProblem {
        Optional<WordPressPosts.Remote> there =
                task.remoteId() == null
                        ? posts.findBySlug(task.slug())
                        : posts.find(task.remoteId());
        if (there.isEmpty()) {
            return null;
        }
        boolean theirs = task.remoteId() != null && !there.get().says(task.remoteHash());
        WordPressPosts.Remote left =
                there.get().open() ? posts.withdraw(there.get().id(), task.slug()) : there.get();
        // what somebody wrote there is asked about when it is published again
        return theirs ? left.known(task.remoteHash()) : left;
    }
}
