package fr.parvis.family.entity;

import java.util.List;
import java.util.stream.Stream;

/** What becomes of a line of a file of households or enrolments. */
public enum FamilyOutcome {
    CREATE,
    /** No place is left: it stands on the waiting list. */
    WAITING,
    CHANGE,
    SAME,
    FAULTY;

    /** What a line of such a file can become. */
    public static List<FamilyOutcome> of(FamilyImport.Kind kind) {
        boolean queues = kind == FamilyImport.Kind.ENROLMENTS;
        return Stream.of(values()).filter(o -> queues || o != WAITING).toList();
    }

    /** Whether something is written. */
    public boolean writes() {
        return this == CREATE || this == WAITING || this == CHANGE;
    }
}
