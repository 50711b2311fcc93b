package fr.parvis.billing.entity;

import java.util.List;

/** What became of a file of invoices, or would become. */
public record ImportReport(List<ImportedInvoice> lines) {

    public int count(InvoiceOutcome outcome) {
        return (int) lines.stream().filter(l -> l.outcome() == outcome).count();
    }

    /** What somebody has to look into. */
    public List<ImportedInvoice> problems() {
        return lines.stream().filter(l -> l.reason() != null).toList();
    }
}
