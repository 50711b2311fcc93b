package fr.parvis.appointment.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.appointment.entity.Appointment;
import fr.parvis.appointment.entity.AppointmentCalendar;
import fr.parvis.appointment.entity.CalendarRules;
import fr.parvis.appointment.entity.HeldAppointment;
import fr.parvis.appointment.entity.Visit;
import fr.parvis.kernel.Feature;
import fr.parvis.procedure.ShippedTown;
import fr.parvis.town.PortalAddress;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

class CalendarFileTest {

    private static final Instant START = Instant.parse("2026-11-17T09:30:00Z");
    private static final Instant NOW = Instant.parse("2026-11-10T09:00:00Z");

    private final CalendarFile file = new CalendarFile();
    private final AppointmentCalendar calendar =
            new AppointmentCalendar(
                    "legalisation",
                    "etat-civil",
                    new AppointmentCalendar.Words("Légalisation", "Mairie", "une pièce d’identité"),
                    new CalendarRules(
                            15, 1, Map.of("tuesday", List.of("09:00-12:00")), List.of(), 24, 60),
                    "");

    CalendarFileTest() {
        file.town = ShippedTown.named("osny").settings();
        file.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        file.portal =
                new PortalAddress() {
                    @Override
                    public String of(String path) {
                        return "https://demarches.osny.example" + path;
                    }
                };
    }

    private static Appointment booked(String uid) {
        Appointment appointment = HeldAppointment.of(uid, START);
        appointment.book(
                "request:43514",
                new Visit("Léa Durand", "Légaliser, demande n° 43514", "/agents/demandes/43514"),
                "citizen",
                NOW);
        return appointment;
    }

    private VEvent sent(Appointment appointment, String method) throws Exception {
        String text =
                file.mail(
                        appointment,
                        calendar,
                        "lea@example.fr",
                        "Faire légaliser une signature",
                        "https://demarches.osny.example/suivi/x/rendez-vous");
        assertThat(text.lines()).allMatch(line -> line.length() <= 75);
        assertThat(CalendarFile.type(appointment)).contains("method=" + method);
        Calendar read = new CalendarBuilder().build(new StringReader(text));
        read.validate();
        assertThat(text).contains("METHOD:" + method + "\r\n", "TZID:Europe/Paris", "+0200");
        assertThat(text.lines().count()).isLessThan(50);
        return (VEvent) read.getComponent("VEVENT").orElseThrow();
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    @Test
    @Feature("APT-4")
    void anAppointmentIsAskedForInTheTownsTime() throws Exception {
        VEvent event = sent(booked("abc"), "REQUEST");
        assertThat(event.toString()).contains("DTSTART;TZID=Europe/Paris:20261117T103000");
        assertThat(value(event, "SEQUENCE")).isEqualTo("0");
        assertThat(value(event, "UID")).startsWith("abc@");
        assertThat(value(event, "SUMMARY")).isEqualTo("Faire légaliser une signature");
        assertThat(value(event, "DESCRIPTION")).contains("pièce d’identité", "/rendez-vous");
        assertThat(value(event, "ATTENDEE")).isEqualTo("mailto:lea@example.fr");
    }

    @Test
    @Feature("APT-4")
    void aMovedOneIsTheSameEntryAndACancelledOneTakesItAway() throws Exception {
        Appointment first = booked("abc");
        Appointment second = HeldAppointment.of("other", START);
        first.move("citizen", NOW);
        second.follows(first);
        second.book("request:43514", new Visit("L", "S", "/a"), "citizen", NOW);
        VEvent moved = sent(second, "REQUEST");
        assertThat(value(moved, "UID")).startsWith("abc@");
        assertThat(value(moved, "SEQUENCE")).isEqualTo("1");

        second.cancel("citizen", null, NOW);
        VEvent cancelled = sent(second, "CANCEL");
        assertThat(value(cancelled, "UID")).startsWith("abc@");
        assertThat(value(cancelled, "SEQUENCE")).isEqualTo("2");
        assertThat(value(cancelled, "STATUS")).isEqualTo("CANCELLED");
    }

    @Test
    @Feature("APT-6")
    void theFeedTellsNobodysName() throws Exception {
        String feed = file.feed(calendar, List.of(booked("abc")));
        new CalendarBuilder().build(new StringReader(feed)).validate();
        assertThat(feed.replace("\r\n ", ""))
                .contains("METHOD:PUBLISH", "demande n° 43514", "/agents/demandes/43514")
                .doesNotContain("Durand", "ATTENDEE", "mailto:");
    }
}
