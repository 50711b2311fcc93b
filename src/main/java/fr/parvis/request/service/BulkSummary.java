package fr.parvis.request.service;

import fr.parvis.request.entity.BulkAction;
import java.util.List;

/**
 * What came of several requests processed in one go.
 *
 * @param size how many there were
 * @param ended false while it goes on, or when it broke down in the middle
 */
public record BulkSummary(BulkAction action, int size, boolean ended, List<Line> lines) {

    /**
     * @param problem why it was not done, in words; null when it was
     */
    public record Line(long number, String title, String problem) {}

    public List<Line> done() {
        return lines.stream().filter(l -> l.problem() == null).toList();
    }

    public List<Line> refused() {
        return lines.stream().filter(l -> l.problem() != null).toList();
    }

    /** Those of which nothing is known: not begun yet, or never. */
    public int open() {
        return size - lines.size();
    }
}
