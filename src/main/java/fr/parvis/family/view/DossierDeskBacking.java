package fr.parvis.family.view;

import fr.parvis.family.entity.DossierSection;
import fr.parvis.family.entity.DossierState;
import fr.parvis.family.service.DossierDesk;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.view.AnswerGroup;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;

/** An enrolment dossier before an agent; what concerns health is a page of its own. */
@RequestScoped
@Named
public class DossierDeskBacking {

    @Inject DossierDesk desk;
    @Inject FamilyDeskBacking families;
    @Inject FamilyCards cards;
    @Inject DossierMarks marks;
    @Inject Navigation navigation;
    @Inject PathParameters path;
    @Inject SentText sent;

    private DossierDesk.Opened opened;
    private Answers health = Answers.NONE;

    /** A part of the dossier. */
    public record Part(String title, List<AnswerGroup> answers) {}

    public void load() {
        opened = desk.open(families.agent(), path.number("id"));
    }

    public void loadHealth() {
        health = desk.openHealth(families.agent(), path.number("id"));
        load();
    }

    public void validate() {
        desk.validate(families.agent(), path.number("id"), version());
        navigation.to(getHere());
    }

    public void giveBack() {
        desk.giveBack(families.agent(), path.number("id"), version(), sent.of("pv-motif"));
        navigation.to(getHere());
    }

    /** Streams a file of the dossier. */
    public void send() {
        boolean preview = sent.has("apercu");
        DossierDocumentsBacking.answer(
                desk.file(
                        families.agent(),
                        path.number("id"),
                        DossierDocumentsBacking.id(path.get("fichier")),
                        preview),
                preview || sent.has("voir"));
    }

    private long version() {
        String seen = sent.of("pv-version");
        if (!seen.matches("\\d{1,18}")) {
            throw new NotFoundException("version of a dossier");
        }
        return Long.parseLong(seen);
    }

    public DossierDesk.Opened getOpened() {
        return opened;
    }

    public String getHere() {
        return FamilyDeskBacking.PAGE + "/dossiers/" + path.number("id");
    }

    public String getName() {
        return opened.child().facts().displayName();
    }

    public String getAbout() {
        return cards.about(opened.child().facts());
    }

    public DossierMark getMark() {
        DossierState state = opened.dossier().state();
        return new DossierMark(
                marks.style(state),
                marks.icon(state),
                Messages.text("family.dossier.state." + state),
                "");
    }

    /** Without health. */
    public List<Part> getParts() {
        return Stream.of(DossierSection.values())
                .filter(s -> s != DossierSection.HEALTH)
                .map(
                        s ->
                                new Part(
                                        DossierBacking.title(s),
                                        AnswerGroup.of(s.fields(), opened.dossier().answers())))
                .toList();
    }

    public List<AnswerGroup> getHealth() {
        return AnswerGroup.of(DossierSection.HEALTH.fields(), health);
    }

    public boolean isToValidate() {
        return opened.dossier().state() == DossierState.COMPLETE;
    }

    public boolean isValidated() {
        return opened.dossier().state() == DossierState.VALIDATED;
    }

    /** What is missing while the family fills it in; null when nothing is. */
    public String getMissing() {
        return opened.dossier().missing().isEmpty()
                ? null
                : Messages.text(
                        "family.dossier.missing", String.join(", ", opened.dossier().missing()));
    }
}
