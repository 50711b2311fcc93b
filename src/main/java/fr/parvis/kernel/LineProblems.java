package fr.parvis.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a line of an imported file, in the sentences of whoever reads the file. */
public final class LineProblems {

    private final String messages;
    private final List<String> found = new ArrayList<>();

    /**
     * @param messages what the keys of the sentences begin with: "family.import.line."
     */
    public LineProblems(String messages) {
        this.messages = messages;
    }

    /** The next line begins. */
    public void clear() {
        found.clear();
    }

    public boolean none() {
        return found.isEmpty();
    }

    public List<String> found() {
        return List.copyOf(found);
    }

    /** Unless it is good, there is this problem. */
    public void expect(boolean good, String problem, Object... arguments) {
        if (!good) {
            found.add(Messages.text(messages + problem, arguments));
        }
    }

    /** A day as it is typed: null for nothing; a wrong one is the problem "date". */
    public <C extends TableFile.Column> LocalDate day(TableLine<C> row, C column) {
        String typed = row.get(column);
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return CsvText.day(typed);
        } catch (DateTimeException e) {
            expect(false, "date", column.title(), CsvText.shown(typed));
            return null;
        }
    }
}
