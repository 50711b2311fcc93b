package fr.parvis.family.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.AccountForms;
import fr.parvis.family.entity.AdultName;
import fr.parvis.family.entity.FamilyColumn;
import fr.parvis.family.entity.FamilyDraft;
import fr.parvis.family.entity.FamilyOutcome;
import fr.parvis.family.entity.HouseholdAdult;
import fr.parvis.family.entity.HouseholdEvent.Kind;
import fr.parvis.family.service.FamilyImportBatch.Done;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a line of a file says of an adult. Who has an account says name and contacts there; who
 * belongs to the household, and what an adult may do, the town says.
 */
@ApplicationScoped
class ImportedAdults {

    @Inject MemberRepository members;
    @Inject AdultRepository adults;
    @Inject KnownAdults known;
    @Inject Clock clock;

    /** Whether a line without a reference means somebody whom the household has. */
    boolean known(FamilyDraft draft, long household) {
        return known.named(household, name(draft), false).isPresent()
                || known.unnamed(household, name(draft)).isPresent();
    }

    Done apply(FamilyDraft draft, long household) {
        Optional<HouseholdAdult> there = there(draft, household);
        boolean referred =
                draft.reference() != null
                        && there.filter(a -> a.refer(draft.reference())).isPresent();
        if (there.isPresent() && there.get().accountId() != null) {
            return ofAccount(draft, household, there.get().accountId(), referred);
        }
        if (there.isEmpty()) {
            Optional<Account> account = known.unnamed(household, name(draft));
            if (account.isPresent()) {
                return meet(draft, household, account.get());
            }
        }
        HouseholdAdult adult =
                there.orElseGet(
                        () -> new HouseholdAdult(household, draft.reference(), clock.instant()));
        String before = there.isEmpty() ? null : state(adult);
        describe(adult, draft);
        if (draft.says(FamilyColumn.QUITTE)) {
            adult.leave(draft.leaves());
        }
        if (before == null) {
            members.add(adult);
            return new Done(FamilyOutcome.CREATE, Kind.ADULT_ADDED, adult.displayName());
        }
        return referred || !state(adult).equals(before)
                ? changed(adult.displayName())
                : Done.NOTHING;
    }

    private Optional<HouseholdAdult> there(FamilyDraft draft, long household) {
        boolean referred = draft.reference() != null;
        Optional<HouseholdAdult> byReference =
                referred ? members.adult(draft.reference()) : Optional.empty();
        return byReference.or(() -> known.named(household, name(draft), referred));
    }

    /** Somebody with an account whom nobody named: the reference is kept for the next time. */
    private Done meet(FamilyDraft draft, long household, Account account) {
        if (draft.reference() != null) {
            var adult = new HouseholdAdult(household, draft.reference(), clock.instant());
            describe(adult, draft);
            adult.linkedTo(account.id());
            members.add(adult);
        }
        return ofAccount(draft, household, account.id(), draft.reference() != null);
    }

    private Done ofAccount(FamilyDraft draft, long household, long account, boolean referred) {
        if (draft.leaves() != null && !draft.leaves().isAfter(LocalDate.now(clock))) {
            adults.unlink(household, account, draft.leaves());
            return new Done(
                    FamilyOutcome.CHANGE,
                    Kind.ADULT_LEFT,
                    Messages.text(
                            "family.desk.leaves",
                            draft.displayName(),
                            FrenchText.shortDate(draft.leaves())));
        }
        if (draft.rights() != null && adults.changeRights(household, account, draft.rights())) {
            return new Done(
                    FamilyOutcome.CHANGE,
                    Kind.RIGHTS,
                    Messages.text(
                            "family.desk.rights.what",
                            draft.displayName(),
                            FamilyWords.rights(draft.rights())));
        }
        return referred ? changed(draft.displayName()) : Done.NOTHING;
    }

    private static void describe(HouseholdAdult adult, FamilyDraft draft) {
        adult.called(draft.civility(adult.civility()), draft.firstNames(), draft.lastName())
                .reachedAt(draft.contacts(adult.contacts()), draft.mail(adult.mail()));
        if (draft.rights() != null) {
            adult.allowed(draft.rights());
        }
    }

    private static Done changed(String name) {
        return new Done(FamilyOutcome.CHANGE, Kind.ADULT_CHANGED, name);
    }

    private static AdultName name(FamilyDraft draft) {
        return new AdultName(draft.firstNames(), draft.lastName());
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
}
