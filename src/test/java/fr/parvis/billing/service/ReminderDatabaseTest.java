package fr.parvis.billing.service;

import static fr.parvis.billing.service.Ground.REGIE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.account.service.HouseholdContacts;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.paybox.PayboxPrinter;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.notification.service.Mail;
import fr.parvis.notification.service.Outbox;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.RegieSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is reminded of a late invoice, and when: on a real PostgreSQL. */
@Feature("BIL-8")
class ReminderDatabaseTest {

    private static SchemaDatabase database;
    private static DatabaseGround ground;
    private static final List<String> SENT = new ArrayList<>();
    private static ReminderBatch batch;

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("billing");
        ground = new DatabaseGround(database, new PayboxPrinter());
        batch = new ReminderBatch();
        batch.reminders = new ReminderRepository();
        batch.reminders.entities = ground.entities();
        batch.invoices = ground.invoiceRepository;
        batch.clock = ground.clock;
        batch.contacts =
                new HouseholdContacts() {
                    @Override
                    public List<String> mails(String fileNumber) {
                        return fileNumber.equals("RE-0")
                                ? List.of()
                                : List.of("a@" + fileNumber, "b@" + fileNumber);
                    }
                };
        batch.outbox =
                new Outbox() {
                    @Override
                    public void send(Mail mail) {
                        SENT.add(mail.getRecipient() + " " + mail.getSubject());
                    }
                };
        batch.portal =
                new PortalAddress() {
                    @Override
                    public String of(String path) {
                        return path;
                    }
                };
    }

    @AfterAll
    static void stop() {
        ground.close();
        database.close();
    }

    private static void issue(String household, String number) {
        ground.in(
                () ->
                        ground.invoices.issue(
                                PaymentDatabaseTest.draft(household, number, 1000, true),
                                PaymentDatabaseTest.AGENT));
    }

    private static int send(Integer againDays) {
        SENT.clear();
        var rule = new RegieSettings.Reminders(5, againDays, false);
        var regie =
                new RegieSettings(
                        REGIE, "Régie", "1", null, null, null, List.of(), true, "", null, null,
                        rule);
        return ground.in(() -> batch.send(regie, PaymentDatabaseTest.AGENT));
    }

    private static void passTo(String moment) {
        ground.clock.pass(Duration.between(ground.clock.instant(), Instant.parse(moment)));
    }

    @Test
    void onceThenAgainAndNeverWhoHasPaid() {
        issue("RE-1", "RE1");
        issue("RE-2", "RE2");
        issue("RE-3", "RE3");
        issue("RE-0", "RE0");
        // due on 2 December: five days later is the 7th
        passTo("2026-12-06T22:59:59Z");
        assertThat(send(20)).as("not yet").isZero();

        passTo("2026-12-06T23:00:00Z");
        ground.in(
                () ->
                        ground.desk.receive(
                                "re-form",
                                REGIE,
                                PaymentMethod.CASH,
                                "",
                                Map.of("RE2", Money.ofCents(1000)),
                                PaymentDatabaseTest.AGENT));
        var wish =
                new Payments.Wish(
                        List.of("RE-3"), REGIE, Map.of("RE3", Money.ZERO), "f@x.fr", false);
        ground.in(() -> ground.payments.start(Provider.PAYBOX, wish));
        assertThat(send(20)).isEqualTo(2);
        assertThat(SENT)
                .as("not who has paid, not who is at the payment page")
                .hasSize(2)
                .allMatch(s -> s.matches("[ab]@RE-1 .*RE1.*"));
        assertThat(send(20)).as("the same day").isZero();
        assertThat(ground.in(() -> batch.reminders.byLetter(REGIE)))
                .extracting(row -> row[1])
                .containsExactly("RE0");
        assertThat(database.number("select count(*) from invoice_event where type = 'REMINDED'"))
                .isEqualTo(2);

        ground.clock.pass(Duration.ofDays(20).minusSeconds(1));
        assertThat(SENT).isEmpty();
        ground.settleDue();
        assertThat(send(null)).as("the third one, whose payment has expired").isEqualTo(1);
        ground.clock.pass(Duration.ofSeconds(1));
        assertThat(send(null)).as("a town that reminds once").isZero();
        assertThat(send(20)).isEqualTo(2);
        assertThat(SENT).hasSize(2).allMatch(s -> s.contains("Seconde relance"));
        assertThat(send(20)).isZero();
        ground.clock.pass(Duration.ofDays(400));
        assertThat(send(20)).as("the third one again").isEqualTo(1);
        assertThat(send(20)).as("nobody a third time").isZero();
    }
}
