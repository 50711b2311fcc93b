package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several requests of the queue in one go, in a browser. */
class BulkJourney {

    private final Demonstration demo = SharedPortal.get();

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature("AGT-4")
    void tickedDecidedAndSummedUp(int width) {
        for (int i = 0; i < 3; i++) {
            Desk.birthCertificate(new Visitor(demo.portalUrl()), "lot@example.fr");
        }
        try (var screen = new Screen("lot", width)) {
            screen.open(demo.portalUrl() + "/connexion?retour=/agents/demandes");
            screen.field("Nom d’utilisateur").fill("agent.etatcivil");
            screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
            screen.button("Connexion").click();
            screen.page().waitForURL("**/agents/demandes");
            screen.open(demo.portalUrl() + "/agents/demandes?vue=unassigned&tri=newest");
            for (int i = 0; i < 3; i++) {
                screen.page().locator("tbody input[type=checkbox]").nth(i).check();
            }
            assertThat(screen.page().locator("[data-pv-bulk-count]")).hasText("3 demandes cochées");
            screen.check("cochees");
            screen.button("Traiter les demandes cochées").click();
            screen.page().waitForURL("**/lot?*");
            screen.check("que-faire");
            screen.page().getByLabel("Enregistrer une décision").check();
            screen.field("Décision").selectOption("a-retirer");
            assertThat(screen.field("Message à la personne")).not().hasValue("");
            screen.check("decision");
            screen.button("Traiter les demandes").dblclick();
            assertThat(screen.page().locator("h1")).hasText("Bilan du traitement");
            assertThat(screen.text()).contains("3 demandes traitées");
            screen.check("bilan");
        }
    }
}
