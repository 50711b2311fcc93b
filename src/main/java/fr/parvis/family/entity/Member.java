package fr.parvis.family.entity;

import fr.parvis.account.entity.ContactDetails;

/**
 * A member of a household before another one.
 *
 * @param child null of an adult
 * @param adult null of a child
 * @param rights what whoever looks may do in the household
 * @param contacts how the member is reached; null of whoever has an account, which says so itself
 * @param mail null when it is not known
 */
public record Member(
        MemberKey key,
        Household household,
        FamilyChild child,
        FamilyAdult adult,
        AdultRights rights,
        ContactDetails contacts,
        String mail) {

    public String displayName() {
        return child == null ? adult.displayName() : child.displayName();
    }

    public boolean isChild() {
        return child != null;
    }

    /** Whether whoever looks may ask for other contact details of this member. */
    public boolean contactsChangeable() {
        return contacts != null && rights.mayBook();
    }
}
