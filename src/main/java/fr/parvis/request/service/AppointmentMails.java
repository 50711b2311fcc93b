package fr.parvis.request.service;

import fr.parvis.appointment.entity.Appointment;
import fr.parvis.appointment.entity.AppointmentCalendar;
import fr.parvis.appointment.entity.Slot;
import fr.parvis.appointment.service.CalendarFile;
import fr.parvis.appointment.service.Calendars;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.notification.service.Mail;
import fr.parvis.notification.service.Outbox;
import fr.parvis.notification.service.Sms;
import fr.parvis.request.entity.Request;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;

/**
 * What a citizen is written about an appointment, with a file for her calendar; the day before also
 * on her phone, where the town sends short messages.
 */
@ApplicationScoped
class AppointmentMails {

    @Inject RequestMails mails;
    @Inject Outbox outbox;
    @Inject CalendarFile file;
    @Inject Calendars calendars;
    @Inject TownSettings town;

    void booked(Request request, Appointment appointment) {
        outbox.send(with(mails.appointment(request, "appointmentBooked"), request, appointment));
    }

    void moved(Request request, Appointment appointment) {
        outbox.send(with(mails.appointment(request, "appointmentMoved"), request, appointment));
    }

    void cancelled(Request request, Appointment appointment) {
        outbox.send(with(mails.appointment(request, "appointmentCancelled"), request, appointment));
    }

    /** The service took it back, and offers to choose another. */
    void withdrawn(Request request, Appointment appointment, String reason) {
        Mail mail = mails.appointment(request, "appointmentWithdrawn");
        mail.fact(text("reason"), reason);
        outbox.send(with(mail, request, appointment));
    }

    void reminder(Request request, Appointment appointment) {
        outbox.send(with(mails.appointment(request, "appointmentReminder"), request, appointment));
        Sms.mobile(request.answers().text("telephone"))
                .ifPresent(
                        number ->
                                outbox.send(
                                        sms(
                                                number,
                                                request.number(),
                                                appointment.slot(),
                                                calendars.get(appointment.calendarId()).place())));
    }

    /**
     * The reminder for a phone: who, when, where, and how to change it; no name, no secret link.
     */
    Sms sms(String number, long request, Slot slot, String place) {
        return new Sms(
                number,
                Messages.text("request.sms.appointmentReminder.subject", String.valueOf(request)),
                Messages.text(
                        "request.sms.appointmentReminder",
                        town.name(),
                        when(slot),
                        place,
                        String.valueOf(request)));
    }

    void offered(Request request, AppointmentCalendar calendar) {
        outbox.send(
                mails.appointment(request, "appointmentOffered")
                        .fact(text("place"), calendar.place())
                        .fact(text("bring"), calendar.bring()));
    }

    /** Adds day, place and file to a mail. */
    Mail with(Mail mail, Request request, Appointment appointment) {
        AppointmentCalendar calendar = calendars.get(appointment.calendarId());
        return mail.fact(text("when"), when(appointment.slot()))
                .fact(text("place"), calendar.place())
                .fact(text("bring"), calendar.bring())
                .attach(
                        CalendarFile.NAME,
                        CalendarFile.type(appointment),
                        file(request, appointment, calendar));
    }

    /** Adds to a mail that an appointment does not take place, because the request has ended. */
    Mail freed(Mail mail, Request request, Appointment appointment) {
        return mail.say(Messages.text("request.mail.appointmentFreed", when(appointment.slot())))
                .attach(
                        CalendarFile.NAME,
                        CalendarFile.type(appointment),
                        file(request, appointment, calendars.get(appointment.calendarId())));
    }

    private byte[] file(Request request, Appointment appointment, AppointmentCalendar calendar) {
        return file.mail(
                        appointment,
                        calendar,
                        mails.reachedAt(request),
                        request.title(),
                        mails.address(request) + "/rendez-vous")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** "mardi 17 novembre 2026 à 10 h 30". */
    static String when(Slot slot) {
        return FrenchText.longDateTime(slot.start());
    }

    private static String text(String key) {
        return Messages.text("request.appointment.fact." + key);
    }
}
