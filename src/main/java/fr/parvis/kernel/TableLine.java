package fr.parvis.kernel;

import java.util.Map;

/**
 * A line of an imported file as it was written, before anything is checked.
 *
 * @param line as a spreadsheet counts, the head line being 1; in JSON the place of the object
 * @param surplus what stands there and belongs to no column; null when nothing does
 * @param <C> the columns
 */
public record TableLine<C>(int line, Map<C, String> cells, String surplus) {

    /** "" when the cell is empty, or the file has no such column. */
    public String get(C column) {
        return cells.getOrDefault(column, "");
    }

    /** A line between others that spreadsheets leave behind. */
    public boolean blank() {
        return surplus == null && cells.values().stream().allMatch(String::isEmpty);
    }
}
