package fr.parvis.booking.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.booking.SampleActivity;
import fr.parvis.booking.entity.BookingActor;
import fr.parvis.booking.entity.Enrolment;
import fr.parvis.kernel.Feature;
import fr.parvis.notification.service.Mail;
import fr.parvis.notification.service.Outbox;
import fr.parvis.town.PortalAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What families read of an enrolment. */
@Feature({"ENR-3", "BKG-5"})
class BookingMailsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void theEndOfAnEnrolmentSaysItsLastDay() {
        var sent = new ArrayList<Mail>();
        var mails = new BookingMails();
        mails.outbox =
                new Outbox() {
                    @Override
                    public void send(Mail mail) {
                        sent.add(mail);
                    }
                };
        mails.portal =
                new PortalAddress() {
                    @Override
                    public String of(String path) {
                        return path;
                    }
                };
        mails.reservations =
                new ReservationRepository() {
                    @Override
                    List<String> mails(long household) {
                        return List.of("lea@example.org");
                    }
                };
        var activity = SampleActivity.wednesdays();
        var enrolment =
                new Enrolment(
                        1,
                        1,
                        activity.id(),
                        "ile-aux-enfants",
                        null,
                        LocalDate.of(2026, 9, 1),
                        LocalDate.of(2026, 12, 18),
                        BookingActor.citizen(),
                        NOW);
        mails.enrolment(enrolment, "Léa Durand", activity, "ended", "Départ");
        mails.enrolment(enrolment, "Léa Durand", activity, "enrolled", null);
        assertThat(sent.get(0).getFacts())
                .contains(new Mail.Fact("Dernier jour", "vendredi 18 décembre 2026"));
        assertThat(sent.get(1).getFacts()).noneMatch(f -> f.label().equals("Dernier jour"));
    }
}
