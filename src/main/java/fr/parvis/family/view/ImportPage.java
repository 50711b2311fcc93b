package fr.parvis.family.view;

import fr.parvis.family.entity.FamilyImport;
import fr.parvis.family.entity.FamilyOutcome;
import fr.parvis.family.entity.ImportedLine;
import fr.parvis.family.service.FamilyImportDesk.Opened;
import fr.parvis.kernel.Messages;
import java.util.List;

/** What the pages of an import show: the files before, and one with what it does. */
public abstract class ImportPage {

    /** More lines than that nobody corrects by reading them on a page. */
    private static final int MOST_SHOWN = 200;

    private List<FamilyImport> recent = List.of();
    private Opened opened;

    /** A number with its words, above the list. */
    public record Figure(String label, int value) {}

    protected void show(List<FamilyImport> files) {
        recent = files;
    }

    protected void show(Opened file) {
        opened = file;
    }

    public List<FamilyImport> getRecent() {
        return recent;
    }

    public FamilyImport getFile() {
        return opened.file();
    }

    public List<Figure> getFigures() {
        String when = opened.file().done() ? "family.import.done." : "family.import.will.";
        return FamilyOutcome.of(opened.file().kind()).stream()
                .map(o -> new Figure(Messages.text(when + o), opened.report().count(o)))
                .toList();
    }

    /** How many lines an import would write. */
    public int getWritten() {
        return opened.report().written();
    }

    public List<ImportedLine> getProblems() {
        return opened.report().problems().stream().limit(MOST_SHOWN).toList();
    }

    /** How many more there are than are shown. */
    public int getHidden() {
        return opened.report().problems().size() - getProblems().size();
    }

    /** The head line of a file, to be copied. */
    public abstract String getHead();

    /** How many lines a file may have. */
    public abstract int getMost();
}
