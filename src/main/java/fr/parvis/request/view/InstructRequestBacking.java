package fr.parvis.request.view;

import fr.parvis.account.service.Colleague;
import fr.parvis.account.service.Colleagues;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.form.view.AnswerGroup;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.InternalNote;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.RequestEvent;
import fr.parvis.request.entity.RequestStatus;
import fr.parvis.request.service.Instruction;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Beside;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The screen on which an agent reads a request and decides. */
@RequestScoped
@Named
public class InstructRequestBacking {

    private static final String TOO_LONG = "request.textTooLong";

    @Inject Instruction instruction;
    @Inject CurrentUser user;
    @Inject Catalogue catalogue;
    @Inject TownSettings town;
    @Inject PathParameters path;
    @Inject Navigation navigation;
    @Inject SentText sent;
    @Inject QueuePlaceBacking place;
    @Inject Colleagues colleagues;

    private Request shown;
    private Procedure procedure;
    private List<InternalNote> notes;
    private List<String> others;
    private List<Colleague> entrustable;

    public void load() {
        Instruction.Opened opened = instruction.open(path.number("number"), user.agent());
        shown = opened.request();
        notes = opened.notes();
        others = opened.others();
        procedure = catalogue.version(shown.versionId());
    }

    public void take() {
        instruction.take(shown.number(), seenVersion(), user.agent());
        reload();
    }

    public void assign() {
        instruction.assign(shown.number(), seenVersion(), user.agent());
        reload();
    }

    /** "Attribuer" to a colleague. */
    public void entrust() {
        String colleague = sent.of("pv-agent");
        if (!colleague.matches("\\d{1,18}")) {
            throw new DomainException("request.entrust.missing").at("pv-agent");
        }
        instruction.entrust(shown.number(), seenVersion(), user.agent(), Long.parseLong(colleague));
        reload();
    }

    public void askComplement() {
        Beside.fields(
                Map.of("request.reasonMissing", "pv-question", TOO_LONG, "pv-question"),
                () ->
                        instruction.askComplement(
                                shown.number(),
                                seenVersion(),
                                user.agent(),
                                sent.of("pv-question")));
        reload();
    }

    public void decide() {
        Beside.fields(
                Map.of(
                        "request.outcomeMissing",
                        "pv-issue",
                        "request.reasonMissing",
                        "pv-motif",
                        TOO_LONG,
                        "pv-motif"),
                () ->
                        instruction.decide(
                                shown.number(),
                                seenVersion(),
                                user.agent(),
                                sent.of("pv-issue"),
                                sent.of("pv-motif")));
        reload();
    }

    public void reopen() {
        Beside.fields(
                Map.of("request.reasonMissing", "pv-motif-reprise", TOO_LONG, "pv-motif-reprise"),
                () ->
                        instruction.reopen(
                                shown.number(), seenVersion(), user.agent(), sent.of("pv-motif")));
        reload();
    }

    public void replaceLink() {
        instruction.replaceLink(shown.number(), seenVersion(), user.agent());
        reload();
    }

    public void addNote() {
        Beside.fields(
                Map.of("request.noteMissing", "pv-note"),
                () -> instruction.note(shown.number(), user.agent(), sent.of("pv-note")));
        reload();
    }

    private void reload() {
        navigation.to("/agents/demandes/" + shown.number() + place.getChoices());
    }

    private long seenVersion() {
        String version = sent.of("pv-version");
        if (!version.matches("\\d{1,18}")) {
            throw new DomainException("request.changedMeanwhile");
        }
        return Long.parseLong(version);
    }

    /** How much of the history the page shows: what comes later was not seen. */
    public int getSeen() {
        return shown.history().size();
    }

    /** What happened after the page that a refused change came from; none otherwise. */
    public List<RequestEvent> getChanges() {
        String seen = sent.of("pv-vu");
        if (!seen.matches("\\d{1,6}") || Integer.parseInt(seen) >= shown.history().size()) {
            return List.of();
        }
        return shown.history().subList(Integer.parseInt(seen), shown.history().size());
    }

    public List<Procedure.Outcome> getAccepting() {
        return outcomes(Procedure.Outcome.Decision.ACCEPTED);
    }

    public List<Procedure.Outcome> getRejecting() {
        return outcomes(Procedure.Outcome.Decision.REJECTED);
    }

    private List<Procedure.Outcome> outcomes(Procedure.Outcome.Decision decision) {
        return procedure.outcomes().stream().filter(o -> o.decision() == decision).toList();
    }

    /** What was typed before a problem: nothing is lost. */
    public String typed(String name) {
        return sent.of(name);
    }

    /** What was typed in a form that the page has no more, because the request changed; else "". */
    public String getUnsaved() {
        if (isOpen()) {
            return "";
        }
        String question = sent.of("pv-question");
        return question.isEmpty() && shown.archived() ? sent.of("pv-motif") : question;
    }

    /** Whether there is a link to replace: what was filed with an account never had one. */
    public boolean isLinked() {
        return shown.history().stream().findFirst().map(e -> !e.byAccount()).orElse(true);
    }

    /** Who looks. */
    Actor actor() {
        return Instruction.actor(user.agent());
    }

    public Request getShown() {
        return shown;
    }

    List<String> getOthers() {
        return others;
    }

    /** "Camille Petit consulte aussi cette demande."; null when nobody else does. */
    public String getColleagues() {
        return others.isEmpty()
                ? null
                : Messages.text(
                        others.size() == 1 ? "request.presence.one" : "request.presence.several",
                        String.join(", ", others));
    }

    public List<AnswerGroup> getApplicant() {
        return AnswerGroup.of(procedure.applicantFields(), shown.answers());
    }

    public List<AnswerGroup> getAnswers() {
        return AnswerGroup.of(procedure.fields(), shown.answers());
    }

    /** The latest first. */
    public List<RequestEvent> getEvents() {
        var events = new ArrayList<>(shown.history());
        Collections.reverse(events);
        return events;
    }

    /** To whom the request may be given. */
    public List<Colleague> getColleaguesOfService() {
        if (entrustable == null) {
            entrustable =
                    colleagues.of(shown.service()).stream()
                            .filter(c -> !Objects.equals(c.id(), shown.assigneeId()))
                            .filter(c -> c.id() != user.agent().id())
                            .toList();
        }
        return entrustable;
    }

    public List<InternalNote> getNotes() {
        return notes;
    }

    public Procedure getProcedure() {
        return procedure;
    }

    public String getServiceName() {
        return town.service(shown.service())
                .map(TownSettings.TownService::name)
                .orElse(shown.service());
    }

    public boolean isOpen() {
        return shown.status().open();
    }

    public boolean isTakeable() {
        return shown.status() == RequestStatus.FILED;
    }

    public boolean isMine() {
        return user.agent().id().equals(shown.assigneeId());
    }

    /** A decision that may be taken back. */
    public boolean isDecided() {
        return !shown.archived() && !shown.status().open();
    }
}
