package fr.parvis.family.entity;

import java.util.List;

/** What became of a file of households, or would become. */
public record FamilyReport(List<ImportedLine> lines) {

    public int count(FamilyOutcome outcome) {
        return (int) lines.stream().filter(l -> l.outcome() == outcome).count();
    }

    /** How many lines are written. */
    public int written() {
        return (int) lines.stream().filter(l -> l.outcome().writes()).count();
    }

    /** What somebody has to look into. */
    public List<ImportedLine> problems() {
        return lines.stream().filter(l -> l.outcome() == FamilyOutcome.FAULTY).toList();
    }
}
