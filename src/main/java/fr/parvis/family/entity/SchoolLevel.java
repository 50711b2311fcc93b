package fr.parvis.family.entity;

import java.util.Optional;
import java.util.stream.Stream;

/** The years of school, in their order. */
public enum SchoolLevel {
    PS("PS", "Petite section"),
    MS("MS", "Moyenne section"),
    GS("GS", "Grande section"),
    CP("CP", "CP"),
    CE1("CE1", "CE1"),
    CE2("CE2", "CE2"),
    CM1("CM1", "CM1"),
    CM2("CM2", "CM2"),
    SIXTH("6E", "Sixième"),
    FIFTH("5E", "Cinquième"),
    FOURTH("4E", "Quatrième"),
    THIRD("3E", "Troisième"),
    SECOND("2DE", "Seconde"),
    FIRST("1RE", "Première"),
    FINAL("TLE", "Terminale");

    private final String id;
    private final String label;

    SchoolLevel(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** As the database, files and activities write it: "PS", "CE2", "6E". */
    public String id() {
        return id;
    }

    /** As a family reads it. */
    public String label() {
        return label;
    }

    /** Nursery school. */
    public boolean nursery() {
        return compareTo(GS) <= 0;
    }

    /** Primary school after the nursery school. */
    public boolean primary() {
        return !nursery() && compareTo(CM2) <= 0;
    }

    /** Whatever the case: "ce2" is one; empty when it is none. */
    public static Optional<SchoolLevel> read(String text) {
        String plain = text == null ? "" : text.strip();
        return Stream.of(values()).filter(l -> l.id.equalsIgnoreCase(plain)).findFirst();
    }
}
