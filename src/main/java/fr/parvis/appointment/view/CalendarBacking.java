package fr.parvis.appointment.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.appointment.entity.AppointmentCalendar;
import fr.parvis.appointment.entity.AppointmentCalendar.Words;
import fr.parvis.appointment.entity.CalendarRules;
import fr.parvis.appointment.service.Calendars;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.town.PortalAddress;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The rules of a calendar, which agents of its service edit, and its feed. */
@RequestScoped
@Named
public class CalendarBacking {

    @Inject Calendars calendars;
    @Inject CurrentUser user;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject Navigation navigation;
    @Inject PortalAddress portal;

    private AppointmentCalendar calendar;
    private String feed;

    public void load() {
        calendar = calendars.ofAgent(path.get("id"), user.agent());
    }

    /** "Enregistrer". */
    public void save() {
        var words =
                new Words(
                        sent.stripped("titre"),
                        sent.stripped("lieu"),
                        sent.stripped("apporter").isEmpty() ? null : sent.stripped("apporter"));
        CalendarRules rules =
                CalendarText.rules(
                        number("duree", "appointment.rules.slot"),
                        number("guichets", "appointment.rules.desks"),
                        day -> sent.of(day.name().toLowerCase(Locale.ROOT)),
                        sent.of("fermetures"),
                        number("delai", "appointment.rules.minimum"),
                        number("avance", "appointment.rules.maximum"));
        calendars.edit(calendar.id(), seenVersion(), words, rules, user.agent());
        navigation.to("/agents/rendez-vous/agendas/" + calendar.id() + "?enregistre=1");
    }

    private int number(String name, String problem) {
        String value = sent.stripped(name);
        if (!value.matches("\\d{1,4}")) {
            throw new DomainException(problem).at(name);
        }
        return Integer.parseInt(value);
    }

    private long seenVersion() {
        String version = sent.of("pv-version");
        return version.matches("\\d{1,18}") ? Long.parseLong(version) : -1;
    }

    /** The feed has a new secret address, which this page shows once. */
    public void openFeed() {
        feed =
                portal.of(
                        CalendarFeedServlet.PATH
                                + calendars.openFeed(calendar.id(), user.agent())
                                + ".ics");
        load();
    }

    /** Nobody reads the feed any more. */
    public void closeFeed() {
        calendars.closeFeed(calendar.id(), user.agent());
        navigation.to("/agents/rendez-vous/agendas/" + calendar.id());
    }

    public AppointmentCalendar getCalendar() {
        return calendar;
    }

    /** The address that was just made; null otherwise. */
    public String getFeed() {
        return feed;
    }

    public boolean isSaved() {
        return "1".equals(sent.of("enregistre"));
    }

    /** What was typed before a problem, else what is. */
    public String typed(String name, Object present) {
        return sent.of("pv-version").isEmpty() || present == null && sent.of(name).isEmpty()
                ? present == null ? "" : present.toString()
                : sent.of(name);
    }

    /** A day of the week with its periods. */
    public record Weekday(String name, String title, String periods) {}

    public List<Weekday> getWeek() {
        return Stream.of(DayOfWeek.values())
                .map(
                        day -> {
                            String name = day.name().toLowerCase(Locale.ROOT);
                            String title = day.getDisplayName(TextStyle.FULL, Locale.FRANCE);
                            return new Weekday(
                                    name,
                                    Character.toUpperCase(title.charAt(0)) + title.substring(1),
                                    typed(name, String.join(", ", calendar.rules().periods(day))));
                        })
                .toList();
    }

    public String getClosed() {
        return typed("fermetures", CalendarText.closed(calendar.rules()));
    }

    /** "Modifié par Camille Petit le 17/11/2026"; null while the town's files say what it is. */
    public String getEdited() {
        return calendar.editedAt() == null
                ? null
                : calendar.editedBy()
                        + ", "
                        + FrenchText.shortDate(
                                LocalDate.ofInstant(calendar.editedAt(), ClockProducer.PARIS));
    }
}
