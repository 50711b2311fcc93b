package fr.parvis.family.entity;

import fr.parvis.kernel.TableFile;

/** The columns of a file of households, in the order in which the portal writes them. */
public enum FamilyColumn implements TableFile.Column {
    DOSSIER,
    /** "foyer", "adulte" or "enfant". */
    TYPE,
    /** What the town's business software calls the adult or child. */
    REFERENCE,
    CIVILITE,
    NOM,
    PRENOM,
    NAISSANCE,
    ECOLE,
    NIVEAU,
    /** Since when the child is not at school here any more. */
    PARTI,
    /** Since when the member does not belong to the household any more. */
    QUITTE,
    COURRIEL,
    TELEPHONE,
    ADRESSE,
    CODE_POSTAL,
    VILLE,
    /** "reserver factures chercher". */
    DROITS,
    QUOTIENT,
    QUOTIENT_DEBUT;

    @Override
    public boolean required() {
        return this == DOSSIER || this == TYPE;
    }
}
