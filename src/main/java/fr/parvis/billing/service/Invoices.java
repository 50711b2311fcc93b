package fr.parvis.billing.service;

import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.InvoiceDraft;
import fr.parvis.billing.entity.LedgerPosting;
import fr.parvis.billing.entity.ShownStatus;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The invoices of households. What only the régie may do is for its desk in this package, which
 * asks who is there.
 */
@ApplicationScoped
public class Invoices {

    static final int MOST_LISTED = 200;

    @Inject InvoiceRepository invoices;
    @Inject LedgerRepository ledger;
    @Inject DeliveryRepository deliveries;
    @Inject Event<InvoiceCancelled> cancellations;
    @Inject Clock clock;

    /** An invoice before who pays it. */
    public record Seen(Invoice invoice, ShownStatus status) {}

    /**
     * One of the invoices of some households.
     *
     * @throws NotFoundException when there is none with this number, or it is somebody else's
     */
    @Transactional
    public Seen get(Collection<String> households, String regie, String number) {
        Invoice invoice =
                invoices.find(regie, number, households)
                        .orElseThrow(() -> new NotFoundException("invoice " + number));
        invoice.lines().size();
        invoice.history().size();
        return seen(List.of(invoice)).get(0);
    }

    /** The invoices of some households, the newest first. */
    @Transactional
    public List<Seen> of(Collection<String> households) {
        return seen(invoices.of(households, 0, MOST_LISTED));
    }

    List<Seen> seen(List<Invoice> found) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockProducer.PARIS);
        Set<Long> underway =
                invoices.underway(
                        found.stream()
                                .filter(i -> i.status().payable())
                                .map(Invoice::id)
                                .collect(Collectors.toSet()));
        return found.stream()
                .map(i -> new Seen(i, i.shown(today, underway.contains(i.id()))))
                .toList();
    }

    /** A new invoice, and what it does to the books. */
    @Transactional
    Invoice issue(InvoiceDraft draft, Actor agent) {
        var invoice = new Invoice(draft, agent, clock.instant());
        invoices.add(invoice);
        ledger.post(LedgerPosting.issued(invoice, clock.instant()));
        deliveries.note(List.of(invoice), clock.instant());
        return invoice;
    }

    /**
     * Nothing is owed for it any more; what was paid of it becomes a credit of the household. Who
     * is announcing it at this moment is waited for: nobody announces it afterwards.
     */
    @Transactional
    void cancel(String regie, String number, Actor agent, String reason) {
        Invoice invoice = locked(regie, number);
        deliveries.lock(invoice.id());
        Money paid = invoice.cancel(agent, reason, clock.instant());
        ledger.post(LedgerPosting.cancelled(invoice, clock.instant()));
        ledger.credit(regie, invoice.household(), paid);
        cancellations.fire(new InvoiceCancelled(regie, number));
    }

    /** The number, or with "-2", "-3" … behind it: the first that no invoice of the régie has. */
    String free(String regie, String number) {
        String free = number;
        for (int n = 2; !invoices.read(regie, List.of(free)).isEmpty(); n++) {
            free = number + "-" + n;
        }
        return free;
    }

    private Invoice locked(String regie, String number) {
        return invoices.lock(regie, List.of(number)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("invoice " + number));
    }
}
