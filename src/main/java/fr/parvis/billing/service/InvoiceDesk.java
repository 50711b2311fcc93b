package fr.parvis.billing.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.HouseholdContacts;
import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.Refund;
import fr.parvis.billing.entity.ShownStatus;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The invoices of the town before the régie. Every call names who asks. */
@ApplicationScoped
public class InvoiceDesk {

    public static final int MOST_FOUND = 20;
    public static final int LONGEST_WORDS = 80;

    @Inject InvoiceListRepository lists;
    @Inject PayerRepository payers;
    @Inject HouseholdContacts contacts;
    @Inject InvoiceRepository invoices;
    @Inject PaymentRepository payments;
    @Inject LedgerRepository ledger;
    @Inject RegieRight right;
    @Inject Clock clock;

    /**
     * An invoice with what became of it.
     *
     * @param credit what the town owes its household
     */
    public record Opened(
            Invoice invoice,
            ShownStatus status,
            List<Payment> payments,
            List<Refund> refunds,
            Money credit) {}

    /** What a household owes, and what the town owes it. */
    public record Household(String number, List<ListedInvoice> owed, Money credit) {}

    /** A page of the list, and one row more when there is another page. */
    @Transactional
    public List<ListedInvoice> list(Account agent, InvoiceFilter filter) {
        right.require(agent, filter.regie());
        return lists.page(filter, LocalDate.now(clock));
    }

    /**
     * @throws NotFoundException also when it belongs to a régie that the town does not have
     */
    @Transactional
    public Opened open(Account agent, long id) {
        right.require(agent);
        Invoice invoice =
                invoices.find(id).orElseThrow(() -> new NotFoundException("invoice " + id));
        right.require(agent, invoice.regie());
        invoice.lines();
        invoice.history();
        List<Payment> paid = payments.ofInvoice(id);
        paid.forEach(Payment::shares);
        boolean underway = !invoices.underway(List.of(id)).isEmpty();
        return new Opened(
                invoice,
                invoice.shown(LocalDate.now(clock), underway),
                paid,
                payments.refundsOf(id),
                ledger.creditOf(invoice.regie(), invoice.household()));
    }

    /** The household with this number; empty when nobody knows one, so that it owes nothing. */
    @Transactional
    public Optional<Household> household(Account agent, String regie, String number) {
        right.require(agent, regie);
        if (!payers.known(regie, number) && !contacts.known(number)) {
            return Optional.empty();
        }
        return Optional.of(
                new Household(
                        number,
                        lists.owed(regie, number, LocalDate.now(clock)),
                        ledger.creditOf(regie, number)));
    }

    /** The households with such a payer, and one more than is shown when there are more. */
    @Transactional
    public List<FoundHousehold> find(Account agent, String regie, String words) {
        right.require(agent, regie);
        return payers.named(regie, words, MOST_FOUND + 1).stream()
                .map(one -> one.at(contacts.address(one.number(), one.payer())))
                .toList();
    }
}
