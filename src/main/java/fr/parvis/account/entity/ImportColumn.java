package fr.parvis.account.entity;

import java.util.Optional;
import java.util.stream.Stream;

/** A column of the file of the old "Portail famille". */
public enum ImportColumn {
    DOSSIER(true, 40),
    CIVILITE(false, 20),
    NOM(true, 80),
    NOM_NAISSANCE(false, 80),
    PRENOMS(true, 80),
    DATE_NAISSANCE(false, 20),
    COURRIEL(true, 200),
    TELEPHONE(false, 30),
    ADRESSE(false, 150),
    COMPLEMENT(false, 150),
    CODE_POSTAL(false, 10),
    VILLE(false, 100);

    private final boolean required;
    private final int longest;

    ImportColumn(boolean required, int longest) {
        this.required = required;
        this.longest = longest;
    }

    /** Whether a file without it is refused. */
    public boolean required() {
        return required;
    }

    public int longest() {
        return longest;
    }

    /** As the head line of the file has it: "date_naissance". */
    public String title() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The column that a head means, without regard to case, accents and spaces. */
    public static Optional<ImportColumn> of(String head) {
        String plain = fr.parvis.kernel.FrenchText.folded(head).replaceAll("[^a-z]+", "_");
        return Stream.of(values()).filter(c -> c.title().equals(plain)).findFirst();
    }
}
