package fr.parvis.billing.entity;

import java.util.Map;

/**
 * An invoice as a file says it, before anything is checked.
 *
 * @param line as a spreadsheet counts, the head line being 1; in JSON the place of the invoice
 * @param surplus what stands there and belongs to no column; null when nothing does
 */
public record InvoiceRow(int line, Map<InvoiceColumn, String> cells, String surplus) {

    /** "" when there is nothing. */
    public String get(InvoiceColumn column) {
        return cells.getOrDefault(column, "");
    }

    /** A line between others that spreadsheets leave behind. */
    public boolean blank() {
        return surplus == null && cells.values().stream().allMatch(String::isEmpty);
    }
}
