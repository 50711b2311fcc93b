package fr.parvis.family.entity;

import fr.parvis.account.entity.ContactDetails;
import fr.parvis.account.entity.FileNumber;
import java.time.LocalDate;

/**
 * A good line of a file of households.
 *
 * @param reference null for a household
 * @param child null for all but children
 * @param civility null when it is not given
 * @param contacts null for a household
 * @param rights null when they are not given: then they stay
 * @param quotient null for members, and where none is given
 */
public record FamilyDraft(
        int line,
        FileNumber file,
        Kind kind,
        String reference,
        ChildFacts child,
        String civility,
        String firstNames,
        String lastName,
        ContactDetails contacts,
        String mail,
        AdultRights rights,
        LocalDate leaves,
        Integer quotient,
        LocalDate quotientFrom) {

    /** What a line is about. */
    public enum Kind {
        FOYER,
        ADULTE,
        ENFANT
    }
}
