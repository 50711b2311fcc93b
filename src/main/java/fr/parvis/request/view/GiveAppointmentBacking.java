package fr.parvis.request.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.appointment.entity.Appointment;
import fr.parvis.appointment.entity.AppointmentCalendar;
import fr.parvis.appointment.entity.Slot;
import fr.parvis.appointment.service.Calendars;
import fr.parvis.appointment.service.SlotChoice;
import fr.parvis.appointment.service.SlotTakenException;
import fr.parvis.appointment.service.Slots;
import fr.parvis.appointment.view.ReceptionBacking;
import fr.parvis.appointment.view.SlotPicker;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.request.entity.Request;
import fr.parvis.request.service.RequestAppointments;
import fr.parvis.web.Beside;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;

/** What agents do with the appointment of a request: give, change, cancel, offer it. */
@RequestScoped
@Named
public class GiveAppointmentBacking {

    private static final String CALENDAR = "agenda";
    private static final String NUMBER = "\\d{1,12}";
    private static final String WRONG_NUMBER = ReceptionBacking.WRONG_NUMBER;

    @Inject RequestAppointments appointments;
    @Inject Calendars calendars;
    @Inject Slots slots;
    @Inject InstructRequestBacking screen;
    @Inject CurrentUser user;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject Navigation navigation;

    private Request request;
    private List<Appointment> all;
    private List<Calendars.Named> own;
    private AppointmentCalendar calendar;
    private SlotPicker picker;
    private Slot taken;

    /** From the day of a calendar: which request is meant; one of theirs, or the day says no. */
    public void find() {
        String number = sent.stripped("numero");
        String day =
                SlotPicker.DAY
                        + "="
                        + sent.of(SlotPicker.DAY).replaceAll("[^0-9-]", "")
                        + calendarInAddress();
        navigation.to(
                isOwn(number)
                        ? "/agents/demandes/" + number + "/rendez-vous?" + day
                        : "/agents/rendez-vous?"
                                + day
                                + "&"
                                + WRONG_NUMBER
                                + "="
                                + shortened(number));
    }

    private boolean isOwn(String number) {
        try {
            return number.matches(NUMBER)
                    && appointments.ofAgent(Long.parseLong(number), user.agent()) != null;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private static String shortened(String number) {
        String plain = number.replaceAll("[^A-Za-z0-9]", "");
        return plain.substring(0, Math.min(plain.length(), 12));
    }

    private String calendarInAddress() {
        String id = sent.of(CALENDAR).replaceAll("[^a-z0-9-]", "");
        return id.isEmpty() ? "" : "&" + CALENDAR + "=" + id;
    }

    public void load() {
        request = appointments.ofAgent(path.number("number"), user.agent());
    }

    /** "Valider". */
    public void give() {
        try {
            appointments.give(
                    path.number("number"),
                    user.agent(),
                    getCalendar().id(),
                    SlotPicker.chosen(sent.of(SlotPicker.CHOSEN)));
            navigation.to(getAddress());
        } catch (SlotTakenException e) {
            taken = e.slot();
        }
    }

    /** The citizen is written where to choose. */
    public void offer() {
        appointments.offer(path.number("number"), user.agent(), sent.of(CALENDAR));
        navigation.to(getAddress());
    }

    /** The appointment does not take place; the citizen reads why. */
    public void cancel() {
        String reason = getReason();
        Beside.fields(
                Map.of("appointment.block.reasonMissing", "pv-raison"),
                () -> appointments.cancel(path.number("number"), user.agent(), reason));
        navigation.to(getAddress());
    }

    /** Why it does not take place, as it was typed. */
    public String getReason() {
        return sent.stripped("pv-raison");
    }

    /** The screen of the request, below the root of the portal. */
    public String getAddress() {
        return "/agents/demandes/" + path.number("number");
    }

    private Request request() {
        if (request == null) {
            // beside the screen of a request, which has loaded it
            request = screen.getShown();
        }
        return request;
    }

    public Request getRequest() {
        return request();
    }

    public List<Appointment> getAll() {
        if (all == null) {
            all = appointments.of(request());
        }
        return all;
    }

    /** The one that is to come; null without one. */
    public Appointment getComing() {
        return appointments.coming(getAll()).orElse(null);
    }

    /** Calendars from which this request may get an appointment. */
    public List<Calendars.Named> getCalendars() {
        if (own == null) {
            own = calendars.named(user.agent());
        }
        return own;
    }

    /** Whether there is anything to show beside the request. */
    public boolean isShown() {
        return !getAll().isEmpty() || isOpen();
    }

    /** Whether an appointment may be given. */
    public boolean isOpen() {
        return request().status().takesAppointments() && !getCalendars().isEmpty();
    }

    /** The calendar that is shown: of the appointment to come, else what the agent chose. */
    public AppointmentCalendar getCalendar() {
        if (calendar == null) {
            calendar = calendars.ofAgent(getCalendarId(), user.agent());
        }
        return calendar;
    }

    /** Which one that is. */
    public String getCalendarId() {
        if (getComing() != null) {
            return getComing().calendarId();
        }
        if (!sent.of(CALENDAR).isEmpty()) {
            return sent.of(CALENDAR);
        }
        if (getCalendars().isEmpty()) {
            throw new NotFoundException("calendar");
        }
        return appointments
                .addable(request())
                .filter(id -> own.stream().anyMatch(c -> c.id().equals(id)))
                .orElse(own.get(0).id());
    }

    /** The slots to choose from. */
    public SlotPicker getPicker() {
        if (picker == null) {
            String calendar = getCalendar().id();
            picker =
                    new SlotPicker(
                            choice(calendar),
                            path.getHere(),
                            "&" + CALENDAR + "=" + calendar,
                            null,
                            TakenSlot.near(slots, calendar, taken));
        }
        return picker;
    }

    private SlotChoice choice(String calendar) {
        SlotChoice free = slots.choice(calendar, SlotPicker.day(sent.of(SlotPicker.DAY)), true);
        return getComing() == null ? free : free.without(getComing().slot());
    }

    /** What somebody else has now, in a sentence. */
    public List<ProblemRow> getProblems() {
        return taken == null ? List.of() : TakenSlot.problems(taken, getPicker());
    }
}
