package fr.parvis.billing.service;

import fr.parvis.account.entity.Account;
import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.ImportReport;
import fr.parvis.billing.entity.ImportedInvoice;
import fr.parvis.billing.entity.InvoiceFile;
import fr.parvis.billing.entity.InvoiceImport;
import fr.parvis.billing.entity.InvoiceOutcome;
import fr.parvis.kernel.CsvText;
import fr.parvis.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Files of invoices that the régie sends by hand: kept, controlled line by line, then imported. The
 * same file again changes nothing.
 */
@ApplicationScoped
public class InvoiceUploads {

    private static final Duration KEPT_UNUSED = Duration.ofDays(7);
    private static final Duration KEPT_DONE = Duration.ofDays(365);

    @Inject InvoiceImportRepository files;
    @Inject InvoiceImports imports;
    @Inject InvoiceUploadSteps steps;
    @Inject RegieRight right;
    @Inject Clock clock;

    /** An import before the régie: what would happen, or what has happened. */
    public record Opened(InvoiceImport file, ImportReport seen) {

        public int count(InvoiceOutcome outcome) {
            return file.done() ? file.count(outcome) : seen.count(outcome);
        }

        /** What it would write; nothing once it is done. */
        public List<ImportReport.Written> written(InvoiceOutcome outcome) {
            return file.done() ? List.of() : seen.written(outcome);
        }

        public List<ImportedInvoice> problems() {
            return file.done() ? file.problems() : seen.problems();
        }
    }

    /**
     * Keeps a file until it is imported. Nothing else is written.
     *
     * @return its id
     * @throws DomainException when it cannot be read
     */
    @Transactional
    public long upload(Account agent, String regie, String fileName, byte[] bytes) {
        Actor actor = right.require(agent);
        right.require(agent, regie);
        String text = InvoiceFile.decode(bytes);
        InvoiceFile.read(text);
        var file =
                new InvoiceImport(
                        regie,
                        CsvText.fileName(fileName, "factures.csv"),
                        text,
                        actor.name(),
                        clock.instant());
        files.add(file);
        return file.id();
    }

    @Transactional
    public List<InvoiceImport> recent(Account agent) {
        right.require(agent);
        return files.recent();
    }

    /** What an import would do, as things are now, or what it has done. */
    @Transactional(TxType.NEVER)
    public Opened open(Account agent, long id) {
        right.require(agent);
        InvoiceImport file = steps.get(id);
        return new Opened(file, file.done() ? null : imports.preview(file.regie(), file.content()));
    }

    /** Imports the good invoices of a file. What breaks off may be begun again. */
    @Transactional(TxType.NEVER)
    public void run(Account agent, long id) {
        Actor actor = right.require(agent);
        InvoiceImport file = steps.get(id);
        if (!file.done()) {
            steps.finish(id, imports.run(file.regie(), file.content(), actor));
        }
    }

    /** Forgets files that nobody imported for a week, and results after a year. */
    @Transactional
    void forgetOld() {
        Instant now = clock.instant();
        files.forget(now.minus(KEPT_UNUSED), now.minus(KEPT_DONE));
    }
}
