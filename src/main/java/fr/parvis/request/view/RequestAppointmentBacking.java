package fr.parvis.request.view;

import fr.parvis.appointment.entity.Appointment;
import fr.parvis.appointment.entity.AppointmentCalendar;
import fr.parvis.appointment.entity.Slot;
import fr.parvis.appointment.service.Calendars;
import fr.parvis.appointment.service.SlotChoice;
import fr.parvis.appointment.service.SlotTakenException;
import fr.parvis.appointment.service.Slots;
import fr.parvis.appointment.view.SlotPicker;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.request.service.RequestAppointments;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** Tab "Rendez-vous" of a request, and the pages on which its appointment is changed. */
@RequestScoped
@Named
public class RequestAppointmentBacking {

    @Inject TrackRequestBacking tracking;
    @Inject RequestAppointments appointments;
    @Inject Calendars calendars;
    @Inject Slots slots;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject Navigation navigation;

    private List<Appointment> all;
    private SlotPicker picker;
    private Optional<String> addable;
    private Slot taken;

    /** The page is for whoever may choose. */
    public void load() {
        tracking.load();
        if (getComing() == null && !isAddable()) {
            throw new NotFoundException("choice of an appointment");
        }
    }

    /** The page is for whoever has an appointment to cancel. */
    public void loadComing() {
        tracking.load();
        if (getComing() == null) {
            navigation.to(getAddress());
        }
    }

    /** "Valider". */
    public void choose() {
        try {
            appointments.choose(tracking.holder(), SlotPicker.chosen(sent.of(SlotPicker.CHOSEN)));
            navigation.to(getAddress());
        } catch (SlotTakenException e) {
            taken = e.slot();
        }
    }

    /** The appointment is cancelled, the request goes on. */
    public void cancel() {
        appointments.cancel(tracking.holder());
        navigation.to(getAddress());
    }

    /** The tab, below the root of the portal. */
    public String getAddress() {
        return tracking.getAddress() + "#rendez-vous";
    }

    /** The latest first. */
    public List<Appointment> getAll() {
        if (all == null) {
            all = appointments.of(tracking.getTracked());
        }
        return all;
    }

    /** The one that is to come; null without one. */
    public Appointment getComing() {
        return appointments.coming(getAll()).orElse(null);
    }

    /** Whether the tab has something to show. */
    public boolean isShown() {
        return !getAll().isEmpty() || isAddable();
    }

    private Optional<String> addable() {
        if (addable == null) {
            addable = appointments.addable(tracking.getTracked());
        }
        return addable;
    }

    /** Whether the citizen may take one. */
    public boolean isAddable() {
        return getComing() == null && addable().isPresent();
    }

    /** Whether the one to come may be changed: not of a request that has ended. */
    public boolean isChangeable(Appointment appointment) {
        return appointment.equals(getComing())
                && tracking.getTracked().status().takesAppointments();
    }

    public AppointmentCalendar calendar(Appointment appointment) {
        return calendars.get(appointment.calendarId());
    }

    /** The calendar to choose from. */
    public SlotPicker getPicker() {
        if (picker == null) {
            Appointment coming = getComing();
            String calendar = coming == null ? addable().orElseThrow() : coming.calendarId();
            picker =
                    new SlotPicker(
                            choice(calendar),
                            path.getHere(),
                            "",
                            null,
                            TakenSlot.near(slots, calendar, taken));
        }
        return picker;
    }

    private SlotChoice choice(String calendar) {
        SlotChoice free = slots.choice(calendar, SlotPicker.day(sent.of(SlotPicker.DAY)), false);
        return getComing() == null ? free : free.without(getComing().slot());
    }

    /** What somebody else has now, in a sentence. */
    public List<ProblemRow> getProblems() {
        return taken == null ? List.of() : TakenSlot.problems(taken, getPicker());
    }
}
