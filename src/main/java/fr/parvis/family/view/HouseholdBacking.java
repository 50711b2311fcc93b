package fr.parvis.family.view;

import fr.parvis.family.entity.AdultRights;
import fr.parvis.family.entity.FamilyAdult;
import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.entity.HouseholdEvent;
import fr.parvis.family.entity.MemberKey;
import fr.parvis.family.service.FamilyDesk;
import fr.parvis.family.service.FamilyWords;
import fr.parvis.kernel.Messages;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

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

    /** Null where the town asks for no dossier. */
    public DossierMark dossier(FamilyChild child) {
        return marks.mark(opened.dossiers().get(child.id()));
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
