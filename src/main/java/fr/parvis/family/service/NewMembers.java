package fr.parvis.family.service;

import fr.parvis.family.entity.Child;
import fr.parvis.family.entity.ChildFacts;
import fr.parvis.family.entity.FamilyAdult;
import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.entity.Household;
import fr.parvis.family.entity.HouseholdAdult;
import fr.parvis.family.entity.HouseholdEvent;
import fr.parvis.family.entity.SchoolLevel;
import fr.parvis.form.entity.AnswerReading;
import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.service.RequestDecided;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * "Ajouter un membre": when an agent accepts the request, the child or adult joins the household in
 * the same transaction. Somebody who is there already is not added again, so an agent may have done
 * it by hand before.
 */
@ApplicationScoped
public class NewMembers {

    @Inject Families families;
    @Inject MemberRepository members;
    @Inject Clock clock;

    void decided(@Observes RequestDecided decided) {
        if (decided.accepted() && decided.procedure().purpose() == Procedure.Purpose.ADD_MEMBER) {
            Answers answers = decided.request().answers();
            List<Household> own = families.of(decided.request().accountId());
            if (answers.anythingIn("enfant")) {
                addChild(own, answers, decided);
            } else {
                addAdult(own, answers, decided);
            }
        }
    }

    private void addChild(List<Household> own, Answers answers, RequestDecided decided) {
        ChildFacts facts = child(answers);
        boolean there =
                own.stream()
                        .flatMap(h -> h.children().stream())
                        .map(FamilyChild::facts)
                        .anyMatch(c -> same(c, facts));
        if (there) {
            return;
        }
        Household household = household(own, answers);
        List<String> elsewhere = members.filesOfSame(facts);
        if (!elsewhere.isEmpty()) {
            throw new DomainException("family.add.known", String.join(", ", elsewhere));
        }
        var child = new Child(null, facts, clock.instant());
        members.add(child);
        members.join(household.id(), child.id(), LocalDate.now(clock));
        note(household, HouseholdEvent.Kind.CHILD_ADDED, facts.displayName(), decided);
    }

    /** What the request says of the child. */
    static ChildFacts child(Answers answers) {
        String school = answers.text("ecole");
        return new ChildFacts(
                answers.text("enfant.prenoms"),
                answers.text("enfant.nom"),
                AnswerReading.date(answers, "enfant.date_naissance")
                        .orElseThrow(() -> new DomainException("family.add.unreadable")),
                school.isEmpty() ? null : school,
                SchoolLevel.read(answers.text("niveau")).orElse(null),
                null);
    }

    /** Whether two are the same child, as far as a name and a day say it. */
    static boolean same(ChildFacts one, ChildFacts other) {
        return one.bornOn().equals(other.bornOn())
                && FrenchText.folded(one.displayName())
                        .equals(FrenchText.folded(other.displayName()));
    }

    private void addAdult(List<Household> own, Answers answers, RequestDecided decided) {
        String first = answers.text("adulte.prenoms");
        String last = answers.text("adulte.nom");
        String name = FrenchText.folded(first + " " + last);
        boolean there =
                own.stream()
                        .flatMap(h -> h.adults().stream())
                        .map(FamilyAdult::displayName)
                        .anyMatch(n -> FrenchText.folded(n).equals(name));
        if (there) {
            return;
        }
        if (first.isEmpty() || last.isEmpty()) {
            throw new DomainException("family.add.unreadable");
        }
        String civility = answers.text("adulte.civilite");
        Household household = household(own, answers);
        members.add(
                new HouseholdAdult(household.id(), null, clock.instant())
                        .called(civility.isEmpty() ? null : civility, first, last));
        note(household, HouseholdEvent.Kind.ADULT_ADDED, first + " " + last, decided);
    }

    /**
     * The household that is meant: the only one, or the one whose number was given.
     *
     * @throws DomainException when nobody can say which
     */
    static Household household(List<Household> own, Answers answers) {
        if (own.isEmpty()) {
            throw new DomainException("family.add.none");
        }
        String given = answers.text("dossier").replaceAll("\\s+", "");
        return own.stream()
                .filter(h -> h.fileNumber().equalsIgnoreCase(given))
                .findFirst()
                .or(() -> own.size() == 1 ? own.stream().findFirst() : Optional.empty())
                .orElseThrow(
                        () ->
                                new DomainException(
                                        "family.add.which",
                                        own.stream()
                                                .map(Household::fileNumber)
                                                .collect(Collectors.joining(", "))));
    }

    private void note(
            Household household, HouseholdEvent.Kind kind, String name, RequestDecided decided) {
        members.add(
                new HouseholdEvent(
                        household.id(),
                        kind,
                        name,
                        decided.agent(),
                        Messages.text(
                                "family.byRequest",
                                decided.procedure().title(),
                                String.valueOf(decided.request().number())),
                        clock.instant()));
    }
}
