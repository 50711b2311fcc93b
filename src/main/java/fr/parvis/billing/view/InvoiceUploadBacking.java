package fr.parvis.billing.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.billing.entity.ImportReport;
import fr.parvis.billing.entity.ImportedInvoice;
import fr.parvis.billing.entity.InvoiceImport;
import fr.parvis.billing.entity.InvoiceOutcome;
import fr.parvis.billing.service.InvoiceUploads;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;

/** One import of invoices: what would happen, then what has happened. */
@RequestScoped
@Named
public class InvoiceUploadBacking {

    /** More lines than that nobody corrects by reading them on a page. */
    private static final int MOST_SHOWN = 200;

    /** Of new invoices; the rest is counted. */
    private static final int MOST_LISTED = 50;

    @Inject InvoiceUploads imports;
    @Inject CurrentUser user;
    @Inject PathParameters path;
    @Inject Navigation navigation;

    private InvoiceUploads.Opened opened;

    /** A number with its words, above the list. */
    public record Figure(String label, int value) {}

    public void load() {
        opened = imports.open(user.regieAgent(), path.number("id"));
    }

    public void run() {
        imports.run(user.regieAgent(), opened.file().id());
        navigation.to("/agents/factures/import/" + opened.file().id());
    }

    public InvoiceImport getFile() {
        return opened.file();
    }

    public List<Figure> getFigures() {
        String when = opened.file().done() ? "billing.import.done." : "billing.import.will.";
        return Stream.of(InvoiceOutcome.values())
                .map(o -> new Figure(Messages.text(when + o), opened.count(o)))
                .toList();
    }

    /** How many invoices an import would write. */
    public int getWritten() {
        return opened.count(InvoiceOutcome.CREATE) + opened.count(InvoiceOutcome.CHANGE);
    }

    /** What would be said otherwise, line by line: nothing changes unseen. */
    public List<ImportReport.Written> getChanged() {
        return opened.written(InvoiceOutcome.CHANGE);
    }

    public List<ImportReport.Written> getCreated() {
        return opened.written(InvoiceOutcome.CREATE).stream().limit(MOST_LISTED).toList();
    }

    public int getMoreCreated() {
        return opened.written(InvoiceOutcome.CREATE).size() - getCreated().size();
    }

    /** "Nouvelles factures : 12, en tout 940,00 €". */
    public String getCreatedTitle() {
        return Messages.text(
                "billing.import.created",
                opened.count(InvoiceOutcome.CREATE),
                opened.seen().created());
    }

    public List<ImportedInvoice> getProblems() {
        List<ImportedInvoice> all = opened.problems();
        return all.size() > MOST_SHOWN ? all.subList(0, MOST_SHOWN) : all;
    }

    /** How many more there are than are shown. */
    public int getHidden() {
        return opened.problems().size() - getProblems().size();
    }
}
