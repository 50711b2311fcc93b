package fr.parvis.booking.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.AttendanceRow;
import fr.parvis.booking.entity.Mark;
import fr.parvis.booking.service.Activities;
import fr.parvis.booking.service.AttendanceDesk;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SentDate;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The sheet of a day: who is expected, who came. */
@RequestScoped
@Named
public class AttendanceBacking {

    private static final String PAGE = "/agents/presences";

    /** In the address: activity and place, "alsh-mercredis.ile-aux-enfants". */
    private static final String WHERE = "ou";

    private static final String DAY = "jour";

    @Inject AttendanceDesk desk;
    @Inject Activities activities;
    @Inject CurrentUser user;
    @Inject SentText sent;
    @Inject Navigation navigation;
    @Inject Clock clock;

    private List<Choice> choices = List.of();
    private AttendanceDesk.Sheet sheet;

    /** An activity at a place. */
    public record Choice(String id, String title) {}

    /** The first activity of the agent, today, unless the address names others. */
    public void load() {
        choices =
                activities.of(user.agent()).stream()
                        .flatMap(a -> a.places().stream().map(p -> choice(a, p)))
                        .toList();
        String where =
                sent.of(WHERE).isEmpty() && !choices.isEmpty()
                        ? choices.get(0).id()
                        : sent.of(WHERE);
        if (!where.isEmpty()) {
            String[] parts = where.split("\\.", 2);
            sheet = desk.sheet(parts[0], parts.length < 2 ? "" : parts[1], day(), user.agent());
        }
    }

    private static Choice choice(Activity activity, Activity.Place place) {
        return new Choice(activity.id() + "." + place.id(), activity.title() + ", " + place.name());
    }

    private LocalDate day() {
        try {
            return sent.of(DAY).isEmpty() ? LocalDate.now(clock) : SentDate.day(sent.of(DAY));
        } catch (DateTimeException e) {
            throw new NotFoundException("day");
        }
    }

    /** "Enregistrer": all that is chosen on the page; what was chosen before changes nothing. */
    public void save() {
        for (AttendanceRow row : sheet.rows()) {
            Optional<Mark> chosen = Mark.named(sent.of("m." + row.key()));
            if (chosen.isPresent() && chosen.get() != row.mark()) {
                mark(row.enrolment(), row.unit(), chosen.get());
            }
        }
        reload();
    }

    /** "Tous présents": those of whom nothing was noted yet. */
    public void allPresent() {
        sheet.rows().stream()
                .filter(r -> r.mark() == null && r.planned())
                .forEach(r -> mark(r.enrolment(), r.unit(), Mark.PRESENT));
        reload();
    }

    /** A child came without a reservation. */
    public void add() {
        String child = sent.of("enfant");
        if (!child.matches("\\d{1,18}")) {
            throw new NotFoundException("child");
        }
        mark(Long.parseLong(child), sent.of("formule"), Mark.PRESENT);
        reload();
    }

    private void mark(long enrolment, String unit, Mark mark) {
        desk.mark(
                sheet.activity().id(),
                sheet.place().id(),
                sheet.day(),
                enrolment,
                unit,
                mark,
                clock.instant(),
                user.agent());
    }

    private void reload() {
        navigation.to(address(sheet.day()));
    }

    private String address(LocalDate day) {
        return PAGE + query(day);
    }

    private String query(LocalDate day) {
        return "?" + WHERE + "=" + getWhere() + "&" + DAY + "=" + day;
    }

    /** Null where the agent's services have no activity. */
    public AttendanceDesk.Sheet getSheet() {
        return sheet;
    }

    public List<Choice> getChoices() {
        return choices;
    }

    public String getWhere() {
        return sheet.activity().id() + "." + sheet.place().id();
    }

    public String getHere() {
        return address(sheet.day());
    }

    public String getBefore() {
        return address(sheet.day().minusDays(1));
    }

    public String getAfter() {
        return address(sheet.day().plusDays(1));
    }

    public String getPaper() {
        return PAGE + "/feuille" + query(sheet.day());
    }

    public String getDate() {
        String date = FrenchText.longDate(sheet.day());
        return Character.toUpperCase(date.charAt(0)) + date.substring(1);
    }

    /** "24 attendus, 21 présents, 1 absent" of a unit. */
    public String summary(String unit) {
        return Messages.text(
                "booking.attendance.count",
                sheet.expected(unit),
                sheet.noted(unit, Mark.PRESENT),
                sheet.noted(unit, Mark.ABSENT) + sheet.noted(unit, Mark.EXCUSED));
    }

    public String unit(AttendanceRow row) {
        return sheet.activity().unit(row.unit()).map(Activity.Unit::label).orElse(row.unit());
    }

    public Mark[] getMarks() {
        return Mark.values();
    }

    /** Whether a day may be noted: not before it has come. */
    public boolean isNoting() {
        return !sheet.day().isAfter(LocalDate.now(clock));
    }
}
