package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.FilePayload;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.SampleDocuments;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A citizen answers the agent who asks for a document before activating the space. */
@Feature("ACC-5")
class ActivationAnswerIT {

    private static final String PAGE = "/mon-espace/activation";
    private static final byte[] PDF = SampleDocuments.pdf();

    private final Demonstration demo = SharedPortal.get();
    private final String userName = "d" + UUID.randomUUID().toString().substring(0, 8);
    private final Visitor agent = Desk.agent(demo, "agent.etatcivil");
    private Visitor citizen;
    private String file;

    @BeforeEach
    void aDocumentIsAsked() throws SQLException {
        citizen = Spaces.waitingCitizen(demo, userName);
        try (var connection = demo.database().dataSource().getConnection();
                var query =
                        connection.prepareStatement("select id from account where user_name = ?")) {
            query.setString(1, userName);
            var found = query.executeQuery();
            found.next();
            file = "/agents/comptes/" + found.getLong(1);
        }
        Page asked =
                agent.submit(
                        agent.open(file),
                        "pv-piece",
                        "demander",
                        Map.of("question", List.of("Un justificatif de <domicile>")));
        assertThat(asked.text()).contains("Pièce demandée");
    }

    private Page send(String name, byte[] content) {
        return citizen.upload(citizen.open(PAGE), "pv-reponse", "envoyer", "pieces", name, content);
    }

    private String state() {
        return agent.open(file).html().select(".pv-head .pv-badge").text();
    }

    @Test
    void aFileIsSentTheAgentReadsItAndTheSpaceWaitsAgain() {
        Page board = citizen.open("/mon-espace");
        assertThat(board.text()).contains("Une pièce vous est demandée");
        assertThat(board.html().select("a[href$=" + PAGE + "]")).hasSize(1);
        Page page = citizen.open(PAGE);
        assertThat(page.text()).contains("Un justificatif de <domicile>");

        Page sent = send("Quittance d’été.pdf", PDF);
        assertThat(sent.path()).isEqualTo(PAGE);
        assertThat(sent.text()).contains("Votre réponse est envoyée");
        assertThat(state()).contains("En attente d’activation");
        Page shown = agent.open(file);
        assertThat(shown.text()).contains("Pièces reçues", "Quittance d’été.pdf");
        String address =
                shown.html()
                        .select("a[href*=pieces-de-comptes]")
                        .attr("href")
                        .replaceFirst(".*/agents", "/agents");
        Page document = agent.open(address);
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.headers().get("content-type").get(0)).startsWith("application/pdf");
        assertThat(document.headers().get("content-disposition").get(0))
                .isEqualTo("attachment; filename*=UTF-8''Quittance%20d%E2%80%99%C3%A9t%C3%A9.pdf");
        assertThat(document.html().text()).contains("%PDF");

