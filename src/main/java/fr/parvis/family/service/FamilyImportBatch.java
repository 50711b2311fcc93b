package fr.parvis.family.service;

import fr.parvis.family.entity.FamilyCheck.Checked;
import fr.parvis.family.entity.FamilyDraft;
import fr.parvis.family.entity.FamilyOutcome;
import fr.parvis.family.entity.FamilyReport;
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
import java.util.ArrayList;
import java.util.List;

/** Some lines of a file of households in a transaction of their own: all are written, or none. */
@ApplicationScoped
class FamilyImportBatch {

    @Inject MemberRepository members;
    @Inject QuotientRepository quotients;
    @Inject Quotients setting;
    @Inject ImportedAdults adults;
    @Inject ImportedChildren children;
    @Inject Clock clock;

    /** Does it and takes it back: so a trial says what would happen, and nothing else. */
    @Transactional(TxType.REQUIRES_NEW)
    void attempt(List<Checked> some, String by) {
        throw new TrialRun(new FamilyReport(decided(some, by, new ArrayList<>())));
    }

    @Transactional(TxType.REQUIRES_NEW)
    List<ImportedLine> write(List<Checked> some, String by) {
        var set = new ArrayList<QuotientSet>();
        List<ImportedLine> lines = decided(some, by, set);
        // after the last line: the days of all these households are locked in one order
        setting.tell(set);
        return lines;
    }

    /**
     * @param set takes the quotients that were set
     */
    private List<ImportedLine> decided(List<Checked> some, String by, List<QuotientSet> set) {
        members.oneImportAtATime();
        var lines = new ArrayList<ImportedLine>();
        for (Checked checked : some) {
            FamilyDraft draft = checked.draft();
            boolean fresh = members.begin(draft.file().value(), clock.instant());
            long household = members.household(draft.file().value(), clock.instant());
            String fault = fault(draft, household);
            FamilyOutcome outcome =
                    fault == null ? apply(draft, household, by, set) : FamilyOutcome.FAULTY;
            if (fresh && draft.kind() == FamilyDraft.Kind.FOYER) {
                outcome = FamilyOutcome.CREATE;
            }
            lines.add(new ImportedLine(draft.line(), checked.who(), outcome, fault));
        }
        return lines;
    }

    /** What only the database knows to be wrong; null when nothing is. */
    private String fault(FamilyDraft draft, long household) {
        if (draft.kind() == FamilyDraft.Kind.FOYER) {
            return null;
        }
        if (draft.reference() == null) {
            boolean known =
                    draft.kind() == FamilyDraft.Kind.ENFANT
                            ? members.sameChild(draft.child(), household).isPresent()
                            : adults.known(draft, household);
            return known ? null : Messages.text("family.import.line.unnamed", draft.displayName());
        }
        if (draft.kind() == FamilyDraft.Kind.ENFANT) {
            return null;
        }
        return members.adult(draft.reference())
                .filter(a -> a.householdId() != household)
                .map(a -> Messages.text("family.import.line.otherHousehold", draft.reference()))
                .orElse(null);
    }

    private FamilyOutcome apply(
            FamilyDraft draft, long household, String by, List<QuotientSet> set) {
        return switch (draft.kind()) {
            case FOYER -> quotient(draft, household, by, set);
            case ADULTE -> noted(adults.apply(draft, household), household, by);
            case ENFANT -> noted(children.apply(draft, household), household, by);
        };
    }

    /**
     * What a line did to a member.
     *
     * @param what as the history of the household says it; null when nothing changed
     */
    record Done(FamilyOutcome outcome, Kind kind, String what) {

        static final Done NOTHING = new Done(FamilyOutcome.SAME, null, null);
    }

    private FamilyOutcome noted(Done done, long household, String by) {
        if (done.outcome() != FamilyOutcome.SAME) {
            note(household, done.kind(), done.what(), by);
        }
        return done.outcome();
    }

    private FamilyOutcome quotient(
            FamilyDraft draft, long household, String by, List<QuotientSet> set) {
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
        set.add(
                setting.add(
                        household,
                        new QuotientFamilial(
                                household,
                                draft.quotientFrom(),
                                draft.quotient(),
                                QuotientFamilial.Source.IMPORT,
                                by,
                                clock.instant(),
                                null)));
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
