package fr.parvis.billing.service;

import fr.parvis.billing.entity.ImportReport;
import fr.parvis.billing.entity.InvoiceImport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** What an import of a file reads and writes of the file itself, between its batches. */
@ApplicationScoped
class InvoiceUploadSteps {

    @Inject InvoiceImportRepository files;
    @Inject Clock clock;

    @Transactional
    InvoiceImport get(long id) {
        InvoiceImport file = files.get(id);
        file.problems();
        return file;
    }

    @Transactional
    void finish(long id, ImportReport report) {
        files.lock(id).finish(report, clock.instant());
    }
}
