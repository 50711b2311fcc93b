package fr.parvis.request.service;

import fr.parvis.appointment.entity.Appointment;
import fr.parvis.appointment.service.Reminders;
import fr.parvis.request.entity.AppointmentHolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Writes to whoever has an appointment tomorrow. */
@ApplicationScoped
public class AppointmentReminders {

    @Inject Reminders reminders;
    @Inject RequestRepository requests;
    @Inject AppointmentMails mails;

    /**
     * Reminds one person. The mail is written with the mark that she was reminded: both or none,
     * and once on any number of nodes.
     *
     * @return whether there was one
     */
    @Transactional
    public boolean one() {
        Optional<Appointment> due = reminders.next();
        due.filter(a -> AppointmentHolder.isRequest(a.holder()))
                .flatMap(a -> requests.find(AppointmentHolder.number(a.holder())))
                .filter(request -> !request.archived())
                .ifPresent(request -> mails.reminder(request, due.get()));
        return due.isPresent();
    }
}
