package fr.parvis.family.entity;

import fr.parvis.account.entity.ContactDetails;
import fr.parvis.account.entity.FileNumber;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;

/**
 * A good line of a file of households.
 *
 * @param reference null for a household, and for a member whom the name has to tell
 * @param child null for all but children
 * @param civility null when it is not given
 * @param contacts null for a household
 * @param rights null when they are not given: then they stay
 * @param quotient null for members, and where none is given
 * @param said the columns that the file has: of what it has no column for it says nothing
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
        LocalDate quotientFrom,
        Set<FamilyColumn> said) {

    /** What a line is about. */
    public enum Kind {
        FOYER,
        ADULTE,
        ENFANT
    }

    public boolean says(FamilyColumn column) {
        return said.contains(column);
    }

    /** "Paul Durand". */
    public String displayName() {
        return firstNames + " " + lastName;
    }

    /** What is known of a child after this line. */
    public ChildFacts child(ChildFacts known) {
        return new ChildFacts(
                child.firstName(),
                child.lastName(),
                child.bornOn(),
                says(FamilyColumn.ECOLE) ? child.school() : known.school(),
                says(FamilyColumn.NIVEAU) ? child.level() : known.level(),
                says(FamilyColumn.PARTI) ? child.leftOn() : known.leftOn());
    }

    /** How somebody is reached after this line: there is more to know than a file has columns. */
    public ContactDetails contacts(ContactDetails known) {
        String line = says(FamilyColumn.ADRESSE) ? contacts.addressLine() : known.addressLine();
        return new ContactDetails()
                .livingAt(
                        line,
                        Objects.equals(line, known.addressLine())
                                ? known.addressComplement()
                                : null,
                        says(FamilyColumn.CODE_POSTAL) ? contacts.postalCode() : known.postalCode(),
                        says(FamilyColumn.VILLE) ? contacts.city() : known.city())
                .calledAt(
                        says(FamilyColumn.TELEPHONE) ? contacts.mobilePhone() : known.mobilePhone(),
                        known.homePhone(),
                        known.workPhone(),
                        known.preferred());
    }

    public String mail(String known) {
        return says(FamilyColumn.COURRIEL) ? mail : known;
    }

    public String civility(String known) {
        return says(FamilyColumn.CIVILITE) ? civility : known;
    }
}
