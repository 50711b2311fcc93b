package fr.parvis.family.service;

import fr.parvis.family.entity.Child;
import fr.parvis.family.entity.Dossier;
import fr.parvis.family.entity.HouseholdEvent;
import fr.parvis.family.entity.SchoolLevel;
import fr.parvis.kernel.Messages;
import fr.parvis.town.EnrolmentFileSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A child is in the school and class that its validated dossier says, once the school year of the
 * dossier has begun.
 */
@ApplicationScoped
public class ClassPlaces {

    @Inject DossierRepository dossiers;
    @Inject MemberRepository members;
    @Inject Clock clock;

    /** In the transaction in which an agent validates it: of a year to come it waits. */
    void validated(Dossier dossier) {
        if (dossier.year().equals(year())) {
            place(dossier);
        }
    }

    /** One that was validated before its year began; false when there is none. */
    @Transactional
    public boolean placeOne() {
        Optional<Dossier> next = dossiers.toPlace(year());
        next.ifPresent(this::place);
        return next.isPresent();
    }

    private String year() {
        return EnrolmentFileSettings.schoolYear(LocalDate.now(clock));
    }

    private void place(Dossier dossier) {
        Child child = members.lockChild(dossier.childId()).orElseThrow();
        String school = dossier.answers().text("ecole");
        SchoolLevel level = SchoolLevel.read(dossier.answers().text("niveau")).orElse(null);
        if (child.change(child.facts().in(school.isEmpty() ? null : school, level))) {
            members.householdsOf(child.id(), LocalDate.now(clock))
                    .forEach(household -> note(household, child, dossier));
        }
        dossier.placed(clock.instant());
    }

    private void note(long household, Child child, Dossier dossier) {
        members.add(
                new HouseholdEvent(
                        household,
                        HouseholdEvent.Kind.CHILD_CHANGED,
                        child.facts().displayName(),
                        dossier.validatedBy(),
                        Messages.text("family.desk.dossier", dossier.year()),
                        clock.instant()));
    }
}
