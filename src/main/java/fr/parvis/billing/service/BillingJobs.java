package fr.parvis.billing.service;

import fr.parvis.billing.paybox.PayboxGateway;
import fr.parvis.kernel.PortalStarting;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What payments need without anybody asking for it. Harmless on several nodes at once. */
@ApplicationScoped
public class BillingJobs {

    private static final Logger LOG = Logger.getLogger(BillingJobs.class.getName());

    @Resource ManagedScheduledExecutorService executor;
    @Inject NotificationInbox inbox;
    @Inject AttemptSettlement settlement;
    @Inject PayboxGateway paybox;
    @Inject Receipts receipts;
    @Inject InvoiceUploads uploads;
    @Inject ReminderDesk reminders;

    private final List<ScheduledFuture<?>> schedules = new ArrayList<>();

    void start(@Observes PortalStarting starting) {
        schedules.add(
                executor.scheduleWithFixedDelay(
                        () -> each("notification", inbox::waiting, inbox::judge),
                        5,
                        5,
                        TimeUnit.SECONDS));
        schedules.add(
                executor.scheduleWithFixedDelay(
                        () -> each("attempt", settlement::due, this::settle),
                        20,
                        20,
                        TimeUnit.SECONDS));
        schedules.add(
                executor.scheduleWithFixedDelay(
                        () -> each("receipt", receipts::due, receipts::send),
                        5,
                        5,
                        TimeUnit.SECONDS));
        schedules.add(
                executor.scheduleWithFixedDelay(
                        () -> each("file", () -> List.of(0L), none -> forgetOld()),
                        1,
                        24,
                        TimeUnit.HOURS));
        schedules.add(
                executor.scheduleWithFixedDelay(
                        () -> each("reminder", () -> List.of(0L), none -> reminders.inTheMorning()),
                        10,
                        30,
                        TimeUnit.MINUTES));
    }

    private void forgetOld() {
        uploads.forgetOld();
        inbox.forgetForged();
    }

    @PreDestroy
    void stop() {
        schedules.forEach(s -> s.cancel(false));
    }

    /** A notification has come: its sender does not wait for what it does. */
    public void judgeSoon(long notification) {
        try {
            executor.execute(
                    () -> {
                        each("notification", () -> List.of(notification), inbox::judge);
                        each("receipt", receipts::due, receipts::send);
                    });
        } catch (RejectedExecutionException e) {
            // the row is there: the next round finds it
            LOG.log(Level.WARNING, "notification {0} waits for the job", notification);
        }
    }

    /** One that fails is in nobody's way. */
    private static void each(String what, Supplier<List<Long>> ids, LongConsumer step) {
        try {
            for (long id : ids.get()) {
                try {
                    step.accept(id);
                } catch (RuntimeException e) {
                    LOG.log(Level.SEVERE, what + " " + id + " was not dealt with", e);
                }
            }
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "the database was not asked for each " + what, e);
        }
    }

    private void settle(long id) {
        settlement
                .stillDue(id)
                .ifPresent(attempt -> settlement.conclude(attempt, paybox.ask(attempt)));
    }
}
