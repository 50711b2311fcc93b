package fr.parvis.billing.service;

import fr.parvis.billing.entity.AttemptStatus;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.entity.ProviderNotification;
import fr.parvis.billing.entity.ProviderNotification.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PayFiP tells nothing but that something has happened to an operation, and anybody who knows its
 * name can say as much. It is like a bell: the service is asked at once, and its answer counts.
 */
@ApplicationScoped
public class PayFipBell {

    private static final Pattern OPERATION =
            Pattern.compile("(?:^|&)idop=([A-Za-z0-9-]{8,60})(?=&|$)", Pattern.CASE_INSENSITIVE);

    @Inject PaymentRepository payments;
    @Inject Clock clock;

    /** The operation that a text names, as forms and addresses write it. */
    public static Optional<String> operation(String raw) {
        Matcher named = OPERATION.matcher(raw == null ? "" : raw);
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }

    /** The attempt of an operation; nothing is changed. */
    @Transactional
    public Optional<PaymentAttempt> attempt(String operation) {
        return payments.named(Provider.PAYFIP, operation);
    }

    /** A browser came back: its attempt is looked into soon. */
    @Transactional
    public void ring(String operation) {
        payments.lockNamed(Provider.PAYFIP, operation).ifPresent(a -> a.lookAt(clock.instant()));
    }

    /** A notification came: it is dealt with once its attempt is about to be looked into. */
    @Transactional(TxType.MANDATORY)
    void judge(ProviderNotification notification) {
        Instant now = clock.instant();
        Optional<String> operation = operation(notification.raw());
        if (operation.isEmpty()) {
            notification.rejected(Problem.UNCLEAR, null, now);
            return;
        }
        Optional<PaymentAttempt> attempt = payments.lockNamed(Provider.PAYFIP, operation.get());
        if (attempt.isEmpty()) {
            notification.rejected(Problem.REFERENCE, null, now);
        } else if (attempt.get().status() == AttemptStatus.PAID) {
            notification.repeated(attempt.get().reference(), now);
        } else {
            attempt.get().lookAt(now);
            notification.applied(attempt.get().reference(), now);
        }
    }
}
