package fr.parvis.billing.service;

import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.Share;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.notification.service.Mail;
import fr.parvis.notification.service.Outbox;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.RegieSettings;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The mail with the receipt of a payment online. It is made after the money was taken, by a job:
 * whatever goes wrong with a file or a mail must never keep money from being acknowledged.
 */
@ApplicationScoped
class Receipts {

    private static final int BATCH = 50;

    @Inject PaymentRepository payments;
    @Inject InvoiceRepository invoices;
    @Inject Outbox outbox;
    @Inject PortalAddress portal;
    @Inject TownSettings town;
    @Inject Clock clock;

    @Transactional
    List<Long> due() {
        return payments.withoutReceipt(clock.instant(), BATCH);
    }

    /** Once, whoever comes at the same moment. */
    @Transactional(TxType.REQUIRES_NEW)
    void send(long id) {
        Payment payment = payments.lockPayment(id);
        if (!payment.hasReceipt()) {
            PaymentAttempt attempt = payments.find(payment.attemptId()).orElseThrow();
            List<Invoice> paid =
                    invoices.some(payment.shares().stream().map(Share::invoiceId).toList());
            outbox.send(receipt(payment, paid, attempt));
            if (payment.credited().isPositive()) {
                town.regie(payment.regie())
                        .filter(r -> r.mail() != null)
                        .ifPresent(r -> outbox.send(creditNote(payment, attempt, r)));
            }
            payment.receiptSent(clock.instant());
        }
    }

    /** It failed: the others come first. */
    @Transactional(TxType.REQUIRES_NEW)
    void postpone(long id) {
        payments.lockPayment(id).receiptNotBefore(clock.instant().plus(BillingJobs.NEXT_TRY));
    }

    private Mail receipt(Payment payment, List<Invoice> paid, PaymentAttempt attempt) {
        Mail mail =
                Mail.to(attempt.mail(), text("subject", payment.amount()))
                        .say(text("hello"))
                        .say(text("say", payment.amount()));
        for (Invoice invoice : paid) {
            mail.fact(text("invoice", invoice.number()), invoice.label());
        }
        mail.fact(text("amount"), payment.amount().toString())
                .fact(text("date"), FrenchText.longDateTime(payment.receivedAt()))
                .fact(text("transaction"), payment.transaction());
        if (payment.credited().isPositive()) {
            mail.say(text("credit", payment.credited()));
        }
        town.regie(payment.regie())
                .ifPresent(r -> mail.close(text("contact", r.name(), contact(r))));
        return mail.button(text("open"), portal.of("/mon-espace/factures"))
                .attach(
                        ReceiptPdf.name(payment),
                        "application/pdf",
                        ReceiptPdf.of(payment, paid, town));
    }

    /** The régie learns of money that no invoice took. */
    private Mail creditNote(Payment payment, PaymentAttempt attempt, RegieSettings regie) {
        return Mail.to(regie.mail(), text("credited.subject", payment.credited()))
                .say(text("hello"))
                .say(text("credited.say", payment.credited()))
                .fact(text("credited.household"), payment.household())
                .fact(text("transaction"), payment.transaction())
                .fact(text("credited.reference"), attempt.reference());
    }

    private static String contact(RegieSettings regie) {
        return List.of(regie.phone(), regie.mail() == null ? "" : regie.mail()).stream()
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String text(String key, Object... arguments) {
        return Messages.text("billing.mail." + key, arguments);
    }
}
