package fr.parvis.request.service;

import fr.parvis.account.entity.Account;
import fr.parvis.appointment.entity.Appointment;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.notification.service.Mail;
import fr.parvis.notification.service.Outbox;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.Request;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings;
import fr.parvis.town.TownSettings.TownService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a citizen is written about a request. The acknowledgement says what articles L112-11 and
 * R112-11-1 of the code of relations between the public and the administration ask for; no mail
 * carries the answers.
 */
@ApplicationScoped
class RequestMails {

    @Inject Outbox outbox;
    @Inject RequestRepository requests;
    @Inject AppointmentMails appointments;
    @Inject PortalAddress portal;
    @Inject TownSettings town;

    /**
     * @param token of the link that was made for it; null when the request belongs to an account
     * @param booked the appointment that was taken with it
     */
    void acknowledge(
            Request request, Procedure procedure, String token, Optional<Appointment> booked) {
        Mail mail =
                Mail.to(request.applicantMail(), text("acknowledged.subject", number(request)))
                        .say(text("hello"))
                        .say(text("acknowledged.say"))
                        .fact(text("fact.number"), number(request))
                        .fact(text("fact.procedure"), request.title())
                        .fact(text("fact.received"), FrenchText.longDateTime(request.filedAt()))
                        .fact(text("fact.service"), contact(service(request)))
                        .fact(text("fact.delay"), FrenchText.longDate(request.dueOn()))
                        .button(text("follow"), token == null ? page(request) : link(token));
        booked.ifPresent(a -> appointments.with(mail, request, a));
        silence(mail, request, procedure);
        if (token != null) {
            mail.close(text("keepLink"));
        }
        outbox.send(mail);
    }

    /** What silence means, from which day, and what one can do then. */
    private void silence(Mail mail, Request request, Procedure procedure) {
        LocalDate from =
                LocalDate.ofInstant(request.filedAt(), ClockProducer.PARIS)
                        .plusMonths(procedure.silence().months());
        String day = FrenchText.longDate(from);
        switch (procedure.silence().means()) {
            case ACCEPTANCE -> mail.close(text("silence.acceptance", day));
            case REJECTION ->
                    mail.close(text("silence.rejection", day))
                            .close(
                                    text(
                                            "silence.remedies",
                                            town.officialName(),
                                            town.legal().court()));
            case NOTHING -> mail.close(text("silence.nothing"));
        }
    }

    void complementAsked(Request request) {
        outbox.send(about(request, "complement").close(text("noContent")));
    }

    void complementGiven(Request request) {
        outbox.send(about(request, "complementGiven"));
    }

    /** A message of the service waits; its words stay behind the link or the sign-in. */
    void messageToCitizen(Request request) {
        outbox.send(about(request, "message", "#echanges").close(text("noContent")));
    }

    /** A message of the citizen waits. */
    void messageToTown(Request request) {
        toTown(request, "messageToTown", "#echanges");
    }

    /** The same of a document that the citizen has added. */
    void documentToTown(Request request) {
        toTown(request, "documentToTown", "#pieces");
    }

    /** To the agent who works on it; the service is written of what is nobody's work yet. */
    private void toTown(Request request, String event, String place) {
        String to = requests.assignee(request).map(Account::mail).orElse(service(request).mail());
        if (to == null) {
            return;
        }
        outbox.send(
                Mail.to(to, text(event + ".subject", number(request)))
                        .say(text("hello"))
                        .say(text(event + ".say"))
                        .fact(text("fact.number"), number(request))
                        .fact(text("fact.procedure"), request.title())
                        .button(
                                text("messageToTown.open"),
                                portal.of("/agents/demandes/" + request.number() + place))
                        .close(text("noContent")));
    }

    /** The service joined a document. */
    void documentAdded(Request request) {
        outbox.send(about(request, "documentAdded", "#pieces").close(text("noContent")));
    }

