package fr.parvis.booking.entity;

import fr.parvis.kernel.TableFile;

/** The columns of the list of activities: a line for each of their places and seasons. */
public enum ActivityColumn implements TableFile.Column {
    /** Id, as files of enrolments may write it. */
    ACTIVITE,
    TITRE,
    SERVICE,
    LIEU,
    NOM_LIEU,
    SAISON,
    DU,
    AU,
    /** Children that may be enrolled; nothing without a limit. */
    PLACES,
    INSCRITS,
    EN_ATTENTE,
    /** Places of a unit and day. */
    PLACES_PAR_JOUR;

    @Override
    public boolean required() {
        return false;
    }
}
