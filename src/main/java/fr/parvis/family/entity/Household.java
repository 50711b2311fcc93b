package fr.parvis.family.entity;

import java.util.List;
import java.util.Optional;

/**
 * A household as it is on a day.
 *
 * @param fileNumber "2026-00412"
 * @param adults those with an account first
 * @param children that belong to it on that day, or will; the eldest first
 * @param quotient the quotient familial that counts on that day, in euros; null when none is known
 */
public record Household(
        long id,
        String fileNumber,
        List<FamilyAdult> adults,
        List<FamilyChild> children,
        Integer quotient) {

    public Household {
        adults = List.copyOf(adults);
        children = List.copyOf(children);
    }

    /** What an account may do here; empty when it does not belong to the household. */
    public Optional<AdultRights> rights(long account) {
        return adults.stream()
                .filter(a -> a.account() != null && a.account() == account)
                .findFirst()
                .map(FamilyAdult::rights);
    }

    public Optional<FamilyChild> child(long id) {
        return children.stream().filter(c -> c.id() == id).findFirst();
    }
}