    /**
     * @param freed the appointment that ends with a refusal
     */
    void decided(Request request, Optional<Appointment> freed) {
        Mail mail = about(request, "decided").close(text("noContent"));
        freed.ifPresent(a -> appointments.freed(mail, request, a));
        outbox.send(mail);
    }

    /** The service closed it before the appointment. */
    void archived(Request request, Appointment freed) {
        outbox.send(appointments.freed(about(request, "archived"), request, freed));
    }

    void reopened(Request request) {
        outbox.send(about(request, "reopened"));
    }

    void cancelled(Request request, Optional<Appointment> freed) {
        Mail mail = about(request, "cancelled");
        freed.ifPresent(a -> appointments.freed(mail, request, a));
        outbox.send(mail);
    }

    /** The beginning of a mail about an appointment: its button leads to the choice. */
    Mail appointment(Request request, String event) {
        return facts(request, event)
                .button(text("followAppointment"), address(request) + "/rendez-vous");
    }

    /** Where the request is followed: its link, or its page in the space. */
    String address(Request request) {
        return request.accountId() == null
                ? requests.link(request.number())
                        .map(l -> link(l.token()))
                        .orElseGet(() -> page(request))
                : page(request);
    }

    void linkReplaced(Request request) {
        Mail mail = facts(request, "linkReplaced", request.applicantMail());
        link(mail, request, "");
        outbox.send(mail.close(text("keepLink")));
    }

    /** Whoever filed it learns that somebody took it into a space, and keeps the link. */
    void attached(Request request) {
        Mail mail = facts(request, "attached", request.applicantMail());
        link(mail, request, "");
        outbox.send(mail.close(text("attached.unknown")));
    }

    private Mail about(Request request, String event) {
        return about(request, event, "");
    }

    /**
     * @param place on the page that its button opens
     */
    private Mail about(Request request, String event, String place) {
        Mail mail = facts(request, event);
        if (request.accountId() == null) {
            link(mail, request, place);
            return mail;
        }
        return mail.button(text("follow"), page(request) + place);
    }

    private void link(Mail mail, Request request, String place) {
        requests.link(request.number())
                .ifPresent(l -> mail.button(text("follow"), link(l.token()) + place));
    }

    private Mail facts(Request request, String event) {
        return facts(request, event, reachedAt(request));
    }

    /** Whoever has it in a space is reached where the space is now, whatever was typed then. */
    String reachedAt(Request request) {
        return requests.ownerMail(request).orElse(request.applicantMail());
    }

    private Mail facts(Request request, String event, String to) {
        return Mail.to(to, text(event + ".subject", number(request)))
                .say(text("hello"))
                .say(text(event + ".say", service(request).name()))
                .fact(text("fact.number"), number(request))
                .fact(text("fact.procedure"), request.title())
                .fact(text("fact.service"), contact(service(request)));
    }

    private TownService service(Request request) {
        // a service may have left the configuration since: the town hall answers for it
        return town.service(request.service())
                .orElseGet(
                        () ->
                                new TownService(
                                        request.service(),
                                        town.townHall().name(),
                                        town.townHall().mail(),
                                        town.townHall().phone(),
                                        town.townHall().address(),
                                        town.townHall().hours(),
                                        null,
                                        false,
                                        null));
    }

    private String contact(TownService service) {
        var address = service.address() == null ? town.townHall().address() : service.address();
        var contact = new StringBuilder(service.name()).append(", ").append(address);
        if (service.mail() != null) {
            contact.append(", ").append(service.mail());
        }
        if (service.phone() != null) {
            contact.append(", ").append(service.phone());
        }
        return contact.toString();
    }

    private String link(String token) {
        return portal.of("/suivi/" + token);
    }

    /** Its page in the space, behind the sign-in. */
    private String page(Request request) {
        return portal.of("/mon-espace/demandes/" + request.number());
    }

    private static String number(Request request) {
        return String.valueOf(request.number());
    }

    private static String text(String key, Object... arguments) {
        return Messages.text("request.mail." + key, arguments);
    }
}
