package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.SampleDocuments;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two people with the same request open: each sees what the other does, and types on. */
class LiveJourney {

    private static final double PATIENCE_MS = 30_000;

    private final Demonstration demo = SharedPortal.get();

    private void signIn(Screen screen, String name, String page) {
        screen.open(demo.portalUrl() + "/connexion?retour=" + page);
        screen.field("Nom d’utilisateur").fill(name);
        screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
        screen.button("Connexion").click();
        screen.page().waitForURL("**" + page);
    }

    private static void shows(Locator place, String words) {
        assertThat(place)
                .containsText(
                        words, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS));
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"TRK-7", "AGT-3"})
    void whatOneDoesTheOtherSeesWithoutAReload(int width) throws SQLException {
        String name = "l" + UUID.randomUUID().toString().substring(0, 8);
        Visitor elsewhere = Spaces.newCitizen(demo, name);
        Page confirmation =
                Filings.submit(
                        elsewhere,
                        Filings.upToReview(
                                elsewhere, "acte-de-naissance", Map.of(), FilingIT.birthAnswers()));
        String page = "/mon-espace/demandes/" + Desk.number(confirmation);
        String desk = "/agents/demandes/" + Desk.number(confirmation);
        try (var citizen = new Screen("vivant-citoyen", width);
                var agent = new Screen("vivant-agent", width)) {
            signIn(citizen, name, page);
            signIn(agent, "agent.etatcivil", desk);
            // a mark that a reload would take away
            citizen.page().evaluate("window.stillHere = true");
            agent.page().evaluate("window.stillHere = true");
            citizen.page().locator(".pv-contents a[href='#echanges']").click();
            citizen.page().locator(".pv-compose > summary").click();
            citizen.field("Votre nouveau message").fill("Je suis en train d’écrire");

            agent.button("Commencer l’instruction").click();
            agent.page().evaluate("window.stillHere = true");
            shows(citizen.page().locator("#pv-etat"), "En cours d’instruction");
            shows(citizen.page().locator(".pv-fresh"), "En cours d’instruction");
            assertThat(citizen.field("Votre nouveau message"))
                    .hasValue("Je suis en train d’écrire");
            citizen.check("nouvel-etat");

            // the citizen writes from another device, the agent types a decision
            agent.field("Message à la personne").fill("Bientôt");
            elsewhere.submit(
                    elsewhere.open(page),
                    "pv-echange",
                    "ecrire",
                    Map.of("pv-message", List.of("Depuis mon téléphone")));
            shows(agent.page().locator("#pv-pastille"), "1");
            shows(agent.page().locator("#pv-fil"), "Depuis mon téléphone");
            assertThat(agent.field("Message à la personne")).hasValue("Bientôt");
            agent.check("message-recu");

            // a colleague looks at it, too, and asks for a complement
            Visitor colleague = Desk.agent(demo, "admin");
            Page second = colleague.open(desk);
            shows(agent.page().locator("#pv-presence"), "Maxime Fournier consulte aussi");
            agent.check("collegue");
            colleague.submit(
                    second,
                    "pv-complement",
                    "demander",
                    Map.of("pv-question", List.of("Quel est votre second prénom ?")));
            shows(citizen.page().locator("#pv-suite"), "Quel est votre second prénom");
            assertThat(citizen.field("Votre réponse")).isVisible();
            citizen.check("complement");
            shows(agent.page().locator("#pv-etat"), "En attente de complément");
            assertThat(agent.field("Message à la personne")).hasValue("Bientôt");
            // the tab of a first appointment appears, documents come, a slot is chosen
            colleague.submit(
                    colleague.open(desk),
                    "pv-proposer",
                    "proposer",
                    Map.of("agenda", List.of("legalisation")));
            shows(citizen.page().locator(".pv-contents"), "Rendez-vous");
            citizen.page().locator(".pv-contents a[href='#rendez-vous']").click();
            assertThat(citizen.link("Prendre un rendez-vous")).isVisible();
            citizen.check("rendez-vous-propose");
            elsewhere.upload(
                    elsewhere.open(page + "/pieces/nouvelle"),
                    "pv-piece",
                    "valider",
                    Map.of("pv-type", "mandat"),
                    "pv-fichier",
                    "mandat.jpg",
                    SampleDocuments.jpeg());
            shows(agent.page().locator("#pieces"), "mandat.jpg");
            shows(citizen.page().locator("#pieces-nombre"), "1");
            Filings.chooseSlot(elsewhere, elsewhere.open(page + "/rendez-vous"));
            shows(agent.page().locator("#pv-rendez-vous"), "Confirmé");
            shows(citizen.page().locator("#rendez-vous"), "Confirmé");
            citizen.check("rendez-vous-pris");
            agent.check("pieces-et-rendez-vous");
            // the decision was written for what was seen before
            agent.field("Décision").selectOption("a-retirer");
            agent.button("Enregistrer la décision").click();
            assertThat(agent.page().locator("main")).containsText("Ce qui a changé");
            assertThat(agent.field("Message à la personne")).hasValue("Bientôt");
            agent.check("trop-tard");

            assertThat(citizen.page().evaluate("window.stillHere")).isEqualTo(true);
        }
    }
}
