package fr.parvis.booking.service;

import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.Enrolment;
import fr.parvis.booking.entity.FailedDay;
import fr.parvis.booking.entity.LiveDay;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.notification.service.Mail;
import fr.parvis.notification.service.Outbox;
import fr.parvis.request.entity.Request;
import fr.parvis.town.PortalAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What families are written about enrolments and days. */
@ApplicationScoped
class BookingMails {

    private static final String ENDED = "ended";

    @Inject Outbox outbox;
    @Inject PortalAddress portal;
    @Inject ReservationRepository reservations;

    /**
     * What was asked for is granted at once.
     *
     * @param event "granted." and the kind of the basket; "served" after a wait
     */
    void granted(String event, Request request, Activity activity, List<FailedDay> failed) {
        Mail mail =
                Mail.to(
                                request.applicantMail(),
                                text(event + ".subject", String.valueOf(request.number())))
                        .say(text("hello"))
                        .say(text(event + ".say"))
                        .fact(text("request"), request.title())
                        .fact(text("added"), request.answers().text("ajouts"))
                        .fact(text("cancelled"), request.answers().text("annulations"))
                        .fact(text("price"), request.answers().text("total"));
        if (!failed.isEmpty()) {
            mail.fact(text("failed"), failed(activity, failed));
        }
        outbox.send(
                mail.button(text("follow"), portal.of("/mon-espace/demandes/" + request.number())));
    }

    /** "mercredi 2 décembre 2026, Matin : complet", a line a day. */
    static String failed(Activity activity, List<FailedDay> failed) {
        return failed.stream()
                .map(
                        f ->
                                FrenchText.longDate(f.day())
                                        + activity.unit(f.unit())
                                                .map(u -> ", " + u.label())
                                                .orElse("")
                                        + "\u00a0: "
                                        + f.words().toLowerCase(Locale.FRANCE))
                .collect(Collectors.joining("\n"));
    }

    /**
     * Something about the days of a household that others did, or time.
     *
     * @param event "closed", "agent", "left", "freed", "wishOver"
     */
    void days(
            long household,
            String event,
            String child,
            String activity,
            String days,
            String reason) {
        for (String address : reservations.mails(household)) {
            outbox.send(
                    Mail.to(address, text(event + ".subject", activity))
                            .say(text("hello"))
                            .say(text(event + ".say"))
                            .fact(text("child"), child)
                            .fact(text("activity"), activity)
                            .fact(text("days"), days)
                            .fact(text("reason"), reason)
                            .button(text("agenda"), portal.of("/mon-espace/reservations")));
        }
    }

    /** Days of a household that end with the enrolment, which is the child's other household's. */
    void ended(long household, String child, Activity activity, List<LiveDay> days, String reason) {
        days(
                household,
                "agent",
                child,
                activity.title(),
                days.stream()
                        .map(LiveDay::day)
                        .sorted()
                        .distinct()
                        .map(d -> cancelled(FrenchText.longDate(d)))
                        .collect(Collectors.joining("\n")),
                reason);
    }

    /** "Annulé : mercredi 9 décembre 2026". */
    static String cancelled(String days) {
        return text("day.cancelled", days);
    }

    /** "Réservé : …". */
    static String booked(String days) {
        return text("day.booked", days);
    }

    /**
     * Something about an enrolment.
     *
     * @param event "enrolled", "waiting", "offered", "lapsed", "refused", "ended"
     * @param more said beside the facts; null for nothing
     */
    void enrolment(
            Enrolment enrolment, String child, Activity activity, String event, String more) {
        for (String address : reservations.mails(enrolment.householdId())) {
            Mail mail =
                    Mail.to(address, text(event + ".subject", activity.title()))
                            .say(text("hello"))
                            .say(text(event + ".say"))
                            .fact(text("child"), child)
                            .fact(text("activity"), activity.title())
                            .fact(text("place"), Enrolments.placeName(activity, enrolment.place()));
            if (event.equals(ENDED)) {
                mail.fact(text("lastDay"), FrenchText.longDate(enrolment.to()));
            }
            if (more != null) {
                mail.fact(text(event + ".more"), more);
            }
            outbox.send(mail.button(text("enrolments"), portal.of("/mon-espace/inscriptions")));
        }
    }

    static String until(Instant instant) {
        return FrenchText.longDateTime(instant.atZone(ClockProducer.PARIS).toInstant());
    }

    private static String text(String key, Object... arguments) {
        return Messages.text("booking.mail." + key, arguments);
    }
}
