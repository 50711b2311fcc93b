package fr.parvis.billing.service;

import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.InvoiceCheck.Checked;
import fr.parvis.billing.entity.InvoiceDecision;
import fr.parvis.billing.entity.InvoiceDraft;
import fr.parvis.billing.entity.LedgerPosting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Some invoices of an import in a transaction of their own: all of them are written, or none. */
@ApplicationScoped
class InvoiceBatch {

    @Inject InvoiceRepository invoices;
    @Inject LedgerRepository ledger;
    @Inject DeliveryRepository deliveries;
    @Inject Clock clock;

    /** What would be done with each, as things are now. */
    @Transactional(TxType.REQUIRES_NEW)
    List<InvoiceDecision> preview(String regie, List<Checked> some) {
        Map<String, Invoice> there = InvoiceImports.byNumber(invoices.read(regie, numbers(some)));
        return decided(some, there, sayings(there));
    }

    /** Decides anew, with the invoices locked, and does it. */
    @Transactional(TxType.REQUIRES_NEW)
    List<InvoiceDecision> write(String regie, List<Checked> some, Actor agent) {
        invoices.oneImportAtATime(regie);
        Map<String, Invoice> there = InvoiceImports.byNumber(invoices.lock(regie, numbers(some)));
        Map<String, InvoiceDraft> sayings = sayings(there);
        List<InvoiceDecision> decisions = decided(some, there, sayings);
        Instant now = clock.instant();
        var postings = new ArrayList<LedgerPosting>();
        var issued = new ArrayList<Invoice>();
        var corrected = new ArrayList<Invoice>();
        for (int i = 0; i < some.size(); i++) {
            InvoiceDraft draft = some.get(i).draft();
            switch (decisions.get(i).outcome()) {
                case CREATE -> {
                    var invoice = new Invoice(draft, agent, now);
                    invoices.add(invoice);
                    issued.add(invoice);
                    postings.add(LedgerPosting.issued(invoice, now));
                }
                case CHANGE -> {
                    Invoice invoice = there.get(draft.number());
                    invoice.correct(draft, agent, now);
                    InvoiceDraft before = sayings.get(draft.number());
                    if (!draft.asksTheSame(before)) {
                        corrected.add(invoice);
                    }
                    postings.add(LedgerPosting.corrected(invoice, before, now));
                }
                default -> {
                    // nothing is to be done
                }
            }
        }
        ledger.post(postings);
        deliveries.note(issued, now);
        deliveries.noteCorrected(corrected, now);
        return decisions;
    }

    private List<InvoiceDecision> decided(
            List<Checked> some, Map<String, Invoice> there, Map<String, InvoiceDraft> sayings) {
        Set<Long> underway = invoices.underway(there.values().stream().map(Invoice::id).toList());
        return some.stream()
                .map(
                        checked -> {
                            String number = checked.draft().number();
                            Invoice invoice = there.get(number);
                            boolean open = invoice != null && underway.contains(invoice.id());
                            return InvoiceDecision.of(
                                    checked.draft(), invoice, sayings.get(number), open);
                        })
                .toList();
    }

    /** What each says now, read for all of them at once. */
    private Map<String, InvoiceDraft> sayings(Map<String, Invoice> there) {
        var lines = invoices.lines(there.values().stream().map(Invoice::id).toList());
        var sayings = new HashMap<String, InvoiceDraft>();
        there.forEach(
                (number, invoice) ->
                        sayings.put(
                                number,
                                invoice.draft(lines.getOrDefault(invoice.id(), List.of()))));
        return sayings;
    }

    private static List<String> numbers(List<Checked> some) {
        return some.stream().map(checked -> checked.draft().number()).toList();
    }
}
