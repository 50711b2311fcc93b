package fr.parvis.billing.service;

import fr.parvis.account.entity.Account;
import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.ProviderNotification;
import fr.parvis.billing.entity.Share;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Money that came in, before the régie, and what claimed to be money. */
@ApplicationScoped
public class PaymentDesk {

    private static final Duration SHOWN = Duration.ofDays(90);

    @Inject PaymentListRepository lists;
    @Inject NotificationInbox inbox;
    @Inject PaymentRepository payments;
    @Inject InvoiceRepository invoices;
    @Inject RegieRight right;
    @Inject Clock clock;

    /** A page of the payments, and one row more when there is another page. */
    @Transactional
    public List<ListedPayment> list(Account agent, PaymentFilter filter) {
        right.require(agent, filter.regie());
        return lists.page(filter);
    }

    /** Households to which a régie owes something. */
    @Transactional
    public List<HouseholdCredit> credits(Account agent, String regie) {
        right.require(agent, regie);
        return lists.credits(regie);
    }

    /**
     * A payment with its invoices, for its receipt.
     *
     * @throws NotFoundException when the régie has no such payment
     */
    @Transactional
    public OwnInvoices.Receipt receipt(Account agent, String regie, long id) {
        right.require(agent, regie);
        Payment payment =
                payments.ofRegie(id, regie)
                        .orElseThrow(() -> new NotFoundException("payment " + id));
        return new OwnInvoices.Receipt(
                payment, invoices.some(payment.shares().stream().map(Share::invoiceId).toList()));
    }

    /** Notifications of the last months that changed nothing, the latest first. */
    @Transactional
    public List<ProviderNotification> rejected(Account agent) {
        right.require(agent);
        return inbox.rejected(clock.instant().minus(SHOWN));
    }
}
