package fr.parvis.billing.entity;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.TableFile;
import fr.parvis.kernel.TableLine;
import java.util.ArrayList;
import java.util.List;

/** A file of invoices as business software writes it: CSV, or JSON with the same names. */
public final class InvoiceFile {

    public static final int MOST_INVOICES = 20_000;
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final TableFile<InvoiceColumn> FILE =
            new TableFile<>(
                            InvoiceColumn.class,
                            "factures",
                            "billing.import.",
                            MOST_INVOICES,
                            MOST_BYTES)
                    .arrays((column, lines) -> detail(lines));

    private InvoiceFile() {}

    /**
     * The text of a file that was sent.
     *
     * @throws DomainException when it is none, or is too long
     */
    public static String decode(byte[] bytes) {
        return FILE.decode(bytes);
    }

    /**
     * The invoices of a file, unchecked.
     *
     * @throws DomainException when the file as a whole cannot be read
     */
    public static List<TableLine<InvoiceColumn>> read(String text) {
        return FILE.read(text);
    }

    /** As a cell of a CSV file would say it. */
    private static String detail(JsonNode lines) {
        var parts = new ArrayList<String>();
        for (JsonNode line : lines) {
            String label = TableFile.words(line.path("libelle")).replaceAll("[|=]", " ");
            parts.add(label + "=" + TableFile.words(line.path("montant")));
        }
        return String.join("|", parts);
    }
}
