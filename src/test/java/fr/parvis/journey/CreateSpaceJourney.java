package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.Demonstration;
import fr.parvis.journey.page.Screen;
import fr.parvis.journey.page.Wizard;
import fr.parvis.kernel.Feature;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A space in a real browser: made, confirmed, entered, changed, left; also by keyboard alone. */
@Feature({"ACC-1", "ACC-4", "ACC-8", "ACC-11", "ACC-13"})
class CreateSpaceJourney {

    private final Demonstration demo = SharedPortal.get();
    private final String userName = "lea." + UUID.randomUUID().toString().substring(0, 6);
    private final String mail = userName + "@example.org";

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature("ACC-6")
    void createConfirmSignInChangeAndLeave(int width) {
        try (var screen = new Screen("creer", width)) {
            var wizard = new Wizard(screen);
            screen.open(demo.portalUrl() + "/");
            screen.link("Créer mon espace").click();
            wizard.identity("N'Guyen-Lévêque", "Léa Marie");
            wizard.born("29", "2", "1988", "95", "Osny (95)");
            assertThat(screen.page().locator("[data-pv-autosave-status]"))
                    .containsText("Brouillon enregistré à");

            // a reload in the middle
            screen.page().reload();
            assertThat(screen.field("Nom usuel")).hasValue("N'Guyen-Lévêque");
            assertThat(screen.field("Jour")).hasValue("29");
            assertThat(screen.field("Commune de naissance")).hasValue("Osny (95)");
            screen.check("identite-rechargee");
            wizard.next();
            wizard.address("12 rue des Lilas", "95520", "Osny");
            wizard.next();
            wizard.contacts(mail, "06 12 34 56 78");

            // "Précédent", then back and forward of the browser
            screen.button("Précédent").click();
            wizard.at("Adresse");
            assertThat(screen.field("Numéro et rue")).hasValue("12 rue des Lilas");
            screen.page().goBack();
            wizard.at("Moyens de contact");
            screen.page().goForward();
            wizard.at("Adresse");
            wizard.next();
            wizard.at("Moyens de contact");
            assertThat(screen.field("Courriel")).hasValue(mail);
            screen.check("moyens-de-contact");
            wizard.next();

            // a dropped connection in the middle: the address alone leads back to the step
            screen.open(demo.portalUrl() + "/creer-mon-espace");
            wizard.authentication("durand", Spaces.PASSWORD);
            screen.field("Clé d’activation").fill("7KQM-2HXA-9RTD");
            screen.button("Valider").click();
            assertThat(screen.page().locator(".pv-errors")).containsText("est déjà pris");
            screen.check("nom-pris");
            wizard.authentication(userName, Spaces.PASSWORD);
            screen.button("Valider").click();
            assertThat(screen.page().locator(".pv-errors"))
                    .containsText("Cette clé n’est pas reconnue");
            screen.check("cle-fausse");
            wizard.authentication(userName, Spaces.PASSWORD);
            screen.field("Clé d’activation").fill("");
            screen.button("Valider").click();
            screen.page().waitForURL("**/creer-mon-espace/confirmation");
            screen.check("confirmation");

            screen.open(demo.portalUrl() + Spaces.link(demo, mail, 1, "/activation/"));
            screen.check("activation");
            screen.button("Activer mon espace").click();
            assertThat(screen.page().locator("main")).containsText("Votre espace est actif");
            screen.check("actif");
            signIn(screen);
            assertThat(screen.page().locator("h1")).hasText("Bonjour Madame N'GUYEN-LÉVÊQUE");
            screen.check("tableau-de-bord");

            screen.link("Mon profil").click();
            assertThat(screen.text()).contains("lundi 29 février 1988", "Osny (95)");
            screen.link("Je modifie mon espace").click();
            screen.field("Jour").fill("");
            screen.field("Nom de naissance").fill("O");
            screen.button("Enregistrer").click();
            assertThat(screen.page().locator("main"))
                    .containsText("Vos informations sont enregistrées");
            assertThat(screen.text()).contains("février 1988 (jour inconnu)");
            screen.check("profil-modifie");
            screen.button("Se déconnecter").click();
            assertThat(screen.link("Créer mon espace")).isVisible();
            screen.open(demo.portalUrl() + "/mon-espace");
            assertThat(screen.page().locator("h1")).hasText("Connexion");
            screen.check("deconnecte");
        }
    }

    private void signIn(Screen screen) {
        screen.field("Nom d’utilisateur").fill(userName);
        screen.field("Mot de passe").fill(Spaces.PASSWORD);
        screen.button("Connexion").click();
    }

    @Test
    void byKeyboardAlone() {
        try (var screen = new Screen("creer-clavier", 1280)) {
            var keys = screen.page().keyboard();
            var wizard = new Wizard(screen);
            screen.open(demo.portalUrl() + "/");
            screen.tabTo(screen.link("Créer mon espace"));
            keys.press("Enter");
            wizard.at("Identité");
            screen.tabTo(screen.page().locator("#c-civilite"));
            keys.press("Space");
            screen.tabTo(screen.field("Nom usuel"));
            keys.type("Durand");
            screen.tabTo(screen.field("Prénom(s)"));
            keys.type("Léa");
            screen.tabTo(screen.field("Année"));
            keys.type("1960");
            screen.tabTo(screen.page().locator("#c-commune_naissance"));
            keys.type("Pontoi");
            screen.page().locator("[role=option]").first().waitFor();
            keys.press("ArrowDown");
            keys.press("Enter");
            assertThat(screen.page().locator("#c-commune_naissance")).hasValue("Pontoise (95)");
            screen.check("identite");
            screen.tabTo(screen.button("Suivant"));
            keys.press("Enter");
            wizard.at("Adresse");
            screen.tabTo(screen.button("Suivant"));
            keys.press("Enter");
            wizard.at("Moyens de contact");
            screen.tabTo(screen.field("Courriel"));
            keys.type(mail);
            screen.tabTo(screen.button("Suivant"));
            keys.press("Enter");
            wizard.at("Authentification");
            screen.tabTo(screen.field("Nom d’utilisateur"));
            keys.type(userName);
            screen.tabTo(screen.page().locator("#c-mot_de_passe"));
            keys.type(Spaces.PASSWORD);
            screen.tabTo(screen.page().locator("#c-mot_de_passe_encore"));
            keys.type(Spaces.PASSWORD);
            screen.tabTo(screen.page().locator("[name=conditions]"));
            keys.press("Space");
            screen.tabTo(screen.button("Valider"));
            keys.press("Enter");
            screen.page().waitForURL("**/creer-mon-espace/confirmation");

            screen.open(demo.portalUrl() + Spaces.link(demo, mail, 1, "/activation/"));
            screen.tabTo(screen.button("Activer mon espace"));
            keys.press("Enter");
            assertThat(screen.page().locator("main")).containsText("Votre espace est actif");
            screen.tabTo(screen.field("Nom d’utilisateur"));
            keys.type(userName);
            screen.tabTo(screen.field("Mot de passe"));
            keys.type(Spaces.PASSWORD);
            keys.press("Enter");
            assertThat(screen.page().locator("h1")).hasText("Bonjour Madame DURAND");
            screen.tabTo(screen.button("Se déconnecter"));
            keys.press("Enter");
            assertThat(screen.link("Créer mon espace")).isVisible();
        }
    }
}
