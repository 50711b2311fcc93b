package fr.parvis.billing.entity;

import fr.parvis.kernel.Money;
import java.util.List;

/** What became of a file of invoices, or would become. */
public record ImportReport(List<ImportedInvoice> lines, List<Written> written) {

    /**
     * An invoice that is new, or says something else.
     *
     * @param change what it says otherwise than before, in words; null where it is new
     */
    public record Written(
            int line,
            String number,
            String household,
            String payer,
            Money amount,
            InvoiceOutcome outcome,
            String change) {}

    /** Those that are new, or those that say something else. */
    public List<Written> written(InvoiceOutcome outcome) {
        return written.stream().filter(w -> w.outcome() == outcome).toList();
    }

    /** What the new ones ask for together. */
    public Money created() {
        return Money.sum(written(InvoiceOutcome.CREATE).stream().map(Written::amount).toList());
    }

    public int count(InvoiceOutcome outcome) {
        return (int) lines.stream().filter(l -> l.outcome() == outcome).count();
    }

    /** What somebody has to look into. */
    public List<ImportedInvoice> problems() {
        return lines.stream().filter(l -> l.reason() != null).toList();
    }
}
