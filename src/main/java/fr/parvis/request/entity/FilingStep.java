package fr.parvis.request.entity;

import fr.parvis.procedure.entity.Procedure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps of filing, in the guides' order and words. Not every démarche has an appointment. */
public enum FilingStep {
    PRESENTATION(""),
    APPOINTMENT("mon-rendez-vous"),
    APPLICANT("mes-informations"),
    REQUEST("ma-demande"),
    REVIEW("recapitulatif");

    private final String path;

    FilingStep(String path) {
        this.path = path;
    }

    /** The steps of a démarche. */
    public static List<FilingStep> of(Procedure procedure) {
        return Stream.of(values())
                .filter(s -> s != APPOINTMENT || procedure.appointment() != null)
                .toList();
    }

    /** The last part of its address, below the démarche. */
    public String path() {
        return path;
    }

    /** 1 for "La démarche". */
    public int number(Procedure procedure) {
        return of(procedure).indexOf(this) + 1;
    }

    public Optional<FilingStep> next(Procedure procedure) {
        return at(procedure, number(procedure));
    }

    public Optional<FilingStep> previous(Procedure procedure) {
        return at(procedure, number(procedure) - 2);
    }

    private static Optional<FilingStep> at(Procedure procedure, int index) {
        List<FilingStep> steps = of(procedure);
        return index >= 0 && index < steps.size()
                ? Optional.of(steps.get(index))
                : Optional.empty();
    }

    public static Optional<FilingStep> at(String path) {
        return Stream.of(values()).filter(s -> s.path.equals(path)).findFirst();
    }
}
