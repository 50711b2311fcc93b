package fr.parvis.account.entity;

import java.util.Optional;

/** The steps of "Création d'un espace personnel". */
public enum AccountStep {
    IDENTITY("identite"),
    ADDRESS("adresse"),
    CONTACTS("moyens-de-contact"),
    AUTHENTICATION("authentification");

    private final String path;

    AccountStep(String path) {
        this.path = path;
    }

    /** Last part of its address. */
    public String path() {
        return path;
    }

    /** From 1 on. */
    public int number() {
        return ordinal() + 1;
    }

    public Optional<AccountStep> next() {
        return this == AUTHENTICATION ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }

    public Optional<AccountStep> previous() {
        return this == IDENTITY ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
    }

    /** The step at an address. */
    public static Optional<AccountStep> at(String path) {
        for (AccountStep step : values()) {
            if (step.path.equals(path)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }
}