        assertThat(Desk.agent(demo, "agent.enfance").open(address).status()).isEqualTo(404);
        assertThat(citizen.open(address).status()).isEqualTo(404);
        assertThat(agent.open("/agents/pieces-de-comptes/999999999").status()).isEqualTo(404);
        assertThat(agent.open("/agents/pieces-de-comptes/x").status()).isEqualTo(404);
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                demo
                                        .mail()
                                        .messagesTo("etat-civil@valmont-sur-oise.example")
                                        .stream()
                                        .anyMatch(m -> m.text().contains(file)));
    }

    @Test
    @Feature({"ACC-5", "DOC-5", "DOC-6"})
    void filesAreRecognisedMadeHarmlessAndWaitForTheScanner() throws SQLException {
        Page faked = send("quittance.pdf", SampleDocuments.jpeg());
        assertThat(faked.html().select(".pv-errors").text())
                .contains("ne correspond pas à son nom");
        byte[] withHiddenFile = Arrays.copyOf(SampleDocuments.jpeg(), 20_000);
        Page sent = send("C:\\dossier\\quittance.jpg", withHiddenFile);
        assertThat(sent.text()).contains("Votre réponse est envoyée");
        var link = agent.open(file).html().select("a[href*=pieces-de-comptes]");
        assertThat(link.text()).isEqualTo("quittance.jpg");
        String address = link.attr("href").replaceFirst(".*/agents", "/agents");
        assertThat(agent.bytes(address).body())
                .as("written anew, without what was behind it")
                .hasSizeLessThan(20_000);
        String id = address.replaceFirst(".*/", "");
        sql("update account_document set state = 'WAITING' where id = " + id);
        Page waiting = agent.open(address);
        assertThat(waiting.status()).isEqualTo(409);
        assertThat(waiting.html().text()).contains("contrôle antivirus");
        sql("update account_document set state = 'INFECTED', content = '' where id = " + id);
        assertThat(agent.open(address).html().text()).contains("contenait un virus");
    }

    private void sql(String statement) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    @Test
    void wordsAreEnoughAndStandInTheHistory() {
        Page sent =
                citizen.submit(
                        citizen.open(PAGE),
                        "pv-reponse",
                        "envoyer",
                        Map.of("reponse", List.of("J’habite chez ma sœur.")));
        assertThat(sent.text()).contains("Votre réponse est envoyée");
        assertThat(agent.open(file).html().select(".pv-timeline").text())
                .contains("J’habite chez ma sœur.", "Zoé Lefèvre");
    }

    @Test
    void whatIsNotTakenIsToldAndTheQuestionStays() {
        Page empty = citizen.submit(citizen.open(PAGE), "pv-reponse", "envoyer", Map.of());
        assertThat(empty.html().select(".pv-errors").text()).contains("Écrivez une réponse");
        Page program = send("quittance.pdf", "MZ programme".getBytes(StandardCharsets.US_ASCII));
        assertThat(program.html().select(".pv-errors").text()).contains("est un programme");
        Page heavy = send("lourd.pdf", new byte[13 * 1024 * 1024]);
        assertThat(heavy.html().select(".pv-errors").text()).contains("Le maximum est 10 Mo");
        assertThat(state()).contains("Pièce demandée");
        assertThat(agent.open(file).text()).doesNotContain("Pièces reçues");
    }

    @Test
    void anAnswerIsSentOnceAndNobodyAnswersUnasked() {
        Page page = citizen.open(PAGE);
        citizen.submit(page, "pv-reponse", "envoyer", Map.of("reponse", List.of("Voilà.")));
        Page twice =
                citizen.submit(page, "pv-reponse", "envoyer", Map.of("reponse", List.of("Encore")));
        assertThat(twice.html().select(".pv-errors").text()).contains("déjà arrivée");
        agent.submit(agent.open(file), "pv-activer", "activer", Map.of());
        assertThat(citizen.open(PAGE).text()).contains("Rien ne vous est demandé");
        assertThat(citizen.open("/mon-espace").text()).doesNotContain("Une pièce vous est");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void inABrowser(int width) {
        try (var screen = new Screen("activation-piece", width)) {
            screen.open(demo.portalUrl() + "/connexion");
            screen.field("Nom d’utilisateur").fill(userName);
            screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
            screen.button("Connexion").click();
            screen.page().waitForURL("**/mon-espace");
            screen.check("tableau-de-bord");
            screen.link("Répondre").click();
            screen.check("question");
            screen.button("Envoyer ma réponse").click();
            screen.check("vide");
            screen.field("Votre réponse").fill("Voici ma quittance.");
            screen.page()
                    .locator("#pieces")
                    .setInputFiles(new FilePayload("quittance.pdf", "application/pdf", PDF));
            screen.check("fichier-choisi");
            screen.button("Envoyer ma réponse").click();
            assertThat(screen.text()).contains("Votre réponse est envoyée");
            screen.check("envoyee");
        }
        try (var screen = new Screen("activation-agent", width)) {
            screen.open(demo.portalUrl() + "/connexion");
            screen.field("Nom d’utilisateur").fill("agent.etatcivil");
            screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
            screen.button("Connexion").click();
            screen.page().waitForURL("**/agents");
            screen.open(demo.portalUrl() + file);
            assertThat(screen.text()).contains("quittance.pdf", "Voici ma quittance.");
            screen.check("compte");
            screen.page()
                    .getByText(
                            "Refuser",
                            new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            screen.button("Refuser").click();
            assertThat(screen.text()).contains("Écrivez ce que la personne doit lire");
            screen.check("refus-sans-motif");
        }
        try (var screen = new Screen("agent-nouveau", width)) {
            screen.open(demo.portalUrl() + "/connexion");
            screen.field("Nom d’utilisateur").fill("admin");
            screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
            screen.button("Connexion").click();
            screen.page().waitForURL("**/agents");
            screen.open(demo.portalUrl() + "/agents/comptes/agents");
            screen.field("Courriel professionnel").fill("nom@x");
            screen.button("Créer le compte").click();
            assertThat(screen.text()).contains("au moins un rôle");
            screen.check("a-corriger");
        }
    }
}
