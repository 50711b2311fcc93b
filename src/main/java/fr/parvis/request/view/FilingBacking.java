package fr.parvis.request.view;

import fr.parvis.appointment.service.Holding;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.entity.PostedForm;
import fr.parvis.form.view.AnswerGroup;
import fr.parvis.form.view.FormWriter;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.request.entity.Draft;
import fr.parvis.request.entity.DraftOwner;
import fr.parvis.request.entity.FilingState;
import fr.parvis.request.entity.FilingStep;
import fr.parvis.request.service.CurrentApplicant;
import fr.parvis.request.service.Drafts;
import fr.parvis.request.service.Filing;
import fr.parvis.request.service.FilingAppointments;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** "Mes informations" and "Ma demande": the two forms of filing, drawn by the definition. */
@RequestScoped
@Named
public class FilingBacking {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");

    /** In the address: the person came from the summary, and goes back there. */
    private static final String RETURN = "pv-retour";

    /** In the address: the answers were found wanting, and the page says where. */
    private static final String CHECKED = "pv-verifier";

    /** After the path of a step that somebody is sent back to from the summary. */
    static final String CORRECT = "?" + CHECKED + "=1&" + RETURN + "=1";

    @Inject Filing filing;
    @Inject Drafts drafts;
    @Inject FilingDoor door;
    @Inject Catalogue catalogue;
    @Inject FilingAppointments appointments;
    @Inject CurrentApplicant applicant;
    @Inject LateForm late;
    @Inject DocumentGroups documents;
    @Inject FormWriter writer;
    @Inject PathParameters path;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private FilingStep step;
    private Optional<Draft> draft = Optional.empty();
    private Procedure procedure;
    private Answers answers = Answers.NONE;
    private List<FieldProblem> problems = List.of();
    private Optional<Holding> holding = Optional.empty();

    /**
     * Finds the draft of whoever files. A step is shown only after those before it.
     *
     * @param name of the {@link FilingStep}
     */
    public void load(String name) {
        step = FilingStep.valueOf(name);
        String slug = path.get("slug");
        if (posted() && late.rescued(slug, step)) {
            return;
        }
        DraftOwner owner = applicant.owner();
        Drafts.Open found = drafts.open(owner, slug);
        draft = found.own();
        procedure = filing.procedure(draft, slug);
        answers = draft.map(Draft::answers).orElse(Answers.NONE);
        if (door.closed(procedure, owner, found, posted())) {
            if (posted() && draft.isPresent() && !catalogue.offered(procedure).opensElsewhere()) {
                // closed while somebody was typing: it waits until the door is open again
                filing.rescue(owner, slug, step, typed());
            }
            navigation.to(StepNames.path(slug, FilingStep.PRESENTATION));
            return;
        }
        holding = appointments.extend(procedure, draft);
        if (!posted() && appointments.lacking(procedure, holding)) {
            navigation.to(StepNames.path(slug, FilingStep.APPOINTMENT));
            return;
        }
        FilingState state = filing.state(procedure, draft);
        if (!state.reaches(step)) {
            if (posted()) {
                // another window took away an answer before it
                keepTyped();
            }
            navigation.to(StepNames.path(slug, state.firstOpenStep()));
            return;
        }
        if ("1".equals(request.getParameter(CHECKED))) {
            problems = state.problems(step);
        }
        applicant.keep();
    }

    private boolean posted() {
        return "POST".equals(request.getMethod());
    }

    /** "Aller à l'étape …": on, when all is well; what was typed is kept in any case. */
    public void next() {
        PostedForm posted = PostedForm.read(fields(), request.getParameterMap());
        if (!posted.problems().isEmpty()) {
            refuse(posted);
            return;
        }
        DraftOwner owner = applicant.keep();
        Answers typed = applicant.certain(fields(), posted.answers());
        Filing.Advance advance =
                filing.advanceSeen(owner, draft, step, typed, isReturning())
                        .orElseGet(
                                () ->
                                        filing.advance(
                                                owner,
                                                procedure.slug(),
                                                step,
                                                typed,
                                                isReturning()));
        String address = StepNames.path(procedure.slug(), advance.at());
        if (!advance.problems().isEmpty()) {
            // shown by a get: reloading that page must not send an older form over a newer draft
            address += "?" + CHECKED + "=1" + (isReturning() ? "&" + RETURN + "=1" : "");
        }
        navigation.to(address);
    }

