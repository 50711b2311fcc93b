package fr.parvis.appointment.service;

import fr.parvis.appointment.entity.Appointment;
import fr.parvis.appointment.entity.AppointmentCalendar;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * Appointments in the words of RFC 5545 and 5546. Moved and cancelled ones keep their UID with a
 * higher sequence, so that the calendar of whoever gets the file changes its entry.
 */
@ApplicationScoped
public class CalendarFile {

    /** Name of the file in mails. */
    public static final String NAME = "rendez-vous.ics";

    private static final String ZONE = "Europe/Paris";

    @Inject TownSettings town;
    @Inject PortalAddress portal;
    @Inject Clock clock;

    /** Media type of a file in a mail that asks for an appointment, or cancels one. */
    public static String type(Appointment appointment) {
        return "text/calendar; charset=UTF-8; method=" + method(appointment).getValue();
    }

    private static boolean cancelled(Appointment appointment) {
        return switch (appointment.state()) {
            case CANCELLED, MOVED -> true;
            default -> false;
        };
    }

    private static Method method(Appointment appointment) {
        return cancelled(appointment) ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST;
    }

    /**
     * The file for whoever comes.
     *
     * @param recipient mail address
     * @param title "Faire légaliser une signature"
     * @param page where the appointment is changed
     */
    public String mail(
            Appointment appointment,
            AppointmentCalendar calendar,
            String recipient,
            String title,
            String page) {
        Calendar file = begin(method(appointment));
        VEvent event = event(appointment, title);
        event.add(new Location(calendar.place()));
        event.add(
                new Description((calendar.bring() == null ? "" : calendar.bring() + "\n") + page));
        event.add(new Url(URI.create(page)));
        event.add(organizer());
        var attendee = new Attendee(URI.create("mailto:" + recipient));
        attendee.add(PartStat.ACCEPTED);
        attendee.add(Rsvp.FALSE);
        event.add(attendee);
        file.add(event);
        return text(file);
    }

    /** The feed of a calendar: nobody's name, nobody's mail. */
    public String feed(AppointmentCalendar calendar, List<Appointment> appointments) {
        Calendar file = begin(ImmutableMethod.PUBLISH);
        file.add(new XProperty("X-WR-CALNAME", calendar.title()));
        for (Appointment appointment : appointments) {
            VEvent event = event(appointment, appointment.subject());
            event.add(new Location(calendar.place()));
            if (appointment.address() != null) {
                event.add(new Url(URI.create(portal.of(appointment.address()))));
            }
            file.add(event);
        }
        return text(file);
    }

    private Calendar begin(Method method) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Parvis//Rendez-vous//FR"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(method);
        calendar.add(zone());
        return calendar;
    }

    /** The rules of today: those of the last century would be four fifths of the file. */
    private static VTimeZone zone() {
        var zone = new VTimeZone();
        zone.add(new TzId(ZONE));
        TimeZoneRegistryFactory.getInstance()
                .createRegistry()
                .getTimeZone(ZONE)
                .getVTimeZone()
                .getObservances()
                .stream()
                .filter(
                        o ->
                                o.getProperty("RRULE")
                                        .filter(rule -> !rule.getValue().contains("UNTIL"))
                                        .isPresent())
                .forEach(zone::add);
        return zone;
    }

    /** With long lines folded. */
    private static String text(Calendar calendar) {
        try {
            var out = new StringWriter();
            new CalendarOutputter().output(calendar, out);
            return out.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private VEvent event(Appointment appointment, String title) {
        var event = new VEvent(false);
        event.add(new Uid(appointment.uid() + "@" + town.mail().from().replaceFirst(".*@", "")));
        event.add(new Sequence(appointment.sequence()));
        event.add(new DtStamp(clock.instant()));
        event.add(new DtStart<>(paris(appointment.slot().start())));
        event.add(new DtEnd<>(paris(appointment.slot().end())));
        event.add(new Summary(title));
        Status status =
                cancelled(appointment)
                        ? ImmutableStatus.VEVENT_CANCELLED
                        : ImmutableStatus.VEVENT_CONFIRMED;
        event.add(status);
        return event;
    }

    private Organizer organizer() {
        String mail = town.mail().replyTo() == null ? town.mail().from() : town.mail().replyTo();
        var organizer = new Organizer(URI.create("mailto:" + mail));
        organizer.add(new Cn(town.officialName()));
        return organizer;
    }

    private static ZonedDateTime paris(Instant instant) {
        return instant.atZone(ClockProducer.PARIS);
    }
}
