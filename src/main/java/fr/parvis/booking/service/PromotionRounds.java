package fr.parvis.booking.service;

import fr.parvis.booking.entity.Blocked;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.PortalStarting;
import fr.parvis.kernel.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks every few minutes at who has left, and at the waiting lists. Harmless on several nodes at
 * once.
 */
@ApplicationScoped
public class PromotionRounds {

    private static final Duration PERIOD = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger(PromotionRounds.class.getName());

    @Inject Rounds rounds;
    @Inject Promotions promotions;
    @Inject Departures departures;
    @Inject DayWishes wishes;

    /** Each of its own: one that fails does not stop the others. */
    void start(@Observes PortalStarting starting) {
        rounds.every(PERIOD, "cancelling days of who has left", this::cancel);
        rounds.every(PERIOD, "ending enrolments of who has left", this::end);
        rounds.every(PERIOD, "looking at who waits for a day", this::days);
        rounds.every(PERIOD, "ending enrolments whose last day is over", this::over);
        rounds.every(PERIOD, "ending offers that nobody accepted", this::lapse);
        rounds.every(PERIOD, "offering places of seasons", this::offer);
    }

    private void cancel() {
        each(departures.withDays(), departures::cancelOne);
    }

    private void end() {
        each(departures.whoLeft(), departures::endOne);
    }

    /** One child after the other, each step in a transaction of its own. */
    private static void each(List<Long> children, LongPredicate step) {
        for (long child : children) {
            try {
                while (step.test(child)) {
                    // one activity after the other
                }
            } catch (RuntimeException e) {
                LOG.log(
                        Level.SEVERE,
                        "what child " + child + " leaves is not ended, but tried again",
                        e);
            }
        }
    }

    private void over() {
        while (promotions.endOne()) {
            // one after the other
        }
    }

    private void lapse() {
        while (promotions.lapseOne()) {
            // one after the other
        }
    }

    private void offer() {
        while (promotions.offerOne()) {
            // the same
        }
    }

    /**
     * Gives the days that are free to whoever waits for them, and ends waits for what is too late.
     */
    void days() {
        for (Optional<Long> next = wishes.next(); next.isPresent(); next = wishes.next()) {
            serve(next.get());
        }
        for (Optional<Long> late = wishes.late(); late.isPresent(); late = wishes.late()) {
            wishes.fail(late.get(), Messages.text(Blocked.LATE.key()));
        }
    }

    /** A wait that cannot be served is over: it would be the first again at every round. */
    private void serve(long wish) {
        try {
            wishes.serve(wish);
        } catch (DomainException e) {
            LOG.log(Level.WARNING, "a day that somebody waited for cannot be given", e);
            wishes.fail(wish, Messages.text(e.messageKey(), e.arguments()));
        } catch (NotFoundException e) {
            LOG.log(Level.WARNING, "a day that somebody waited for cannot be given", e);
            wishes.fail(wish, Messages.text(Blocked.NOT_ENROLLED.key()));
        }
    }
}
