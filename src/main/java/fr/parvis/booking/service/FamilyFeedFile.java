package fr.parvis.booking.service;

import fr.parvis.booking.entity.FamilyDay;
import fr.parvis.kernel.Messages;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * The days of a family in the words of RFC 5545: whole days, which fill nobody's hours. A day that
 * is given up is not in the file any more, and so leaves the calendar that reads it.
 */
@ApplicationScoped
public class FamilyFeedFile {

    @Inject TownSettings town;
    @Inject Clock clock;

    public String of(List<FamilyDay> days) {
        var file = new Calendar();
        file.add(new ProdId("-//Parvis//Reservations//FR"));
        file.add(ImmutableVersion.VERSION_2_0);
        file.add(ImmutableCalScale.GREGORIAN);
        file.add(ImmutableMethod.PUBLISH);
        file.add(
                new XProperty(
                        "X-WR-CALNAME", Messages.text("booking.family.feed.name", town.name())));
        file.add(new XProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT6H"));
        days.forEach(day -> file.add(event(day)));
        try {
            var out = new StringWriter();
            new CalendarOutputter().output(file, out);
            return out.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private VEvent event(FamilyDay day) {
        var event = new VEvent(false);
        event.add(
                new Uid(
                        "%s-%d-%s@%s"
                                .formatted(
                                        day.day(),
                                        day.child(),
                                        day.activityId(),
                                        town.mail().from().replaceFirst(".*@", ""))));
        event.add(new DtStamp(clock.instant()));
        event.add(new DtStart<>(day.day()));
        event.add(new DtEnd<>(day.day().plusDays(1)));
        event.add(
                new Summary(
                        Messages.text(
                                day.waiting()
                                        ? "booking.family.feed.waiting"
                                        : "booking.family.feed.day",
                                day.childName(),
                                day.words())));
        event.add(new Location(day.place()));
        event.add(
                day.waiting()
                        ? ImmutableStatus.VEVENT_TENTATIVE
                        : ImmutableStatus.VEVENT_CONFIRMED);
        event.add(ImmutableTransp.TRANSPARENT);
        return event;
    }
}
