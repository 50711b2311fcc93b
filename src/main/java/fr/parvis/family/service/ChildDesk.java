package fr.parvis.family.service;

import fr.parvis.account.entity.FileNumber;
import fr.parvis.family.entity.Child;
import fr.parvis.family.entity.ChildFacts;
import fr.parvis.family.entity.Household;
import fr.parvis.family.entity.HouseholdEvent.Kind;
import fr.parvis.family.service.HouseholdDesk.Change;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** What agents change of the children of a household, which may be those of another one, too. */
@ApplicationScoped
public class ChildDesk {

    @Inject HouseholdDesk desk;
    @Inject MemberRepository members;
    @Inject Event<ChildLeaving> leaving;
    @Inject Clock clock;

    /**
     * A child joins the household.
     *
     * @param sharedWith number of the household that has the child already, and shares it from now
     *     on; "" for a child that the town does not know
     * @throws DomainException when the town knows a child of this name and day of birth and nobody
     *     said that it is the same: a dossier must not come into another family by a name
     */
    @Transactional
    public void addChild(Change change, ChildFacts facts, String sharedWith) {
        Household household = desk.household(change);
        Child child = sharedWith.isEmpty() ? unknown(facts) : shared(facts, sharedWith);
        members.join(household.id(), child.id(), LocalDate.now(clock));
        desk.note(change, Kind.CHILD_ADDED, facts.displayName());
    }

    private Child unknown(ChildFacts facts) {
        List<String> files = members.filesOfSame(facts);
        if (!files.isEmpty()) {
            throw new DomainException(
                    "family.desk.child.known", facts.displayName(), String.join(", ", files));
        }
        var fresh = new Child(null, facts, clock.instant());
        members.add(fresh);
        return fresh;
    }

    private Child shared(ChildFacts facts, String typedNumber) {
        return FileNumber.read(typedNumber)
                .flatMap(number -> members.householdOf(number.value()))
                .flatMap(other -> members.sameChild(facts, other))
                .orElseThrow(
                        () ->
                                new DomainException(
                                        "family.desk.child.notThere", facts.displayName()));
    }

    /** What the town knows of a child changes, for all its households. */
    @Transactional
    public void changeChild(Change change, long id, ChildFacts facts) {
        if (desk.household(change).child(id).isEmpty()) {
            throw new NotFoundException("child " + id);
        }
        Child child = members.lockChild(id).orElseThrow();
        if (child.change(facts)) {
            leaving.fire(new ChildLeaving(id));
            members.householdsOf(id, LocalDate.now(clock))
                    .forEach(
                            h ->
                                    desk.note(
                                            new Change(change.agent(), h, change.reason()),
                                            Kind.CHILD_CHANGED,
                                            facts.displayName()));
        }
    }
}
