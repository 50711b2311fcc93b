package fr.parvis.family.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.family.entity.DossierGaps;
import fr.parvis.family.entity.DossierSection;
import fr.parvis.family.entity.DossierState;
import fr.parvis.family.entity.MemberKey;
import fr.parvis.family.service.DossierChanges;
import fr.parvis.family.service.DossierPapers;
import fr.parvis.family.service.Dossiers;
import fr.parvis.form.view.AnswerGroup;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** "Dossier d’inscription" of a child: its parts, what is missing, and sending it. */
@RequestScoped
@Named
public class DossierBacking {

    @Inject Dossiers dossiers;
    @Inject DossierChanges changes;
    @Inject DossierMarks marks;
    @Inject DossierPapers papers;
    @Inject CurrentUser user;
    @Inject Navigation navigation;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject Clock clock;

    private Dossiers.Opened opened;

    /**
     * A part of the dossier.
     *
     * @param gaps what it lacks, in one line; "" when nothing
     */
    public record Part(
            String id, String title, String address, String gaps, List<AnswerGroup> answers) {}

    /** A document that is asked for, with what was joined. */
    public record Asked(
            String type,
            String title,
            String hint,
            boolean changeable,
            List<SupportingDocument> joined) {}

    public void load() {
        opened = dossiers.open(user.citizen(), key());
    }

    MemberKey key() {
        return MemberKey.read(path.get("member"))
                .orElseThrow(() -> new NotFoundException("member"));
    }

    public void send() {
        changes.send(user.citizen(), key());
        navigation.to("/mon-espace/famille/" + key() + "?pv-dit=dossier");
    }

    public Dossiers.Opened getOpened() {
        return opened;
    }

    public String getHere() {
        return "/mon-espace/famille/" + key() + "/dossier";
    }

    public DossierMark getMark() {
        return marks.mark(dossiers.summaries(List.of(key().id())).get(key().id()));
    }

    public List<Part> getParts() {
        return Arrays.stream(DossierSection.values()).map(this::part).toList();
    }

    private Part part(DossierSection section) {
        return new Part(
                section.id(),
                title(section),
                getHere() + "/" + section.id(),
                String.join(", ", DossierGaps.of(section, opened.answers(), LocalDate.now(clock))),
                AnswerGroup.of(section.fields(), opened.answers()));
    }

    static String title(DossierSection section) {
        return Messages.text("family.dossier.part." + section);
    }

    /** What is asked of all children; what an agent has validated stays. */
    public List<Asked> getAsked() {
        return asked(dossiers.demanded(), isChangeable());
    }

    /** What some activities ask for: joined at any time. */
    public List<Asked> getMore() {
        Map<String, String> more = new LinkedHashMap<>(papers.more());
        more.keySet().removeAll(dossiers.demanded().keySet());
        return asked(more, true);
    }

    private List<Asked> asked(Map<String, String> titles, boolean changeable) {
        return titles.entrySet().stream()
                .map(
                        e ->
                                new Asked(
                                        e.getKey(),
                                        e.getValue(),
                                        dossiers.hint(e.getKey()),
                                        changeable,
                                        opened.documents().stream()
                                                .filter(d -> e.getKey().equals(d.type()))
                                                .toList()))
                .toList();
    }

    /** Whether anything is missing: each part says what. */
    public boolean isLacking() {
        return !opened.missing().isEmpty();
    }

    public boolean isOpen() {
        return opened.state() == DossierState.OPEN;
    }

    /** Whether the family may change it: not what an agent has validated. */
    public boolean isChangeable() {
        return opened.state() != DossierState.VALIDATED;
    }

    public String getDeadline() {
        return FrenchText.longDate(opened.deadline());
    }

    public String getSaid() {
        return switch (sent.of("pv-dit")) {
            case "garde" -> Messages.text("family.dossier.kept");
            case "piece" -> Messages.text("family.dossier.joined");
            case "retire" -> Messages.text("family.dossier.removed");
            default -> null;
        };
    }
}
