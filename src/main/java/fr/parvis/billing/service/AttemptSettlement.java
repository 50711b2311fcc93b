package fr.parvis.billing.service;

import fr.parvis.billing.entity.GatewayAnswer;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.ProviderNotification;
import fr.parvis.billing.entity.ProviderNotification.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Attempts that nobody heard of again. The gateway is asked between two transactions, because its
 * answer may take long; what it says is done only to an attempt that is still open.
 */
@ApplicationScoped
class AttemptSettlement {

    private static final int BATCH = 50;

    @Inject PaymentRepository payments;
    @Inject PaymentIntake intake;
    @Inject NotificationRepository notifications;
    @Inject Clock clock;

    @Transactional
    List<Long> due() {
        return payments.due(clock.instant(), BATCH);
    }

    /** The attempt, if its gateway is still to be asked. */
    @Transactional
    Optional<PaymentAttempt> stillDue(long id) {
        Instant now = clock.instant();
        return payments.find(id).filter(a -> a.status().open() && !a.nextCheckAt().isAfter(now));
    }

    /** What the gateway said could not be dealt with: the others come first. */
    @Transactional(TxType.REQUIRES_NEW)
    void postpone(long id) {
        payments.find(id)
                .flatMap(a -> payments.lock(a.provider(), a.reference()))
                .ifPresent(a -> a.notBefore(clock.instant().plus(BillingJobs.NEXT_TRY)));
    }

    /** Does what the gateway said. */
    @Transactional(TxType.REQUIRES_NEW)
    void conclude(PaymentAttempt asked, GatewayAnswer answer) {
        Instant now = clock.instant();
        PaymentAttempt attempt = payments.lock(asked.provider(), asked.reference()).orElseThrow();
        if (answer.kind() == GatewayAnswer.Kind.PAID) {
            // money is money, whatever has happened meanwhile
            takeOrWait(attempt, answer, now);
            return;
        }
        if (answer.kind() == GatewayAnswer.Kind.FOREIGN) {
            show(attempt, Problem.REFERENCE, answer, now);
        }
        if (attempt.status().open() && unchanged(attempt, asked)) {
            switch (answer.kind()) {
                case REFUSED -> attempt.refuse(answer.detail(), now);
                case ABANDONED -> attempt.abandon(now);
                case NOT_PAID -> attempt.expire(answer.detail(), now);
                default -> attempt.await(answer.detail(), now);
            }
        }
    }

    /**
     * While the gateway was asked a notification may have come, or the browser with a proof that it
     * was not asked about: the next round asks anew.
     */
    private static boolean unchanged(PaymentAttempt attempt, PaymentAttempt asked) {
        return Objects.equals(attempt.witness(), asked.witness())
                && attempt.nextCheckAt().equals(asked.nextCheckAt());
    }

    /** A proof of another amount settles nothing: in the end the attempt expires. */
    private void takeOrWait(PaymentAttempt attempt, GatewayAnswer answer, Instant now) {
        PaymentIntake.Outcome outcome = intake.take(answer.proof());
        switch (outcome) {
            case OTHER_AMOUNT -> show(attempt, Problem.AMOUNT, answer, now);
            case OTHER_ATTEMPT -> show(attempt, Problem.TRANSACTION, answer, now);
            default -> {
                // it is taken, or was before
            }
        }
        if (outcome != PaymentIntake.Outcome.TAKEN && attempt.status().open()) {
            attempt.await(outcome.name(), now);
        }
    }

    /** The money may be at the provider's: the régie sees it, once, among what was not believed. */
    private void show(PaymentAttempt attempt, Problem problem, GatewayAnswer answer, Instant now) {
        if (!notifications.rejected(attempt.provider(), attempt.reference(), problem)) {
            var notification =
                    new ProviderNotification(
                            attempt.provider(), attempt.provider().title(), answer.said(), now);
            notification.rejected(problem, attempt.reference(), now);
            notifications.add(notification);
        }
    }
}
