package fr.parvis.family.entity;

/**
 * An adult in a household.
 *
 * @param account id of the account; null of whoever has none
 * @param adult id of the {@link HouseholdAdult}; null of whoever only has an account
 * @param mail null when it is not known
 * @param phone null when it is not known
 */
public record FamilyAdult(
        Long account,
        Long adult,
        String civility,
        String firstNames,
        String lastName,
        String mail,
        String phone,
        AdultRights rights) {

    public String displayName() {
        return firstNames + " " + lastName;
    }

    public boolean hasAccount() {
        return account != null;
    }
}
