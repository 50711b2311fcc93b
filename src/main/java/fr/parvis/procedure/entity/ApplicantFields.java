package fr.parvis.procedure.entity;

import fr.parvis.form.entity.Field;
import java.util.List;

/**
 * The fields that "Mes informations" may ask for. The names and words are those of {@code
 * applicant.json} beside the message bundle; a démarche says which of them it wants.
 */
public final class ApplicantFields {

    /** All of them, in the order in which they are shown. */
    public static final List<Field> ALL = Field.shipped("/fr/parvis/procedure/applicant.json");

    private ApplicantFields() {}
}