    /** Somebody made this form: what belongs to it is kept, what does not is named. */
    private void refuse(PostedForm posted) {
        SECURITY.log(
                Level.WARNING,
                "forged form for {0}: {1}",
                new Object[] {procedure.slug(), posted.problems().get(0).arguments()});
        keepTyped();
        problems = new ArrayList<>(posted.problems());
        problems.addAll(filing.state(procedure, draft).problems(step));
    }

    /** "Retour à l'étape …": back, with what was typed, right or wrong. */
    public void back() {
        keepTyped();
        navigation.to(StepNames.path(procedure.slug(), step.previous(procedure).orElseThrow()));
    }

    /** Keeps what was typed, whatever button was pressed. */
    void keepTyped() {
        draft = Optional.of(filing.keep(applicant.keep(), procedure.slug(), step, typed()));
        answers = draft.get().answers();
    }

    private Answers typed() {
        PostedForm posted = PostedForm.read(fields(), request.getParameterMap());
        return applicant.certain(fields(), posted.answers());
    }

    private List<Field> fields() {
        return FilingState.fields(procedure, step);
    }

    /** The inputs of this step. */
    public String getForm() {
        List<Field> asked = fields().stream().filter(f -> !fixed(f)).toList();
        return writer.html(asked, procedure.allFields(), shown(), problems);
    }

    /** What was answered, and what is proposed where nothing was yet. */
    private Answers shown() {
        Answers known = Prefill.into(fields(), answers, procedure.allFields());
        return isAboutApplicant()
                ? applicant.prefilled(fields(), known)
                : applicant.present(procedure, known);
    }

    private boolean fixed(Field field) {
        return isAboutApplicant() && applicant.certifies(field);
    }

    /** What FranceConnect answers in the person's place. */
    public List<AnswerGroup> getCertified() {
        return AnswerGroup.of(fields().stream().filter(this::fixed).toList(), shown());
    }

    public boolean isSignedIn() {
        return applicant.account().isPresent();
    }

    /** Whether the space has filled in what it knows. */
    public boolean isFromSpace() {
        return isAboutApplicant() && isSignedIn();
    }

    private boolean isAboutApplicant() {
        return step == FilingStep.APPLICANT;
    }

    List<FieldProblem> fieldProblems() {
        return problems;
    }

    Optional<Draft> draft() {
        return draft;
    }

    public List<ProblemRow> getProblems() {
        return documents.named(problems);
    }

    /** The slot that is kept for this draft; null without one. */
    public Holding getHolding() {
        return holding.filter(Holding::held).orElse(null);
    }

    public Procedure getProcedure() {
        return procedure;
    }

    public FilingStep getStep() {
        return step;
    }

    /** Whether the person came from the summary to change something, and goes back there. */
    public boolean isReturning() {
        return "1".equals(request.getParameter(RETURN));
    }

    public boolean isAnythingRequired() {
        return fields().stream().anyMatch(Field::required);
    }

    /** "Brouillon enregistré à 22 h 04"; null before the first time. */
    public String getSaved() {
        return draft.map(d -> d.updatedAt().atZone(ClockProducer.PARIS))
                .map(t -> FrenchText.hour(LocalTime.from(t)))
                .map(h -> Messages.text("web.draft.saved", h))
                .orElse(null);
    }

    public String getAutosave() {
        return request.getContextPath() + "/api/v1/drafts/" + procedure.slug() + "/" + step.path();
    }

    /** What the page's title begins with. */
    public String getTitlePrefix() {
        return problems.isEmpty() ? "" : Messages.text("web.errorTitle");
    }
}
