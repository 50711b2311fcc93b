package fr.parvis.billing.service;

import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.entity.ProviderNotification;
import fr.parvis.billing.entity.ProviderNotification.Problem;
import fr.parvis.billing.paybox.PayboxAnswer;
import fr.parvis.billing.paybox.PayboxResult;
import fr.parvis.billing.paybox.PayboxTrust;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Browsers come back from the payment page. Nothing is paid by that: what they bring is a witness,
 * should the notification never come. What is forged is kept for the régie to see.
 */
@ApplicationScoped
public class BrowserReturns {

    @Inject PaymentRepository payments;
    @Inject NotificationRepository notifications;
    @Inject PayboxTrust trust;
    @Inject Clock clock;

    /** Whether a browser brings something that Paybox has signed, or nothing at all. */
    public boolean signed(String raw) {
        return raw == null || raw.isBlank() || PayboxAnswer.genuine(raw, trust.keys());
    }

    /**
     * @param source the address of the browser
     * @param raw what stands behind the question mark, not decoded; null when nothing does
     * @return the attempt that it is about; empty when it proves nothing
     */
    @Transactional
    public Optional<PaymentAttempt> back(String source, String raw) {
        return read(source, raw, false);
    }

    /** The same of somebody who has left the payment page without paying. */
    @Transactional
    public Optional<PaymentAttempt> cancelled(String source, String raw) {
        return read(source, raw, true);
    }

    private Optional<PaymentAttempt> read(String source, String raw, boolean cancelled) {
        if (raw == null || raw.isBlank()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<PayboxAnswer> answer = PayboxAnswer.read(raw, trust.keys());
        if (answer.isEmpty()) {
            reject(source, raw, Problem.SIGNATURE, now);
            return Optional.empty();
        }
        Optional<PaymentAttempt> attempt =
                payments.lock(Provider.PAYBOX, answer.get().reference())
                        .filter(a -> a.amount().equals(answer.get().amount()));
        if (attempt.isEmpty()) {
            reject(source, raw, Problem.REFERENCE, now);
        }
        attempt.ifPresent(a -> note(a, raw, answer.get(), cancelled, now));
        return attempt;
    }

    /**
     * That nothing was paid is believed at once, so that the same invoice may be paid anew without
     * a warning; money that comes all the same is taken all the same.
     */
    private void note(
            PaymentAttempt attempt,
            String raw,
            PayboxAnswer answer,
            boolean cancelled,
            Instant now) {
        // an address that is opened again says nothing of what has happened since
        boolean known =
                raw.equals(attempt.witness())
                        || notifications.applied(Provider.PAYBOX, attempt.reference(), raw);
        attempt.returned(raw, answer.paid(), now);
        PayboxResult.Outcome outcome = answer.result().outcome();
        boolean failed =
                outcome != PayboxResult.Outcome.PAID && outcome != PayboxResult.Outcome.WAITING;
        // a success that was brought before is looked into whatever comes after it
        if (failed && !known && attempt.status().open() && raw.equals(attempt.witness())) {
            if (cancelled) {
                attempt.abandon(now);
            } else {
                attempt.refuse(answer.result().code(), now);
            }
        }
    }

    private void reject(String source, String raw, Problem problem, Instant now) {
        var notification = ProviderNotification.byBrowser(Provider.PAYBOX, source, raw, now);
        notification.rejected(problem, null, now);
        notifications.add(notification);
    }
}
