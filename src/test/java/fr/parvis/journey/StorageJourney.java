package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.DemoPictures;
import fr.parvis.demo.Demonstration;
import fr.parvis.document.service.SamplePdf;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Voir ou ajouter des pièces justificatives", as the help page says. */
@Feature("DOC-4")
class StorageJourney {

    private final Demonstration demo = SharedPortal.get();

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void asTheHelpPageSays(int width) throws Exception {
        String userName = "pieces.navigateur." + width;
        Spaces.newCitizen(demo, userName);
        try (var screen = new Screen("mes-pieces", width)) {
            screen.open(demo.portalUrl() + "/connexion");
            screen.field("Nom d’utilisateur").fill(userName);
            screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
            screen.button("Connexion").click();
            screen.page().waitForURL("**/mon-espace");
            screen.check("tableau-de-bord");
            screen.link("Mes pièces justificatives").click();
            screen.check("vide");
            screen.link("Ajouter").click();
            screen.check("ajouter");
            screen.button("Valider").click();
            assertThat(screen.text()).contains("Ajoutez au moins un fichier");
            screen.check("ajouter-refus");
            screen.page().locator("#c-type").selectOption("piece-identite");
            screen.field("Titre").fill("Carte d’identité de Léa");
            add(screen, "recto.png", "image/png", DemoPictures.card("RECTO"));
            screen.check("un-fichier");
            add(screen, "verso.png", "image/png", DemoPictures.card("VERSO"));
            screen.button("Valider").click();
            screen.page().waitForURL("**/pieces?pv-dit=ajoutee");
            screen.link("Ajouter").click();
            screen.page().locator("#c-type").selectOption("justificatif-domicile");
            screen.page()
                    .locator("input[type=file]")
                    .setInputFiles(
                            new FilePayload(
                                    "facture.pdf", "application/pdf", SamplePdf.of("Facture", 90)));
            screen.button("Valider").click();
            assertThat(screen.text()).contains("2 documents sur 10", "recto.png", "facture.pdf");
            // small pictures come when they are near
            screen.page().waitForLoadState(LoadState.NETWORKIDLE);
            screen.check("liste");
            screen.link("Modifier").click();
            screen.check("modifier");
            screen.open(demo.portalUrl() + "/mon-espace/pieces");
            screen.link("Supprimer").click();
            screen.check("supprimer");
            screen.button("Supprimer").click();
            assertThat(screen.text()).contains("1 document sur 10");
        }
    }

    private static void add(Screen screen, String name, String type, byte[] content) {
        screen.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(name, type, content));
        screen.button("Ajouter un fichier").click();
        screen.page().waitForURL("**pv-dit=fichier*");
        assertThat(screen.text()).contains(name);
    }
}
