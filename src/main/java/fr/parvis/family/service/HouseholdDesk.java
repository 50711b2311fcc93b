package fr.parvis.family.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.ContactDetails;
import fr.parvis.family.entity.AdultRights;
import fr.parvis.family.entity.FamilyAdult;
import fr.parvis.family.entity.Household;
import fr.parvis.family.entity.HouseholdAdult;
import fr.parvis.family.entity.HouseholdEvent;
import fr.parvis.family.entity.HouseholdEvent.Kind;
import fr.parvis.family.entity.MemberKey;
import fr.parvis.family.entity.QuotientFamilial;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * What agents change in a household. Each change has a reason, which stays in the history with the
 * agent's name.
 */
@ApplicationScoped
public class HouseholdDesk {

    @Inject FamilyRight right;
    @Inject FamilyRepository families;
    @Inject MemberRepository members;
    @Inject AdultRepository adults;
    @Inject KnownAdults known;
    @Inject Quotients quotients;
    @Inject Event<ChildLeaving> leaving;
    @Inject Clock clock;

    /** Who changes which household, and why. */
    public record Change(Account agent, long household, String reason) {}

    @Transactional
    public void addAdult(Change change, HouseholdAdult adult) {
        household(change);
        members.add(adult);
        note(change, Kind.ADULT_ADDED, adult.displayName());
    }

    /** Whoever has no account is described by an agent. */
    @Transactional
    public void changeAdult(Change change, long id, Consumer<HouseholdAdult> description) {
        HouseholdAdult adult = adult(change, id);
        description.accept(adult);
        note(change, Kind.ADULT_CHANGED, adult.displayName());
    }

    /** What an adult may do, with an account or without. */
    @Transactional
    public void changeRights(Change change, MemberKey key, AdultRights rights) {
        Household household = household(change);
        FamilyAdult adult = adult(household, key);
        if (adult.hasAccount()) {
            adults.changeRights(household.id(), adult.account(), rights);
        } else {
            members.lockAdult(adult.adult()).orElseThrow().allowed(rights);
        }
        note(
                change,
                Kind.RIGHTS,
                Messages.text(
                        "family.desk.rights.what",
                        adult.displayName(),
                        FamilyWords.rights(rights)));
    }

    /**
     * A member does not belong to the household from a day on; said again, it is that other day.
     *
     * @throws DomainException for a day to come of somebody with an account, who is put out at once
     */
    @Transactional
    public void leave(Change change, MemberKey key, LocalDate day) {
        Household household = household(change);
        String what =
                Messages.text(
                        "family.desk.leaves", name(household, key), FrenchText.shortDate(day));
        switch (key.kind()) {
            case CHILD -> {
                if (!members.leave(household.id(), key.id(), day)) {
                    return;
                }
                leaving.fire(new ChildLeaving(key.id()));
            }
            case ADULT -> members.lockAdult(key.id()).orElseThrow().leave(day);
            case ACCOUNT -> {
                if (day.isAfter(LocalDate.now(clock))) {
                    throw new DomainException("family.desk.leave.later");
                }
                adults.unlink(household.id(), key.id(), day);
            }
        }
        note(change, key.kind() == MemberKey.Kind.CHILD ? Kind.CHILD_LEFT : Kind.ADULT_LEFT, what);
    }

    /**
     * An account belongs to the household from now on. Whoever was named there without an account,
     * and is called the same, is this person.
     *
     * @param typed user name or mail of an active space
     */
    @Transactional
    public void link(Change change, String typed) {
        Household household = household(change);
        Account account =
                adults.activeCitizen(typed.strip())
                        .orElseThrow(() -> new DomainException("family.desk.link.unknown"));
        if (household.rights(account.id()).isPresent()) {
            throw new DomainException("family.desk.link.there", account.displayName());
        }
        adults.link(household.id(), account.id(), clock.instant());
        known.meet(household.id(), account);
        note(change, Kind.LINKED, account.displayName());
    }

    /** The quotient familial of the household from a day on. */
    @Transactional
    public void setQuotient(Change change, int amount, LocalDate from) {
        Household household = household(change);
        quotients.set(
                household.id(),
                new QuotientFamilial(
                        household.id(),
                        from,
                        amount,
                        QuotientFamilial.Source.AGENT,
                        change.agent().displayName(),
                        clock.instant(),
                        change.reason()));
        note(
                change,
                Kind.QUOTIENT,
                Messages.text(
                        "family.desk.quotient.what",
                        String.valueOf(amount),
                        FrenchText.shortDate(from)));
    }

    /**
     * The household that an agent changes.
     *
     * @throws NotFoundException for whoever has no right to
     */
    Household household(Change change) {
        right.require(change.agent());
        if (change.reason() == null || change.reason().isBlank()) {
            throw new DomainException("family.reasonMissing");
        }
        return families.find(change.household(), LocalDate.now(clock))
                .orElseThrow(() -> new NotFoundException("household " + change.household()));
    }

    private static FamilyAdult adult(Household household, MemberKey key) {
        return household.adults().stream()
                .filter(a -> MemberKey.of(a).equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("adult " + key));
    }

    private HouseholdAdult adult(Change change, long id) {
        adult(household(change), new MemberKey(MemberKey.Kind.ADULT, id));
        return members.lockAdult(id).orElseThrow();
    }

    private static String name(Household household, MemberKey key) {
        return key.kind() == MemberKey.Kind.CHILD
                ? household
                        .child(key.id())
                        .orElseThrow(() -> new NotFoundException("child " + key))
                        .displayName()
                : adult(household, key).displayName();
    }

    /** Notes it in the history of the household. */
    void note(Change change, Kind kind, String what) {
        members.add(
                new HouseholdEvent(
                        change.household(),
                        kind,
                        what,
                        change.agent().displayName(),
                        change.reason().strip(),
                        clock.instant()));
    }

    /** How somebody without an account is reached, as far as the desk asks. */
    public static ContactDetails called(ContactDetails known, String phone) {
        return new ContactDetails()
                .livingAt(
                        known.addressLine(),
                        known.addressComplement(),
                        known.postalCode(),
                        known.city())
                .calledAt(phone, known.homePhone(), known.workPhone(), known.preferred());
    }
}
