package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Communication staff write, look at, publish; a visitor reads it from the home page on. */
class NewsJourney {

    private final Demonstration demo = SharedPortal.get();

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"CON-1", "CON-4", "EMB-5"})
    void fromTheDeskToTheReader(int width) {
        String title = "Marché de Noël " + UUID.randomUUID().toString().substring(0, 5);
        try (var editor = new Screen("actualites-agent", width);
                var reader = new Screen("actualites", width)) {
            editor.open(demo.portalUrl() + "/agents/contenus");
            editor.field("Nom d’utilisateur").fill("communication");
            editor.field("Mot de passe").fill(DemoAccounts.PASSWORD);
            editor.button("Connexion").click();
            editor.link("Écrire une actualité").click();
            editor.field("Titre").fill(title);
            editor.field("Résumé").fill("Quarante artisans vous attendent place du Parvis !");
            editor.field("Texte")
                    .fill(
                            "Le marché ouvre **samedi 12 décembre** à 9 h.\n\n"
                                    + "## Au programme\n\n- chalets ;\n- chorale à 17 h.\n\n"
                                    + "| Jour | Heures |\n|---|---|\n| samedi | de 9 h à 20 h |\n\n"
                                    + "[Le plan](https://ville.example/plan)");
            editor.page().getByText("Mettre en forme le texte").click();
            editor.check("texte");
            editor.button("Enregistrer").click();
            assertThat(editor.page().locator("main")).containsText("Choisissez une catégorie.");
            editor.check("categorie-manque");
            editor.field("Catégorie").selectOption("mot-du-maire");
            editor.page().getByLabel("Garder en tête de la liste").check();
            editor.button("Enregistrer").click();
            assertThat(editor.page().locator("main")).containsText("Le public ne le voit pas");
            editor.check("brouillon");

            editor.button("Enregistrer et voir l’aperçu").click();
            assertThat(editor.page().locator("article h1")).hasText(title);
            assertThat(editor.page().locator("article h2")).hasText("Au programme");
            editor.check("apercu");
            editor.link("Revenir au texte").click();
            editor.button("Publier").click();
            assertThat(editor.page().locator("main")).containsText("Le texte est publié.");
            editor.check("publiee");
            editor.link("Contenus").click();
            assertThat(editor.page().locator("tbody tr").first()).containsText("Publiée");
            editor.check("liste");

            // the copy of the home page may be ten seconds old
            reader.open(demo.portalUrl() + "/?neuf=" + UUID.randomUUID());
            reader.check("accueil");
            reader.link("Voir toutes les actualités").click();
            assertThat(reader.page().locator("h1")).hasText("Actualités");
            reader.open(demo.portalUrl() + "/actualites/categorie/mot-du-maire?neuf=1");
            reader.check("categorie");
            reader.link(title).click();
            assertThat(reader.page().locator("article h1")).hasText(title);
            assertThat(reader.page().locator("article td").first()).hasText("samedi");
            reader.check("article");

            editor.link(title).click();
            editor.button("Retirer").click();
            assertThat(editor.page().locator("main")).containsText("Le texte est retiré.");
            editor.link("Version 1").click();
            editor.check("version");
        }
    }
}
