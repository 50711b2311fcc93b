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

/** Spaces that an agent activates: the queue, the decisions, the rights, over HTTP. */
class AccountDeskIT {

    private static final String QUEUE = "/agents/comptes";

    private final Demonstration demo = SharedPortal.get();
    private final String node = TownVariant.activatedByAgent(demo).url();
    private final String name = "w" + UUID.randomUUID().toString().substring(0, 8);
    private final String mail = name + "@example.org";
    private final Visitor citizen = new Visitor(node);

    /** A space whose mail is confirmed; the path of its page in the back office. */
    private String waiting(Visitor agent) {
        Spaces.create(demo, citizen, "Ÿsée-" + name, mail, name);
        Page link = citizen.open(Spaces.link(demo, mail, 1, "/activation/"));
        citizen.submit(link, "pv-activation", "activer", Map.of());
        return path(agent, name);
    }

    /** The page of the account with this user name. */
    private static String path(Visitor agent, String userName) {
        Page found = agent.open(QUEUE + "?q=" + userName);
        assertThat(found.html().select("tbody tr")).as(found.text()).hasSize(1);
        return QUEUE
                + found.html().select("tbody th a").attr("href").replaceFirst(".*/comptes", "");
    }

    private void awaitMail(String words) {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                demo.mail().messagesTo(mail).stream()
                                        .anyMatch(m -> m.text().contains(words)));
    }

    @Test
    @Feature("ACC-5")
    void anAgentAsksADocumentThenActivates() throws Exception {
        var agent = Desk.agent(demo, "agent.etatcivil");
        String file = waiting(agent);
        awaitMail("48 heures ouvrées");
        assertThat(Spaces.signIn(citizen, name, Spaces.PASSWORD).text())
                .contains("En attente d’activation");
        assertThat(agent.open(QUEUE).text()).contains(mail, "Moins d’une heure ouvrée");
        assertThat(agent.open("/agents").html().select("a[href$=comptes] .pv-theme__text").text())
                .matches("\\d+ personnes? atten(d|dent) (son|leur) activation");

        Page page = agent.open(file);
        assertThat(page.text()).contains("Ÿsée-" + name, mail, "En attente d’activation");
        Page empty = agent.submit(page, "pv-piece", "demander", Map.of());
        assertThat(empty.html().select("#pv-piece .pv-error").text())
                .contains("Écrivez ce que la personne doit lire");
        assertThat(empty.html().select("#pv-refus .pv-error")).isEmpty();
        Page asked =
                agent.submit(
                        page,
                        "pv-piece",
                        "demander",
                        Map.of("question", List.of("Un justificatif de <domicile>")));
        assertThat(asked.text()).contains("Pièce demandée", "Camille Petit");
        awaitMail("Un justificatif de <domicile>");
        Page active = agent.submit(asked, "pv-activer", "activer", Map.of());
        assertThat(active.html().select(".pv-head").text()).contains("Actif");
        assertThat(active.html().select("#pv-activer, #pv-refus")).isEmpty();
        awaitMail("activé votre espace");
        assertThat(citizen.open("/mon-espace").text()).doesNotContain("En attente d’activation");
    }

    @Test
    @Feature("ACC-5")
    void aRefusalHasAReasonAndMayBeTakenBack() {
        var agent = Desk.agent(demo, "admin");
        String file = waiting(agent);
        Page page = agent.open(file);
        Page refused =
                agent.submit(page, "pv-refus", "refuser", Map.of("motif", List.of("Hors commune")));
        assertThat(refused.html().select(".pv-head").text()).contains("Refusé");
        awaitMail("Hors commune");
        assertThat(Spaces.signIn(citizen, name, Spaces.PASSWORD).path()).isEqualTo("/connexion");
        Page back = agent.submit(refused, "pv-activer", "activer", Map.of());
        assertThat(back.html().select(".pv-head").text()).contains("Actif");
        assertThat(Spaces.signIn(citizen, name, Spaces.PASSWORD).path()).isEqualTo("/mon-espace");
    }

    @Test
    @Feature("ACC-5")
    void whoDecidesOnAnOldPageIsToldAndLosesNothing() {
        var first = Desk.agent(demo, "agent.etatcivil");
        var second = Desk.agent(demo, "admin");
        String file = waiting(first);
        Page old = first.open(file);
        second.submit(second.open(file), "pv-activer", "activer", Map.of());
        Page stale = first.submit(old, "pv-refus", "refuser", Map.of("motif", List.of("Inconnue")));
        assertThat(stale.html().select(".pv-errors").text())
                .contains("Ce compte a changé", "Inconnue");
        assertThat(stale.html().select(".pv-head").text()).contains("Actif");
        assertThat(
                        first.post(
                                        URI.create(demo.portalUrl() + file),
                                        Map.of("pv-action", List.of("activer")))
                                .text())
                .contains("Ce compte a changé");
    }

    @Test
    @Feature({"ACC-5", "ACC-16"})
    void onlyWhoLooksAfterAccountsFindsThem() {
        String file = waiting(Desk.agent(demo, "admin"));
        for (String other : List.of("agent.enfance", "regie", "communication")) {
            var staff = Desk.agent(demo, other);
            assertThat(staff.open(QUEUE).status()).as(other).isEqualTo(404);
            assertThat(staff.open(file).status()).as(other).isEqualTo(404);
            assertThat(
                            staff.post(
                                            URI.create(demo.portalUrl() + file),
                                            Map.of(
                                                    "pv-action", List.of("activer"),
                                                    "pv-version", List.of("2")))
                                    .status())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(
                        Desk.agent(demo, "agent.enfance")
                                .open("/agents")
                                .html()
                                .select("a[href$=comptes]"))
                .isEmpty();
        assertThat(Spaces.citizen(demo, "durand").open(QUEUE).status()).isEqualTo(404);
        assertThat(new Visitor(demo.portalUrl()).open(QUEUE).path()).isEqualTo("/connexion");
    }

    @Test
    @Feature("ACC-5")
    void theQueueShowsTheOldestFirstAndWhoIsLate() throws Exception {
        var agent = Desk.agent(demo, "agent.etatcivil");
        String file = waiting(agent);
        try (var connection = demo.database().dataSource().getConnection();
                var update =
                        connection.prepareStatement(
                                "update account_event set at = now() - interval '20 days' where"
                                        + " account_id = (select id from account where user_name = ?)")) {
            update.setString(1, name);
            update.executeUpdate();
        }
        Page queue = agent.open(QUEUE);
        assertThat(queue.html().select("tbody tr").first().text())
                .contains(mail, "En retard", "heures ouvrées");
        agent.submit(agent.open(file), "pv-activer", "activer", Map.of());
        assertThat(agent.open(QUEUE).text()).doesNotContain(mail);
    }

    @Test
    @Feature("ACC-5")
    void accountsAreFoundByTheBeginningOfANameOrAMail() throws SQLException {
        var agent = Desk.agent(demo, "agent.etatcivil");
        waiting(agent);
        String encoded =
                java.net.URLEncoder.encode("YSÉE-" + name, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(agent.open(QUEUE + "?q=" + encoded).html().select("tbody tr")).hasSize(1);
        assertThat(agent.open(QUEUE + "?q=" + mail).html().select("tbody tr")).hasSize(1);
        for (String nobody : List.of("%25", "_", "%5C", "camille.petit", "agent.etatcivil")) {
            assertThat(agent.open(QUEUE + "?q=" + nobody).html().select("tbody tr"))
                    .as(nobody)
                    .isEmpty();
        }
        assertThat(agent.open(QUEUE + "?q=" + "x".repeat(3000) + "&page=%00").status())
                .isEqualTo(200);
        for (String wrong : List.of("/0", "/x", "/999999999999", "/%00")) {
            assertThat(agent.open(QUEUE + wrong).status()).as(wrong).isIn(400, 404);
        }
    }
}
