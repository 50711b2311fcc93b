package fr.parvis.request.view;

import fr.parvis.appointment.service.Holding;
import fr.parvis.appointment.service.SlotTakenException;
import fr.parvis.form.view.AnswerGroup;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.Draft;
import fr.parvis.request.entity.FilingState;
import fr.parvis.request.entity.FilingStep;
import fr.parvis.request.service.CurrentApplicant;
import fr.parvis.request.service.Drafts;
import fr.parvis.request.service.Filing;
import fr.parvis.request.service.FilingAppointments;
import fr.parvis.request.service.HoldLimits;
import fr.parvis.web.ClientAddress;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** "Le récapitulatif", and "Valider". */
@RequestScoped
@Named
public class ReviewBacking {

    /** The form says which draft it shows: a second click finds what the first one filed. */
    private static final String DRAFT = "pv-brouillon";

    @Inject Filing filing;
    @Inject Drafts drafts;
    @Inject FilingDoor door;
    @Inject FilingAppointments appointments;
    @Inject HoldLimits limits;
    @Inject ClientAddress client;
    @Inject CurrentApplicant applicant;
    @Inject PathParameters path;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private Draft draft;
    private Procedure procedure;
    private Optional<Holding> holding = Optional.empty();

    public void load() {
        String slug = path.get("slug");
        if (request.getParameter(LateForm.SPACE) != null && applicant.sessionEnded()) {
            // the draft waits in the space
            navigation.to("/connexion?retour=" + StepNames.path(slug, FilingStep.REVIEW));
            return;
        }
        var owner = applicant.owner();
        var found = drafts.open(owner, slug);
        var open = found.own();
        if (open.isEmpty()) {
            if (request.getParameter(DRAFT) != null) {
                // filed by the first of two clicks: this one finds its request
                submit();
            } else {
                navigation.to(StepNames.path(slug, FilingStep.APPLICANT));
            }
            return;
        }
        draft = open.get();
        procedure = filing.procedure(open, slug);
        if (door.closed(procedure, owner, found, "POST".equals(request.getMethod()))) {
            navigation.to(StepNames.path(slug, FilingStep.PRESENTATION));
            return;
        }
        holding = appointments.extend(procedure, open);
        if (appointments.lacking(procedure, holding) && !"POST".equals(request.getMethod())) {
            navigation.to(StepNames.path(slug, FilingStep.APPOINTMENT));
            return;
        }
        FilingState state = filing.state(procedure, open);
        if (!state.reaches(FilingStep.REVIEW)) {
            navigation.to(
                    StepNames.path(slug, state.firstOpenStep())
                            + (draft.step() == FilingStep.REVIEW ? FilingBacking.CORRECT : ""));
        }
    }

    /** "Valider". */
    public void submit() {
        String id = request.getParameter(DRAFT);
        if (id == null || !id.matches("\\d{1,18}")) {
            throw new NotFoundException("draft to file");
        }
        String slug = path.get("slug");
        try {
            var filed = filing.submit(applicant.owner(), slug, Long.parseLong(id));
            if (filed.anew() && holding.filter(Holding::held).isPresent()) {
                limits.filed(applicant.owner(), client.of(request));
            }
            navigation.to(filed.address() + "/confirmation");
        } catch (SlotTakenException e) {
            // all that was typed is kept; the step says which slots are near the one that is gone
            navigation.to(StepNames.path(slug, FilingStep.APPOINTMENT));
        }
    }

    /** The appointment that is filed with it; null without one. */
    public Holding getHolding() {
        return holding.filter(Holding::held).orElse(null);
    }

    public boolean isSignedIn() {
        return applicant.account().isPresent();
    }

    public Draft getDraft() {
        return draft;
    }

    public Procedure getProcedure() {
        return procedure;
    }

    public FilingStep getStep() {
        return FilingStep.REVIEW;
    }

    public List<AnswerGroup> getApplicant() {
        return AnswerGroup.of(procedure.applicantFields(), draft.answers());
    }

    public List<AnswerGroup> getRequest() {
        return AnswerGroup.of(procedure.fields(), draft.answers());
    }
}
