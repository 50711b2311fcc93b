package fr.parvis.account.entity;

import java.util.Map;

/**
 * A line of an imported file.
 *
 * @param number as a spreadsheet counts, the head line being 1
 * @param surplus how many cells it has more than the head line
 */
public record ImportLine(int number, Map<ImportColumn, String> cells, int surplus) {

    /** "" when the cell is empty, or the file has no such column. */
    public String get(ImportColumn column) {
        return cells.getOrDefault(column, "");
    }

    /** A line between others that spreadsheets leave behind. */
    public boolean blank() {
        return cells.values().stream().allMatch(String::isEmpty);
    }
}
