package fr.parvis.family.service;

import fr.parvis.account.service.AccountForms;
import fr.parvis.family.entity.Child;
import fr.parvis.family.entity.FamilyColumn;
import fr.parvis.family.entity.FamilyDraft;
import fr.parvis.family.entity.FamilyOutcome;
import fr.parvis.family.entity.HouseholdEvent.Kind;
import fr.parvis.family.service.FamilyImportBatch.Done;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** What a line of a file says of a child; of what the file has no column for it says nothing. */
@ApplicationScoped
class ImportedChildren {

    @Inject MemberRepository members;
    @Inject Clock clock;

    Done apply(FamilyDraft draft, long household) {
        Optional<Child> there = there(draft, household);
        boolean changed = there.isEmpty();
        Child child =
                there.orElseGet(
                        () -> {
                            var fresh =
                                    new Child(draft.reference(), draft.child(), clock.instant());
                            members.add(fresh);
                            return fresh;
                        });
        changed |= draft.reference() != null && child.refer(draft.reference());
        changed |= child.change(draft.child(child.facts()));
        String before = reached(child);
        child.reachedAt(draft.contacts(child.contacts()), draft.mail(child.mail()));
        changed |= !reached(child).equals(before);
        changed |= bond(draft, household, child.id());
        if (!changed) {
            return Done.NOTHING;
        }
        String name = draft.child().displayName();
        return there.isEmpty()
                ? new Done(FamilyOutcome.CREATE, Kind.CHILD_ADDED, name)
                : new Done(FamilyOutcome.CHANGE, Kind.CHILD_CHANGED, name);
    }

    private Optional<Child> there(FamilyDraft draft, long household) {
        if (draft.reference() == null) {
            return members.sameChild(draft.child(), household);
        }
        return members.child(draft.reference())
                .or(
                        () ->
                                members.sameChild(draft.child(), household)
                                        .filter(c -> c.reference() == null));
    }

    private static String reached(Child child) {
        return AccountForms.answers(child.contacts(), child.mail()).asMap().toString();
    }

    /** Whether the child's belonging to the household changes. */
    private boolean bond(FamilyDraft draft, long household, long child) {
        LocalDate today = LocalDate.now(clock);
        if (draft.leaves() != null) {
            LocalDate since = draft.leaves().isBefore(today) ? draft.leaves() : today;
            boolean entered = members.enter(household, child, since);
            return members.leave(household, child, draft.leaves()) || entered;
        }
        return draft.says(FamilyColumn.QUITTE)
                ? members.join(household, child, today)
                : members.enter(household, child, today);
    }
}
