package fr.parvis.billing.service;

import fr.parvis.billing.entity.GatewayAnswer;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.entity.ProviderNotification;
import fr.parvis.billing.entity.ProviderNotification.Problem;
import fr.parvis.billing.paybox.PayboxAnswer;
import fr.parvis.billing.paybox.PayboxGateway;
import fr.parvis.billing.paybox.PayboxResult;
import fr.parvis.billing.paybox.PayboxTrust;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What providers tell the portal. It is kept as it came, in a transaction of its own, and judged in
 * another one, at once or, after a crash, by a job: its effect and its end are written together, so
 * that it has one effect whenever the machine stops
 * (src/doc/decisions/0027-the-truth-about-a-payment.md).
 */
@ApplicationScoped
public class NotificationInbox {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");
    private static final int BATCH = 100;
    private static final int MOST_SHOWN = 200;
    private static final Duration FORGED_KEPT = Duration.ofDays(90);

    @Inject NotificationRepository notifications;
    @Inject PaymentRepository payments;
    @Inject PaymentIntake intake;
    @Inject PayboxTrust trust;
    @Inject PayboxGateway paybox;
    @Inject PayFipBell payfip;
    @Inject ShopAlarm alarm;
    @Inject Clock clock;

    /**
     * Keeps a notification; nothing else happens yet.
     *
     * @param source the address that it came from
     * @param raw exactly as it came, not decoded
     * @return its id, for {@link #judge}
     */
    @Transactional(TxType.REQUIRES_NEW)
    public long keep(Provider provider, String source, String raw) {
        var notification = new ProviderNotification(provider, source, raw, clock.instant());
        notifications.add(notification);
        return notification.id();
    }

    /** Whether a sender is one of Paybox's; what others send may be limited. */
    public boolean knows(String source) {
        return trust.knows(source);
    }

    /** What nobody has signed is kept for the régie to see, not for ever. */
    @Transactional
    public void forgetForged() {
        notifications.forgetForged(clock.instant().minus(FORGED_KEPT));
    }

    /** The notifications that wait to be judged. */
    @Transactional
    public List<Long> waiting() {
        return notifications.waiting(clock.instant(), BATCH);
    }

    /** Does what a notification says, if it is to be believed, and if nobody has done it yet. */
    @Transactional(TxType.REQUIRES_NEW)
    public void judge(long id) {
        ProviderNotification notification = notifications.lock(id);
        if (notification.state() == ProviderNotification.State.RECEIVED) {
            if (notification.provider() == Provider.PAYFIP) {
                payfip.judge(notification);
            } else {
                judge(notification);
            }
            if (notification.problem() != null) {
                SECURITY.log(
                        Level.WARNING,
                        "payment notification {0} from {1} is not applied: {2}",
                        new Object[] {
                            String.valueOf(id), notification.source(), notification.problem()
                        });
            }
        }
    }

    /** It could not be judged, whatever the reason: the others come first. */
    @Transactional(TxType.REQUIRES_NEW)
    public void postpone(long id) {
        notifications.lock(id).notBefore(clock.instant().plus(BillingJobs.NEXT_TRY));
    }

    /** Those that changed nothing, for the régie to look into. */
    @Transactional
    public List<ProviderNotification> rejected(Instant since) {
        return notifications.rejected(since, MOST_SHOWN);
    }

    private void judge(ProviderNotification notification) {
        Instant now = clock.instant();
        if (!trust.knows(notification.source())) {
            notification.rejected(Problem.SOURCE, null, now);
            return;
        }
        PayboxAnswer.Reading reading = PayboxAnswer.look(notification.raw(), trust.keys());
        if (!reading.genuine()) {
            notification.rejected(Problem.SIGNATURE, null, now);
            return;
        }
        if (reading.answer().isEmpty()) {
            notification.rejected(Problem.UNCLEAR, null, now);
            return;
        }
        PayboxAnswer answer = reading.answer().get();
        if (answer.test() && !trust.takesTests()) {
            notification.rejected(Problem.TEST, answer.reference(), now);
        } else if (answer.paid()) {
            paid(notification, answer, now);
        } else if (answer.result().outcome() == PayboxResult.Outcome.PAID) {
            // it says that it is paid, and lacks what would prove it
            notification.rejected(Problem.UNCLEAR, answer.reference(), now);
        } else {
            failed(notification, answer, now);
        }
    }

    private void paid(ProviderNotification notification, PayboxAnswer answer, Instant now) {
        String reference = answer.reference();
        switch (intake.take(answer.proof())) {
            case TAKEN -> notification.applied(reference, now);
            case KNOWN -> notification.repeated(reference, now);
            case NO_ATTEMPT -> notification.rejected(Problem.REFERENCE, reference, now);
            case OTHER_AMOUNT -> notification.rejected(Problem.AMOUNT, reference, now);
            case OTHER_ATTEMPT -> notification.rejected(Problem.TRANSACTION, reference, now);
        }
    }

    private void failed(ProviderNotification notification, PayboxAnswer answer, Instant now) {
        String reference = answer.reference();
        Optional<PaymentAttempt> attempt = payments.lock(Provider.PAYBOX, reference);
        if (attempt.isEmpty()) {
            notification.rejected(Problem.REFERENCE, reference, now);
        } else if (!attempt.get().amount().equals(answer.amount())) {
            notification.rejected(Problem.AMOUNT, reference, now);
        } else if (notifications.applied(Provider.PAYBOX, reference, notification.raw())) {
            // what came after it counts, and not a late copy
            notification.repeated(reference, now);
        } else if (paybox.ask(attempt.get()).kind() == GatewayAnswer.Kind.PAID) {
            // a proof that the browser brought is waiting to be taken: the job does, whatever
            // comes after it
            notification.applied(reference, now);
        } else {
            String code = answer.result().code();
            switch (answer.result().outcome()) {
                case WAITING -> attempt.get().hesitate(code, now);
                case TIMED_OUT -> attempt.get().expire(code, now);
                default -> attempt.get().refuse(code, now);
            }
            notification.applied(reference, now);
            if (answer.result().outcome() == PayboxResult.Outcome.MISCONFIGURED) {
                alarm.ring(attempt.get().regie(), code);
            }
        }
    }
}
