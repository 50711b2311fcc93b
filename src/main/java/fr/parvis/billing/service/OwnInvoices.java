package fr.parvis.billing.service;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.OwnCounts;
import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.Share;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * The invoices of the citizen who makes this request: those of the households to which the account
 * was linked by a key of a service. Nothing here takes a household, so that nobody can name another
 * one; what is somebody else's does not exist.
 */
@ApplicationScoped
public class OwnInvoices {

    @Inject CurrentUser user;
    @Inject OwnHouseholds own;
    @Inject Invoices invoices;
    @Inject InvoiceRepository repository;
    @Inject InvoiceLookRepository looks;
    @Inject PaymentRepository payments;
    @Inject Clock clock;

    /**
     * A payment with the invoices that it was for.
     *
     * @param invoices none where all of it became a credit
     */
    public record Receipt(Payment payment, List<Invoice> invoices) {}

    /**
     * What is to be paid, the first due first, and the years that have invoices, the newest first.
     */
    public record Open(List<Invoices.Seen> payable, List<Integer> years) {}

    /**
     * The numbers of the files of one's households.
     *
     * @throws NotFoundException for anybody but a citizen who is signed in
     */
    public List<String> households() {
        return own.numbers();
    }

    /** What is still to be paid, the first due first. */
    public Later<List<Invoices.Seen>> payable() {
        return looks.payable(user.citizen().id(), today(), Invoices.MOST_LISTED);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    void count(@Observes OwnCounts counts) {
        counts.add("invoices", payable().get().size());
    }

    /** Both at once. */
    public Open open() {
        return looks.open(households(), today(), Invoices.MOST_LISTED);
    }

    /** The invoices of one year, the newest first. */
    public List<Invoices.Seen> ofYear(int year) {
        return looks.ofYear(households(), year, today(), Invoices.MOST_LISTED);
    }

    /** The same with their lines, to be printed. */
    @Transactional
    public List<Invoices.Seen> ofYearWhole(int year) {
        List<Invoices.Seen> all =
                invoices.seen(repository.ofYear(households(), year, Invoices.MOST_LISTED));
        all.forEach(seen -> seen.invoice().lines());
        return all;
    }

    /**
     * @throws NotFoundException when there is none with this number, or it is somebody else's
     */
    public Invoices.Seen get(String regie, String number) {
        return invoices.get(households(), regie, number);
    }

    /** What was paid of one's invoice, the newest first. */
    @Transactional
    public List<Payment> payments(Invoice own) {
        List<Payment> found = payments.ofInvoice(own.id());
        found.forEach(Payment::shares);
        return found;
    }

    /**
     * @throws NotFoundException when nobody set out to pay under this reference, or somebody else
     */
    @Transactional
    public PaymentAttempt attempt(String reference) {
        PaymentAttempt attempt =
                payments.find(reference, households())
                        .orElseThrow(() -> new NotFoundException("attempt " + reference));
        attempt.shares();
        attempt.history();
        return attempt;
    }

    /** What came of an attempt; more than one where it was paid twice. */
    @Transactional
    public List<Payment> paid(PaymentAttempt own) {
        return payments.ofAttempt(own.id());
    }

    /** The invoices that an attempt is about. */
    @Transactional
    public List<Invoice> invoices(PaymentAttempt own) {
        return repository.some(own.shares().stream().map(Share::invoiceId).toList());
    }

    /**
     * @throws NotFoundException when there is no such payment, or it is somebody else's
     */
    @Transactional
    public Receipt receipt(long id) {
        Payment payment =
                payments.find(id, households())
                        .orElseThrow(() -> new NotFoundException("payment " + id));
        return new Receipt(
                payment, repository.some(payment.shares().stream().map(Share::invoiceId).toList()));
    }
}
