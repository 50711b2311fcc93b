package fr.parvis.billing.entity;

import fr.parvis.kernel.SentFile;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An uploaded file of invoices: kept until it is imported, then forgotten but for its results. */
@Entity
@Table(name = "invoice_import")
public class InvoiceImport extends SentFile {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "billing")
    private Long id;

    private String regie;

    private int created;
    private int changed;
    private int same;
    private int refused;
    private int faulty;

    @ElementCollection
    @CollectionTable(name = "invoice_import_problem", joinColumns = @JoinColumn(name = "import_id"))
    @OrderBy("line")
    private List<ImportedInvoice> problems = new ArrayList<>();

    protected InvoiceImport() {}

    public InvoiceImport(
            String regie, String fileName, String content, String createdByName, Instant now) {
        super(fileName, content, createdByName, now);
        this.regie = regie;
    }

    /** It was dealt with: what the file said stands in the invoices. Only the first end counts. */
    public void finish(ImportReport report, Instant now) {
        if (close(now)) {
            created = report.count(InvoiceOutcome.CREATE);
            changed = report.count(InvoiceOutcome.CHANGE);
            same = report.count(InvoiceOutcome.SAME);
            refused = report.count(InvoiceOutcome.REFUSED);
            faulty = report.count(InvoiceOutcome.FAULTY);
            problems.addAll(report.problems());
        }
    }

    /** How many of its invoices; nothing before it is done. */
    public int count(InvoiceOutcome outcome) {
        return switch (outcome) {
            case CREATE -> created;
            case CHANGE -> changed;
            case SAME -> same;
            case REFUSED -> refused;
            case FAULTY -> faulty;
        };
    }

    public Long id() {
        return id;
    }

    public String regie() {
        return regie;
    }

    public List<ImportedInvoice> problems() {
        return List.copyOf(problems);
    }
}
