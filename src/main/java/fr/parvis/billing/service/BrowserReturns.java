package fr.parvis.billing.service;

import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.entity.ProviderNotification;
import fr.parvis.billing.entity.ProviderNotification.Problem;
import fr.parvis.billing.paybox.PayboxAnswer;
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

    /**
     * @param source the address of the browser
     * @param raw what stands behind the question mark, not decoded; null when nothing does
     * @return the attempt that it is about; empty when it proves nothing
     */
    @Transactional
    public Optional<PaymentAttempt> back(String source, String raw) {
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
        attempt.ifPresent(a -> a.returned(raw, answer.get().paid(), now));
        return attempt;
    }

    private void reject(String source, String raw, Problem problem, Instant now) {
        var notification = ProviderNotification.byBrowser(Provider.PAYBOX, source, raw, now);
        notification.rejected(problem, null, now);
        notifications.add(notification);
    }
}
