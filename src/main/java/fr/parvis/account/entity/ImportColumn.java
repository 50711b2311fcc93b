package fr.parvis.account.entity;

import fr.parvis.kernel.TableFile;

/** A column of the file of the old "Portail famille". */
public enum ImportColumn implements TableFile.Column {
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

    @Override
    public boolean required() {
        return required;
    }

    public int longest() {
        return longest;
    }
}
