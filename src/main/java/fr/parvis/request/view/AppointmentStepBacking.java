package fr.parvis.request.view;

import fr.parvis.appointment.entity.AppointmentCalendar;
import fr.parvis.appointment.entity.Slot;
import fr.parvis.appointment.service.Calendars;
import fr.parvis.appointment.service.Holding;
import fr.parvis.appointment.service.SlotTakenException;
import fr.parvis.appointment.service.Slots;
import fr.parvis.appointment.view.SlotPicker;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.Draft;
import fr.parvis.request.entity.DraftOwner;
import fr.parvis.request.entity.FilingStep;
import fr.parvis.request.service.CurrentApplicant;
import fr.parvis.request.service.Drafts;
import fr.parvis.request.service.Filing;
import fr.parvis.request.service.FilingAppointments;
import fr.parvis.request.service.HoldLimits;
import fr.parvis.web.ClientAddress;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** "Mon rendez-vous": a slot is chosen, and kept while the person goes on. */
@RequestScoped
@Named
public class AppointmentStepBacking {

    /** In the address: another slot is to be chosen than the one that is kept. */
    private static final String CHANGE = "changer";

    /** In the address: the person came from the summary, and goes back there. */
    private static final String RETURN = "pv-retour";

    @Inject Filing filing;
    @Inject Drafts drafts;
    @Inject FilingDoor door;
    @Inject FilingAppointments appointments;
    @Inject HoldLimits limits;
    @Inject ClientAddress client;
    @Inject Slots slots;
    @Inject Calendars calendars;
    @Inject CurrentApplicant applicant;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private Procedure procedure;
    private Optional<Holding> holding = Optional.empty();
    private SlotPicker picker;
    private Slot taken;

    /** Finds what is kept for whoever files. */
    public void load() {
        String slug = path.get("slug");
        if (applicant.sessionEnded() && request.getParameter(LateForm.SPACE) != null) {
            navigation.to("/connexion?retour=" + StepNames.path(slug, FilingStep.APPOINTMENT));
            return;
        }
        DraftOwner owner = applicant.owner();
        Drafts.Open found = drafts.open(owner, slug);
        Optional<Draft> draft = found.own();
        procedure = filing.procedure(draft, slug);
        if (procedure.opensElsewhere() || procedure.appointment() == null) {
            throw new NotFoundException("appointment of " + slug);
        }
        if (door.closed(procedure, owner, found, "POST".equals(request.getMethod()))) {
            navigation.to(StepNames.path(slug, FilingStep.PRESENTATION));
            return;
        }
        holding = appointments.extend(procedure, draft);
        holding.filter(Holding::lost).ifPresent(h -> taken = h.slot());
        applicant.keep();
    }

    /** "Valider": the slot is kept. */
    public void choose() {
        Instant start = SlotPicker.chosen(sent.of(SlotPicker.CHOSEN));
        try {
            DraftOwner owner = applicant.keep();
            limits.demand(owner, client.of(request));
            appointments.choose(owner, procedure.slug(), start);
            onward();
        } catch (SlotTakenException e) {
            taken = e.slot();
        }
    }

    /** "Continuer sans rendez-vous". */
    public void skip() {
        appointments.skip(applicant.keep(), procedure.slug());
        onward();
    }

    private void onward() {
        navigation.to(
                StepNames.path(
                        procedure.slug(),
                        isReturning() ? FilingStep.REVIEW : FilingStep.APPLICANT));
    }

    /** The calendar to choose from; made when the page is, after what was pressed. */
    public SlotPicker getPicker() {
        if (picker == null) {
            String calendar = procedure.appointment().calendar();
            Instant chosen = getHolding() == null ? null : getHolding().slot().start();
            picker =
                    new SlotPicker(
                            slots.choice(calendar, SlotPicker.day(sent.of(SlotPicker.DAY)), false),
                            path.getHere(),
                            "&" + CHANGE + "=1" + (isReturning() ? "&" + RETURN + "=1" : ""),
                            chosen,
                            TakenSlot.near(slots, calendar, taken));
        }
        return picker;
    }

    /** Whether slots are shown; else the one that is kept. */
    public boolean isPicking() {
        return getHolding() == null || taken != null || "1".equals(sent.of(CHANGE));
    }

    /** What somebody else has now, in a sentence. */
    public List<ProblemRow> getProblems() {
        return taken == null ? List.of() : TakenSlot.problems(taken, getPicker());
    }

    public Holding getHolding() {
        return holding.filter(Holding::held).orElse(null);
    }

    public AppointmentCalendar getCalendar() {
        return calendars.get(procedure.appointment().calendar());
    }

    public Procedure getProcedure() {
        return procedure;
    }

    public FilingStep getStep() {
        return FilingStep.APPOINTMENT;
    }

    public boolean isReturning() {
        return "1".equals(sent.of(RETURN));
    }

    public boolean isSignedIn() {
        return applicant.account().isPresent();
    }

    public String getTitlePrefix() {
        return taken == null ? "" : Messages.text("web.errorTitle");
    }
}
