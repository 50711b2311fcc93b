package fr.parvis.appointment.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.appointment.entity.AppointmentCalendar;
import fr.parvis.appointment.entity.AppointmentState;
import fr.parvis.appointment.entity.Slot;
import fr.parvis.appointment.service.Calendars;
import fr.parvis.appointment.service.ReceptionDays;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;

/** A day of a calendar by desk: who comes, who came, what is blocked. */
@RequestScoped
@Named
public class ReceptionBacking {

    /** In the address: which calendar. */
    private static final String CALENDAR = "agenda";

    /** In the address: what was typed and is no number of a request of theirs; may be empty. */
    public static final String WRONG_NUMBER = "numero-inconnu";

    @Inject ReceptionDays days;
    @Inject Calendars calendars;
    @Inject CurrentUser user;
    @Inject SentText sent;
    @Inject Navigation navigation;
    @Inject Clock clock;

    private List<AppointmentCalendar> all;
    private ReceptionDays.Day day;

    /** The first calendar of the agent, today, unless the address names others. */
    public void load() {
        all = calendars.of(user.agent());
        LocalDate wanted = SlotPicker.day(sent.of(SlotPicker.DAY));
        LocalDate date = wanted == null ? LocalDate.now(clock) : wanted;
        if (!sent.of(CALENDAR).isEmpty()) {
            day = days.day(sent.of(CALENDAR), date, user.agent());
        } else if (!all.isEmpty()) {
            day = days.day(all.get(0).id(), date, user.agent());
        }
    }

    /** The person came. */
    public void present() {
        days.note(appointment(), true, user.agent());
        reload();
    }

    /** The person did not come. */
    public void absent() {
        days.note(appointment(), false, user.agent());
        reload();
    }

    /** Noted by mistake. */
    public void undo() {
        days.undoNote(appointment(), user.agent());
        reload();
    }

    private long appointment() {
        return number("pv-rdv");
    }

    private long number(String name) {
        String value = sent.of(name);
        if (!value.matches("\\d{1,18}")) {
            throw new NotFoundException(name);
        }
        return Long.parseLong(value);
    }

    /** Blocks a time of this day, and tells whoever had booked it. */
    public void block() {
        Slot span = new Slot(at("pv-de"), at("pv-a"));
        long block =
                days.block(
                        day.calendar().id(),
                        (int) number("pv-guichet"),
                        span,
                        sent.stripped("pv-raison"),
                        user.agent());
        ReceptionDays.Withdrawn withdrawn = days.withdraw(block);
        navigation.to(
                address(day.date())
                        + "&pv-prevenus="
                        + withdrawn.told()
                        + "&pv-restent="
                        + withdrawn.left());
    }

    private Instant at(String name) {
        try {
            return ZonedDateTime.of(day.date(), LocalTime.parse(sent.of(name)), ClockProducer.PARIS)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new DomainException("appointment.block.span");
        }
    }

    /** Receives again in a time that was blocked. */
    public void unblock() {
        days.unblock(number("pv-blocage"), day.calendar().id(), user.agent());
        reload();
    }

    private void reload() {
        navigation.to(address(day.date()));
    }

    private String address(LocalDate date) {
        return "/agents/rendez-vous?"
                + CALENDAR
                + "="
                + day.calendar().id()
                + "&"
                + SlotPicker.DAY
                + "="
                + date;
    }

    /** "2 personnes ont été prévenues…" after something was blocked; null otherwise. */
    public String getTold() {
        String told = sent.of("pv-prevenus");
        if (!told.matches("\\d{1,4}")) {
            return null;
        }
        String left = left();
        return switch (told) {
            case "0" ->
                    left.isEmpty()
                            ? Messages.text("appointment.block.told.none")
                            : Messages.text("appointment.block.done") + left;
            case "1" -> Messages.text("appointment.block.told.one") + left;
            default -> Messages.text("appointment.block.told", told) + left;
        };
    }

    /** Whom the portal could not write to yet; "" when there is nobody. */
    private String left() {
        String left = sent.of("pv-restent");
        if (!left.matches("[1-9]\\d{0,3}")) {
            return "";
        }
        return " "
                + ("1".equals(left)
                        ? Messages.text("appointment.block.left.one")
                        : Messages.text("appointment.block.left", left));
    }

    /** What was typed as the number of a request, and is none; "" otherwise. */
    public String getWrongNumber() {
        return sent.of(WRONG_NUMBER);
    }

    /** What is said beside the number; null when nothing was typed wrong. */
    public String getNumberProblem() {
        if (!sent.has(WRONG_NUMBER)) {
            return null;
        }
        return getWrongNumber().isEmpty()
                ? Messages.text("appointment.give.numberMissing")
                : Messages.text("appointment.give.numberUnknown", getWrongNumber());
    }

    /** Null where the agent's services have no calendar. */
    public ReceptionDays.Day getDay() {
        return day;
    }

    public List<AppointmentCalendar> getCalendars() {
        return all;
    }

    public String getDate() {
        String date = FrenchText.longDate(day.date());
        return Character.toUpperCase(date.charAt(0)) + date.substring(1);
    }

    /** Below the root of the portal. */
    public String getBefore() {
        return address(day.date().minusDays(1));
    }

    /** Below the root of the portal. */
    public String getAfter() {
        return address(day.date().plusDays(1));
    }

    public List<Integer> getDesks() {
        return IntStream.rangeClosed(1, day.calendar().rules().desks()).boxed().toList();
    }

    /** How many people are expected on this day. */
    public String getSummary() {
        long expected =
                day.rows().stream()
                        .flatMap(r -> r.cells().stream())
                        .filter(c -> c.appointment() != null)
                        .filter(c -> c.appointment().state() != AppointmentState.HELD)
                        .count();
        return expected == 0
                ? Messages.text("appointment.day.nobody")
                : expected == 1
                        ? Messages.text("appointment.day.somebody")
                        : Messages.text("appointment.day.people", expected);
    }

    /** Whether who came may be noted: from an hour before on. */
    public boolean isNoting(ReceptionDays.Cell cell) {
        return cell.appointment().state().expected()
                && !cell.appointment().state().over()
                && cell.appointment().slot().start().isBefore(clock.instant().plusSeconds(3600));
    }

    public boolean isNoted(ReceptionDays.Cell cell) {
        return cell.appointment().state().over();
    }

    public boolean isHeld(ReceptionDays.Cell cell) {
        return cell.appointment().state() == AppointmentState.HELD;
    }

    /** What was typed before a problem. */
    public String typed(String name, String usual) {
        return sent.of(name).isEmpty() ? usual : sent.of(name);
    }
}
