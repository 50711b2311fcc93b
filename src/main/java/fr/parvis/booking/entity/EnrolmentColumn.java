package fr.parvis.booking.entity;

import fr.parvis.kernel.TableFile;

/** The columns of a file of enrolments, in the order in which the portal writes them. */
public enum EnrolmentColumn implements TableFile.Column {
    DOSSIER,
    /** What the town's business software calls the child; without it name and birth say who. */
    REFERENCE,
    NOM,
    PRENOM,
    NAISSANCE,
    /** Id or title. */
    ACTIVITE,
    /** Id or name; needless where the activity has one place. */
    LIEU,
    /** First day; without it today, or the first of the season. */
    DU,
    /** Last day; without it that of the season. */
    AU,
    /** Without it that of the child's age. */
    GROUPE,
    /** Written, never read: places decide it. */
    ETAT;

    @Override
    public boolean required() {
        return this == DOSSIER || this == ACTIVITE;
    }
}
