package fr.parvis.billing.service;

import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.entity.Share;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** People set out to pay. */
@ApplicationScoped
public class Payments {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject InvoiceRepository invoices;
    @Inject PaymentRepository payments;
    @Inject Clock clock;

    /**
     * What somebody wants to pay.
     *
     * @param households to which the person belongs
     * @param amounts by number of the invoice; {@link Money#ZERO} for all that is owed
     * @param mail where the receipt goes
     * @param knowing whether the person was told that a payment is under way already
     */
    public record Wish(
            Collection<String> households,
            String regie,
            Map<String, Money> amounts,
            String mail,
            boolean knowing) {}

    /**
     * Opens an attempt for one invoice or several of a household. Two that are opened at the same
     * moment wait for one another: the second is told of the first.
     *
     * @throws NotFoundException when one of the invoices is not theirs
     * @throws DomainException when it is not to be paid in this way, or a payment is under way and
     *     the person did not know
     */
    @Transactional
    public PaymentAttempt start(Provider provider, Wish wish) {
        List<Invoice> chosen = invoices.lock(wish.regie(), wish.amounts().keySet());
        boolean theirs = chosen.stream().allMatch(i -> wish.households().contains(i.household()));
        if (chosen.isEmpty() || chosen.size() < wish.amounts().size() || !theirs) {
            throw new NotFoundException("invoices to be paid");
        }
        if (chosen.stream().map(Invoice::household).distinct().count() > 1) {
            throw new DomainException("billing.payment.oneHousehold");
        }
        var shares = new ArrayList<Share>();
        for (Invoice invoice : chosen) {
            Money wanted = wish.amounts().get(invoice.number());
            Money amount = wanted.isZero() ? invoice.open() : wanted;
            invoice.requirePayable(amount);
            shares.add(new Share(invoice.id(), amount));
        }
        boolean underway = !invoices.underway(chosen.stream().map(Invoice::id).toList()).isEmpty();
        if (underway && !wish.knowing()) {
            throw new DomainException("billing.payment.underway");
        }
        Instant now = clock.instant();
        var attempt =
                new PaymentAttempt(
                        reference(now),
                        provider,
                        wish.regie(),
                        chosen.get(0).household(),
                        wish.mail(),
                        shares,
                        now);
        payments.add(attempt);
        return attempt;
    }

    /** Nobody could be sent to the payment page after all. */
    @Transactional
    void giveUp(PaymentAttempt begun) {
        payments.lock(begun.provider(), begun.reference())
                .ifPresent(attempt -> attempt.abandon(clock.instant()));
    }

    /** The provider has a name of its own for an attempt. */
    @Transactional
    void name(PaymentAttempt begun, String token) {
        payments.lock(begun.provider(), begun.reference())
                .ifPresent(attempt -> attempt.name(token));
    }

    /** Unguessable, and yet the régie reads the day in it. */
    private static String reference(Instant now) {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        LocalDate day = LocalDate.ofInstant(now, ClockProducer.PARIS);
        return day.format(DateTimeFormatter.BASIC_ISO_DATE)
                + "-"
                + HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
