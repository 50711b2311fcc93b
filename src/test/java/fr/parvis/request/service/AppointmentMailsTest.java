package fr.parvis.request.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.appointment.entity.Slot;
import fr.parvis.kernel.Feature;
import fr.parvis.notification.service.Sms;
import fr.parvis.procedure.ShippedTown;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@Feature("APT-4")
class AppointmentMailsTest {

    private static final Instant TEN_THIRTY = Instant.parse("2026-11-17T09:30:00Z");

    @Test
    void theReminderOfThePhoneSaysWhenAndWhereInOneMessage() {
        var mails = new AppointmentMails();
        mails.town = ShippedTown.named("osny").settings();
        Sms sms =
                mails.sms(
                        "+33612345678",
                        43513,
                        new Slot(TEN_THIRTY, TEN_THIRTY.plus(Duration.ofMinutes(30))),
                        "Hôtel de ville");
        assertThat(sms.number()).isEqualTo("+33612345678");
        assertThat(sms.subject()).contains("43513");
        assertThat(sms.text())
                .startsWith("Osny : rendez-vous mardi 17 novembre 2026 à 10 h 30")
                .contains("Hotel de ville", "43513")
                .doesNotContain("http");
        assertThat(sms.text().length()).as("one message").isLessThanOrEqualTo(160);
    }
}
