package fr.parvis.billing.service;

import fr.parvis.billing.entity.GatewayAnswer;
import fr.parvis.billing.entity.PaymentAttempt;
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

    /** Does what the gateway said. */
    @Transactional(TxType.REQUIRES_NEW)
    void conclude(PaymentAttempt asked, GatewayAnswer answer) {
        Instant now = clock.instant();
        PaymentAttempt attempt = payments.lock(asked.provider(), asked.reference()).orElseThrow();
        // while the gateway was asked a notification may have come, or the browser with a proof
        // that
        // it was not asked about: the next round asks anew
        if (attempt.status().open() && Objects.equals(attempt.witness(), asked.witness())) {
            switch (answer.kind()) {
                case PAID -> takeOrWait(attempt, answer, now);
                case REFUSED -> attempt.refuse(answer.detail(), now);
                case NOT_PAID -> attempt.expire(answer.detail(), now);
                case UNKNOWN -> attempt.await(answer.detail(), now);
            }
        }
    }

    /** A proof of another amount settles nothing: in the end the attempt expires. */
    private void takeOrWait(PaymentAttempt attempt, GatewayAnswer answer, Instant now) {
        PaymentIntake.Outcome outcome = intake.take(answer.proof());
        if (outcome != PaymentIntake.Outcome.TAKEN) {
            attempt.await(outcome.name(), now);
        }
    }
}
