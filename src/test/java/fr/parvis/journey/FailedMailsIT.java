package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an administrator sees and does when mails do not leave. */
class FailedMailsIT {

    private static final String PAGE = "/agents/parametres/courriels";

    private final Demonstration demo = SharedPortal.get();
    private final String mail = "z" + UUID.randomUUID() + "@example.fr";

    @Test
    @Feature("REL-2")
    void aMailThatGaveUpIsShownAndSentAgain() throws Exception {
        var admin = Desk.agent(demo, "admin");
        demo.mail().stopSmtp();
        try {
            String number = Desk.number(Desk.birthCertificate(new Visitor(demo.portalUrl()), mail));
            await().atMost(Duration.ofSeconds(60)).until(() -> attempts() > 0);
            giveUp();
            assertThat(admin.open("/agents").html().select("a[href$=courriels]").text())
                    // mails of other tests may wait, too
                    .containsPattern("courriels? ne part");
            Page page = admin.open(PAGE);
            var row = page.html().select("tbody tr:contains(" + number + ")");
            assertThat(row.text())
                    .contains("Demande n° " + number, "z•••@example.fr", "12", "Abandonné");
            assertThat(row.select("td").get(2).text()).as("the last error").isNotBlank();
            assertThat(page.html().html())
                    .as("neither whom it was for nor what it says")
                    .doesNotContain(mail, "Bonjour,", "/suivi/");

            // the mail server is still away: its delays begin anew, it does not give up at once
            String form = row.select("form").attr("id");
            Page again = admin.submit(page, form, "renvoyer", Map.of());
            assertThat(again.path()).isEqualTo(PAGE);
            assertThat(again.html().getElementById(form).closest("tr").text())
                    .contains("Nouvel essai le");
            await().atMost(Duration.ofSeconds(60)).until(() -> attempts() > 12);
            assertThat(admin.open(PAGE).html().getElementById(form).closest("tr").text())
                    .as("it has not given up again")
                    .contains("Nouvel essai le");
            giveUp();
        } finally {
            demo.mail().startSmtp();
        }
        Page page = admin.open(PAGE);
        for (int i = 0; i < 2; i++) {
            assertThat(admin.submit(page, "pv-tous", "tout-renvoyer", Map.of()).status())
                    .isEqualTo(200);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> !demo.mail().messagesTo(mail).isEmpty());
        await().during(Duration.ofSeconds(7))
                .atMost(Duration.ofSeconds(20))
                .until(() -> demo.mail().messagesTo(mail).size() == 1);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> admin.open(PAGE).text().contains("Tous les courriels partent"));
        // from the page as it was: what has left is not sent once more
        String form = page.html().select("tr:contains(z•••) form").attr("id");
        assertThat(admin.submit(page, form, "renvoyer", Map.of()).status()).isEqualTo(200);
        await().during(Duration.ofSeconds(7))
                .atMost(Duration.ofSeconds(20))
                .until(() -> demo.mail().messagesTo(mail).size() == 1);
    }

    @Test
    @Feature({"REL-2", "ACC-16"})
    void nobodyButAnAdministratorFindsThePage() {
        for (String name : List.of("agent.etatcivil", "regie", "communication")) {
            var staff = Desk.agent(demo, name);
            assertThat(staff.open(PAGE).status()).as(name).isEqualTo(404);
            assertThat(send(staff, "tout-renvoyer", "1").status()).as(name).isEqualTo(404);
            assertThat(staff.open("/agents").html().select("a[href$=courriels]")).isEmpty();
        }
        var admin = Desk.agent(demo, "admin");
        for (String forged : List.of("0", "x", "999999999", "9".repeat(30))) {
            assertThat(send(admin, "renvoyer", forged).status()).as(forged).isEqualTo(404);
        }
    }

    @Test
    @Feature({"APT-4", "REL-2"})
    void aShortMessageLeavesByTheSameBox() throws SQLException {
        String number = "+336" + (10_000_000 + UUID.randomUUID().hashCode() % 9_000_000);
        try (var connection = demo.database().dataSource().getConnection();
                var insert =
                        connection.prepareStatement(
                                "insert into outbox_message (channel, recipient, subject, text,"
                                        + " html, message_id, created_at, next_attempt_at)"
                                        + " values ('SMS', ?, 'SMS de rappel', 'À demain', '', ?,"
                                        + " now(), now())")) {
            insert.setString(1, number);
            insert.setString(2, number);
            insert.executeUpdate();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> demo.mail().messagesTo(number).size() == 1);
        assertThat(demo.mail().messagesTo(number).get(0).text()).contains("À demain");
    }

    private Page send(Visitor visitor, String button, String id) {
        return visitor.post(
                URI.create(demo.portalUrl() + PAGE),
                Map.of("pv-action", List.of(button), "pv-courriel", List.of(id)));
    }

    private void giveUp() throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var update =
                        connection.prepareStatement(
                                "update outbox_message set attempts = 12, next_attempt_at = null"
                                        + " where recipient = ?")) {
            update.setString(1, mail);
            update.executeUpdate();
        }
    }

    private int attempts() throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var query =
                        connection.prepareStatement(
                                "select attempts from outbox_message where recipient = ?")) {
            query.setString(1, mail);
            var found = query.executeQuery();
            return found.next() ? found.getInt(1) : 0;
        }
    }
}
