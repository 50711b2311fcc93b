package fr.parvis.billing.service;

import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.LedgerPosting;
import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.Proof;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.entity.Share;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Proved money is put where it belongs, once: the provider's number of the transaction is unique in
 * the database, whoever brings it, in whatever order and how often.
 */
@ApplicationScoped
class PaymentIntake {

    /** What became of a proof. */
    enum Outcome {
        TAKEN,
        KNOWN,
        /** Nobody set out to pay under this reference. */
        NO_ATTEMPT,
        OTHER_AMOUNT,
        /** This transaction has paid another attempt. */
        OTHER_ATTEMPT
    }

    @Inject PaymentRepository payments;
    @Inject InvoiceRepository invoices;
    @Inject LedgerRepository ledger;
    @Inject Clock clock;

    /** In the transaction of who brings the proof: its effect and the note of it are one. */
    @Transactional(Transactional.TxType.MANDATORY)
    Outcome take(Proof proof) {
        Optional<PaymentAttempt> found = payments.lock(proof.provider(), proof.reference());
        if (found.isEmpty()) {
            return Outcome.NO_ATTEMPT;
        }
        PaymentAttempt attempt = found.get();
        if (!attempt.amount().equals(proof.amount())) {
            return Outcome.OTHER_AMOUNT;
        }
        Optional<Payment> known = payments.find(proof.provider(), proof.transaction());
        if (known.isPresent()) {
            boolean same = attempt.id().equals(known.get().attemptId());
            return same ? Outcome.KNOWN : Outcome.OTHER_ATTEMPT;
        }
        settle(proof, attempt);
        return Outcome.TAKEN;
    }

    /** Whether somebody set out to pay this régie under a reference. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean attempted(String regie, String reference) {
        return payments.lock(Provider.PAYBOX, reference)
                .filter(a -> a.regie().equals(regie))
                .isPresent();
    }

    private void settle(Proof proof, PaymentAttempt attempt) {
        Map<Long, Invoice> paid =
                invoices.lock(attempt.shares().stream().map(Share::invoiceId).toList());
        Instant now = clock.instant();
        Payment payment = Payment.proved(proof, attempt, paid, now);
        payments.add(payment);
        ledger.post(LedgerPosting.paid(payment, paid, now));
        ledger.credit(payment.regie(), payment.household(), payment.credited());
    }
}
