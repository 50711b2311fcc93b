package fr.parvis.billing.service;

import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.ImportReport;
import fr.parvis.billing.entity.ImportedInvoice;
import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.InvoiceCheck;
import fr.parvis.billing.entity.InvoiceCheck.Checked;
import fr.parvis.billing.entity.InvoiceColumn;
import fr.parvis.billing.entity.InvoiceDecision;
import fr.parvis.billing.entity.InvoiceDraft;
import fr.parvis.billing.entity.InvoiceFile;
import fr.parvis.billing.entity.InvoiceOutcome;
import fr.parvis.kernel.Batches;
import fr.parvis.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Invoices that business software brings in a file. A faulty one stops nothing but itself; the same
 * file again changes nothing, because régie and number say which invoice is meant.
 */
@ApplicationScoped
class InvoiceImports {

    @Inject InvoiceBatch batch;

    /**
     * What an import would do: nothing is written.
     *
     * @throws DomainException when the file as a whole cannot be read
     */
    @Transactional(TxType.NEVER)
    ImportReport preview(String regie, String text) {
        return each(regie, text, good -> batch.preview(regie, good));
    }

    /**
     * Imports the good invoices of a file, some hundred in a transaction. What breaks off may be
     * begun again.
     *
     * @throws DomainException when the file as a whole cannot be read
     */
    @Transactional(TxType.NEVER)
    ImportReport run(String regie, String text, Actor agent) {
        return each(regie, text, good -> batch.write(regie, good, agent));
    }

    private static ImportReport each(
            String regie, String text, Function<List<Checked>, List<InvoiceDecision>> step) {
        var check = new InvoiceCheck(regie);
        var lines = new ArrayList<ImportedInvoice>();
        var written = new ArrayList<ImportReport.Written>();
        var good = new ArrayList<Checked>();
        InvoiceFile.read(text).stream()
                .map(check::check)
                .forEach(
                        checked -> {
                            if (checked.draft() == null) {
                                lines.add(faulty(checked));
                            } else {
                                good.add(checked);
                            }
                        });
        for (List<Checked> some : Batches.of(good)) {
            List<InvoiceDecision> decided = step.apply(some);
            for (int i = 0; i < some.size(); i++) {
                InvoiceDraft draft = some.get(i).draft();
                InvoiceDecision decision = decided.get(i);
                int line = some.get(i).row().line();
                lines.add(
                        new ImportedInvoice(
                                line, draft.number(), decision.outcome(), decision.reason()));
                if (decision.outcome().writes()) {
                    written.add(written(line, draft, decision));
                }
            }
        }
        lines.sort(Comparator.comparingInt(ImportedInvoice::line));
        return new ImportReport(List.copyOf(lines), List.copyOf(written));
    }

    private static ImportReport.Written written(
            int line, InvoiceDraft draft, InvoiceDecision decision) {
        return new ImportReport.Written(
                line,
                draft.number(),
                draft.household(),
                draft.payer(),
                draft.amount(),
                decision.outcome(),
                decision.change());
    }

    private static ImportedInvoice faulty(Checked checked) {
        return new ImportedInvoice(
                checked.row().line(),
                checked.row().get(InvoiceColumn.FACTURE),
                InvoiceOutcome.FAULTY,
                String.join(" ", checked.problems()));
    }

    /** The invoices with their numbers. */
    static Map<String, Invoice> byNumber(List<Invoice> invoices) {
        return invoices.stream().collect(Collectors.toMap(Invoice::number, i -> i));
    }
}
