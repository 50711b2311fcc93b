package fr.parvis.request.entity;

import java.util.Optional;
import java.util.stream.Stream;

/** The steps of filing, in the guides' order and words. The appointment comes between 1 and 2. */
public enum FilingStep {
    PRESENTATION(""),
    APPLICANT("mes-informations"),
    REQUEST("ma-demande"),
    REVIEW("recapitulatif");

    private final String path;

    FilingStep(String path) {
        this.path = path;
    }

    /** The last part of its address, below the démarche. */
    public String path() {
        return path;
    }

    /** 1 for "La démarche". */
    public int number() {
        return ordinal() + 1;
    }

    public Optional<FilingStep> next() {
        return ordinal() + 1 < values().length
                ? Optional.of(values()[ordinal() + 1])
                : Optional.empty();
    }

    public Optional<FilingStep> previous() {
        return ordinal() == 0 ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
    }

    public static Optional<FilingStep> at(String path) {
        return Stream.of(values()).filter(s -> s.path.equals(path)).findFirst();
    }
}
