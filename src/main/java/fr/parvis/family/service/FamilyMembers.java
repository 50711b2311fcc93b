package fr.parvis.family.service;

import fr.parvis.account.entity.Account;
import fr.parvis.family.entity.AdultRights;
import fr.parvis.family.entity.Child;
import fr.parvis.family.entity.FamilyAdult;
import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.entity.Household;
import fr.parvis.family.entity.HouseholdAdult;
import fr.parvis.family.entity.Member;
import fr.parvis.family.entity.MemberKey;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The members of a citizen's households, one by one. */
@ApplicationScoped
public class FamilyMembers {

    @Inject Families families;
    @Inject MemberRepository members;

    /**
     * A member of one of the citizen's households; of a child that two of them share, in the first
     * where the citizen may book.
     *
     * @throws NotFoundException when no household of the citizen has this member
     */
    @Transactional
    public Member find(Account citizen, MemberKey key) {
        List<Member> found =
                families.of(citizen.id()).stream()
                        .flatMap(h -> in(h, citizen, key).stream())
                        .toList();
        return found.stream()
                .filter(m -> m.rights().mayBook())
                .findFirst()
                .or(() -> found.stream().findFirst())
                .orElseThrow(() -> new NotFoundException("member " + key));
    }

    private Optional<Member> in(Household household, Account citizen, MemberKey key) {
        AdultRights rights = household.rights(citizen.id()).orElseThrow();
        if (key.kind() == MemberKey.Kind.CHILD) {
            return household.child(key.id()).map(c -> child(household, c, key, rights));
        }
        return household.adults().stream()
                .filter(a -> MemberKey.of(a).equals(key))
                .findFirst()
                .map(a -> adult(household, a, key, rights));
    }

    private Member child(
            Household household, FamilyChild child, MemberKey key, AdultRights rights) {
        Child kept = members.child(child.id()).orElseThrow();
        return new Member(key, household, child, null, rights, kept.contacts(), kept.mail());
    }

    private Member adult(
            Household household, FamilyAdult adult, MemberKey key, AdultRights rights) {
        if (adult.hasAccount()) {
            return new Member(key, household, null, adult, rights, null, adult.mail());
        }
        HouseholdAdult kept = members.adult(adult.adult()).orElseThrow();
        return new Member(key, household, null, adult, rights, kept.contacts(), kept.mail());
    }
}
