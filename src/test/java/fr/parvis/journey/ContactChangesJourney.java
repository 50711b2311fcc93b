package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Coordonnées" in a browser: from the dashboard to the request, an agent, and back. */
@Feature("ACC-12")
class ContactChangesJourney {

    private final Demonstration demo = SharedPortal.get();

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void aNewAddressGoesThroughAnAgent(int width) throws Exception {
        String userName = "kj" + UUID.randomUUID().toString().substring(0, 8);
        Spaces.newCitizen(demo, userName);
        String number;
        try (var screen = new Screen("coordonnees", width)) {
            signIn(screen, userName);
            screen.check("tableau-de-bord");
            screen.link("Coordonnées").click();
            screen.check("coordonnees");
            screen.link("Changer : Changement d’adresses postales").click();
            screen.check("mes-informations");
            screen.button("Aller à l’étape 3").click();
            screen.page().waitForURL("**/ma-demande");
            assertThat(screen.field("Numéro et rue").inputValue()).isEqualTo("2 rue du Puits");
            screen.check("ma-demande");
            screen.field("Numéro et rue").fill("8 rue Neuve");
            screen.button("Aller à l’étape 4").click();
            screen.page().waitForURL("**/recapitulatif");
            screen.button("Valider").click();
            screen.page().waitForURL("**/confirmation");
            number = screen.page().locator("[data-pv-copy]").getAttribute("data-pv-copy");
        }
        var agent = Desk.agent(demo, "agent.etatcivil");
        agent.submit(
                agent.open("/agents/demandes/" + number),
                "pv-decision",
                "decider",
                Map.of(
                        "pv-issue", List.of("mis-a-jour"),
                        "pv-motif", List.of("C’est fait.")));
        try (var screen = new Screen("coordonnees-apres", width)) {
            signIn(screen, userName);
            screen.link("Coordonnées").click();
            assertThat(screen.text()).contains("8 rue Neuve");
            screen.check("a-jour");
        }
    }

    private void signIn(Screen screen, String userName) {
        screen.open(demo.portalUrl() + "/connexion");
        screen.field("Nom d’utilisateur").fill(userName);
        screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
        screen.button("Connexion").click();
        screen.page().waitForURL("**/mon-espace");
    }
}
