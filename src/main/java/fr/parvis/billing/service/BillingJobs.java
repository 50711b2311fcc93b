package fr.parvis.billing.service;

import fr.parvis.billing.entity.GatewayAnswer;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.kernel.PortalStarting;
import fr.parvis.kernel.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What payments need without anybody asking for it. Harmless on several nodes at once. */
@ApplicationScoped
public class BillingJobs {

    /** After what time that which failed is tried again; until then the others have their turn. */
    static final Duration NEXT_TRY = Duration.ofMinutes(1);

    /** Its provider may take seconds: notifications that need none do not wait behind it. */
    private static final String ASKING = "asking about a payment";

    private static final Logger LOG = Logger.getLogger(BillingJobs.class.getName());

    @Inject Rounds rounds;
    @Inject NotificationInbox inbox;
    @Inject AttemptSettlement settlement;
    @Inject PaymentProviders providers;
    @Inject Receipts receipts;
    @Inject InvoiceAnnouncements announcements;
    @Inject InvoiceUploads uploads;
    @Inject ReminderDesk reminders;

    /**
     * Something that is done one by one: one that fails is in nobody's way.
     *
     * @param later puts one that failed behind the others
     */
    private record Job(
            String what, Supplier<List<Long>> ids, LongConsumer step, LongConsumer later) {

        Job only(long id) {
            return new Job(what, () -> List.of(id), step, later);
        }

        void run() {
            ids.get().forEach(this::one);
        }

        private void one(long id) {
            try {
                step.accept(id);
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, what + " " + id + " was not dealt with", e);
                behind(id);
            }
        }

        private void behind(long id) {
            try {
                later.accept(id);
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, what + " " + id + " could not be put behind the others", e);
            }
        }
    }

    void start(@Observes PortalStarting starting) {
        every(5, judging());
        every(20, settling());
        every(5, receiving());
        every(5, announcing());
        rounds.every(
                Duration.ofHours(1), Duration.ofDays(1), "forgetting of files", this::forgetOld);
        rounds.every(
                Duration.ofMinutes(10),
                Duration.ofMinutes(30),
                "reminding of invoices",
                reminders::inTheMorning);
    }

    private Job judging() {
        return new Job("notification", inbox::waiting, inbox::judge, inbox::postpone);
    }

    private Job settling() {
        return new Job("attempt", settlement::due, this::settle, settlement::postpone);
    }

    private Job receiving() {
        return new Job("receipt", receipts::due, receipts::send, receipts::postpone);
    }

    private Job announcing() {
        return new Job(
                "announcement", announcements::due, announcements::send, announcements::postpone);
    }

    private void every(int seconds, Job job) {
        rounds.every(Duration.ofSeconds(seconds), "round of " + job.what(), job::run);
    }

    private void forgetOld() {
        uploads.forgetOld();
        inbox.forgetForged();
    }

    /** A notification has come: its sender does not wait for what it does. */
    public void judgeSoon(long notification) {
        rounds.soon(
                "judging of a notification",
                () -> {
                    judging().only(notification).run();
                    receiving().run();
                });
    }

    /** The same where it says no more than that the provider is to be asked about an attempt. */
    public void judgeAndSettleSoon(long notification, long attempt) {
        rounds.soon(
                ASKING,
                () -> {
                    judging().only(notification).run();
                    settling().only(attempt).run();
                    receiving().run();
                });
    }

    /** Somebody has come back from a page whose provider is asked: no browser waits for that. */
    public void settleSoon(long attempt) {
        rounds.soon(
                ASKING,
                () -> {
                    settling().only(attempt).run();
                    receiving().run();
                });
    }

    private void settle(long id) {
        settlement.stillDue(id).ifPresent(a -> settlement.conclude(a, ask(a)));
    }

    private GatewayAnswer ask(PaymentAttempt attempt) {
        return providers.at(attempt.provider()).ask(attempt);
    }
}
