package fr.parvis.family.view;

import fr.parvis.family.entity.AdultRights;
import fr.parvis.family.entity.FamilyAdult;
import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.entity.HouseholdEvent;
import fr.parvis.family.entity.MemberKey;
import fr.parvis.family.service.FamilyDesk;
import fr.parvis.family.service.FamilyWords;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A household before an agent. */
@RequestScoped
@Named
public class HouseholdBacking {

    @Inject FamilyDesk desk;
    @Inject FamilyDeskBacking families;
    @Inject FamilyCards cards;
    @Inject DossierMarks marks;
    @Inject PathParameters path;
    @Inject SentText sent;

    private FamilyDesk.Opened opened;

    public void load() {
        opened = desk.open(families.agent(), path.number("id"));
    }

    public FamilyDesk.Opened getOpened() {
        return opened;
    }

    public String getHere() {
        return FamilyDeskBacking.PAGE + "/" + opened.household().id();
    }

    public String about(FamilyChild child) {
        return cards.about(child.facts());
    }

    /**
     * A dossier of a child.
     *
     * @param page where an agent reads it; null before it was begun
     */
    public record ChildDossier(String year, String page, DossierMark mark) {}

    /** This year's, and last year's where there is one; none where the town asks for none. */
    public List<ChildDossier> dossiers(FamilyChild child) {
        return Stream.of(opened.dossiers(), opened.lastYear())
                .map(years -> years.get(child.id()))
                .filter(Objects::nonNull)
                .map(
                        d ->
                                new ChildDossier(
                                        d.year(),
                                        d.id() == null
                                                ? null
                                                : FamilyDeskBacking.PAGE + "/dossiers/" + d.id(),
                                        marks.mark(d)))
                .toList();
    }

    /** "Fait partie du foyer jusqu’au 30 décembre 2026"; null while nobody knows of an end. */
    public String until(FamilyChild child) {
        return child.until() == null
                ? null
                : Messages.text(
                        "family.desk.until", FrenchText.longDate(child.until().minusDays(1)));
    }

    public String key(FamilyChild child) {
        return MemberKey.child(child.id()).toString();
    }

    public String key(FamilyAdult adult) {
        return MemberKey.of(adult).toString();
    }

    public String rights(AdultRights rights) {
        return FamilyWords.rights(rights);
    }

    public String title(HouseholdEvent event) {
        return Messages.text("family.event." + event.kind());
    }

    public boolean isChanged() {
        return "fait".equals(sent.of("pv-dit"));
    }
}
