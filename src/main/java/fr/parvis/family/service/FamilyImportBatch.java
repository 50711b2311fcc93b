package fr.parvis.family.service;

import fr.parvis.account.service.AccountForms;
import fr.parvis.family.entity.Child;
import fr.parvis.family.entity.FamilyCheck.Checked;
import fr.parvis.family.entity.FamilyDraft;
import fr.parvis.family.entity.FamilyOutcome;
import fr.parvis.family.entity.FamilyReport;
import fr.parvis.family.entity.HouseholdAdult;
import fr.parvis.family.entity.HouseholdEvent;
import fr.parvis.family.entity.HouseholdEvent.Kind;
import fr.parvis.family.entity.ImportedLine;
import fr.parvis.family.entity.QuotientFamilial;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.TrialRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Some lines of a file of households in a transaction of their own: all are written, or none. */
@ApplicationScoped
class FamilyImportBatch {

    @Inject MemberRepository members;
    @Inject QuotientRepository quotients;
    @Inject Quotients setting;
    @Inject Clock clock;

    /** Does it and takes it back: so a trial says what would happen, and nothing else. */
    @Transactional(TxType.REQUIRES_NEW)
    void attempt(List<Checked> some, String by) {
        throw new TrialRun(new FamilyReport(decided(some, by)));
    }

    @Transactional(TxType.REQUIRES_NEW)
    List<ImportedLine> write(List<Checked> some, String by) {
        return decided(some, by);
    }

    private List<ImportedLine> decided(List<Checked> some, String by) {
        members.oneImportAtATime();
        var lines = new ArrayList<ImportedLine>();
        for (Checked checked : some) {
            FamilyDraft draft = checked.draft();
            long household = members.household(draft.file().value(), clock.instant());
            String fault = fault(draft, household);
            lines.add(
                    new ImportedLine(
                            draft.line(),
                            checked.who(),
                            fault == null ? apply(draft, household, by) : FamilyOutcome.FAULTY,
                            fault));
        }
        return lines;
    }

    /** What only the database knows to be wrong; null when nothing is. */
    private String fault(FamilyDraft draft, long household) {
        if (draft.kind() != FamilyDraft.Kind.ADULTE) {
            return null;
        }
        return members.adult(draft.reference())
                .filter(a -> a.householdId() != household)
                .map(a -> Messages.text("family.import.line.otherHousehold", draft.reference()))
                .orElse(null);
    }

    private FamilyOutcome apply(FamilyDraft draft, long household, String by) {
        return switch (draft.kind()) {
            case FOYER -> quotient(draft, household, by);
            case ADULTE -> adult(draft, household, by);
            case ENFANT -> child(draft, household, by);
        };
    }

    private FamilyOutcome quotient(FamilyDraft draft, long household, String by) {
        if (draft.quotient() == null) {
            return FamilyOutcome.SAME;
        }
        boolean there =
                QuotientFamilial.on(draft.quotientFrom(), quotients.history(household))
                        .filter(q -> q.amount() == draft.quotient())
                        .filter(q -> q.from().equals(draft.quotientFrom()))
                        .isPresent();
        if (there) {
            return FamilyOutcome.SAME;
        }
        setting.set(
                household,
                new QuotientFamilial(
                        household,
                        draft.quotientFrom(),
                        draft.quotient(),
                        QuotientFamilial.Source.IMPORT,
                        by,
                        clock.instant(),
                        null));
        note(
                household,
                Kind.QUOTIENT,
                Messages.text(
                        "family.desk.quotient.what",
                        String.valueOf(draft.quotient()),
                        FrenchText.shortDate(draft.quotientFrom())),
                by);
        return FamilyOutcome.CHANGE;
    }

    private FamilyOutcome adult(FamilyDraft draft, long household, String by) {
        Optional<HouseholdAdult> there = members.adult(draft.reference());
        HouseholdAdult adult =
                there.orElseGet(
                        () -> new HouseholdAdult(household, draft.reference(), clock.instant()));
        if (adult.accountId() != null) {
            // the person's own space says it
            return FamilyOutcome.SAME;
        }
        String before = there.isEmpty() ? null : state(adult);
        adult.called(draft.civility(), draft.firstNames(), draft.lastName())
                .reachedAt(draft.contacts(), draft.mail());
        if (draft.rights() != null) {
            adult.allowed(draft.rights());
        }
        if (draft.leaves() != null || adult.until() != null) {
            adult.leave(draft.leaves());
        }
        if (state(adult).equals(before)) {
            return FamilyOutcome.SAME;
        }
        if (before == null) {
            members.add(adult);
        }
        note(
                household,
                before == null ? Kind.ADULT_ADDED : Kind.ADULT_CHANGED,
                adult.displayName(),
                by);
        return before == null ? FamilyOutcome.CREATE : FamilyOutcome.CHANGE;
    }

    private static String state(HouseholdAdult adult) {
        return String.join(
                "|",
                String.valueOf(adult.civility()),
                adult.displayName(),
                AccountForms.answers(adult.contacts(), adult.mail()).asMap().toString(),
                String.valueOf(adult.rights().hashCode()),
                String.valueOf(adult.until()));
    }

    private FamilyOutcome child(FamilyDraft draft, long household, String by) {
        Optional<Child> there =
                members.child(draft.reference())
                        .or(
                                () ->
                                        members.sameChild(draft.child(), household)
                                                .filter(c -> c.reference() == null));
        boolean changed = there.isEmpty();
        Child child =
                there.orElseGet(
                        () -> {
                            var fresh =
                                    new Child(draft.reference(), draft.child(), clock.instant());
                            members.add(fresh);
                            return fresh;
                        });
        changed |= child.refer(draft.reference());
        changed |= child.change(draft.child());
        String contacts = AccountForms.answers(child.contacts(), child.mail()).asMap().toString();
        child.reachedAt(draft.contacts(), draft.mail());
        changed |=
                !contacts.equals(
                        AccountForms.answers(child.contacts(), child.mail()).asMap().toString());
        changed |= bond(draft, household, child.id());
        if (!changed) {
            return FamilyOutcome.SAME;
        }
        note(
                household,
                there.isEmpty() ? Kind.CHILD_ADDED : Kind.CHILD_CHANGED,
                draft.child().displayName(),
                by);
        return there.isEmpty() ? FamilyOutcome.CREATE : FamilyOutcome.CHANGE;
    }

    /** Whether the child's belonging to the household changes. */
    private boolean bond(FamilyDraft draft, long household, long child) {
        if (draft.leaves() != null) {
            return members.leave(household, child, draft.leaves());
        }
        if (members.householdsOf(child).contains(household)) {
            return false;
        }
        members.join(household, child, LocalDate.now(clock));
        return true;
    }

    private void note(long household, Kind kind, String what, String by) {
        members.add(
                new HouseholdEvent(
                        household,
                        kind,
                        what,
                        by,
                        Messages.text("family.import.reason"),
                        clock.instant()));
    }
}
