package fr.parvis.billing.entity;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** What became of an invoice of a file, or would become. */
@Embeddable
public class ImportedInvoice {

    private int line;
    private String number;

    @Enumerated(EnumType.STRING)
    private InvoiceOutcome outcome;

    private String reason;

    protected ImportedInvoice() {}

    /**
     * @param line where it stands in the file
     * @param number "" when the file has none
     * @param reason why it is faulty or refused, in words; null otherwise
     */
    public ImportedInvoice(int line, String number, InvoiceOutcome outcome, String reason) {
        this.line = line;
        this.number = number;
        this.outcome = outcome;
        this.reason = reason;
    }

    public int line() {
        return line;
    }

    public String number() {
        return number;
    }

    public InvoiceOutcome outcome() {
        return outcome;
    }

    public String reason() {
        return reason;
    }
}
