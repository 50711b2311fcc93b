package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.FranceConnectPersona;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The button of FranceConnect in a real browser, whose security policy lets its form through. */
@Feature("ACC-9")
class FranceConnectJourney {

    private final Demonstration demo = SharedPortal.get();
    private final FranceConnectVisits visits = new FranceConnectVisits(demo);

    @ParameterizedTest
    @ValueSource(ints = {1280, 320})
    void fromTheButtonToTheSessionAndOut(int width) throws Exception {
        visits.forgetLinks();
        String userName = "fc.navigateur." + width;
        long account = visits.citizen(userName);
        try (var screen = new Screen("franceconnect", width)) {
            screen.open(demo.portalUrl() + "/connexion");
            assertThat(screen.text()).contains("Qu’est-ce que FranceConnect");
            screen.check("connexion");
            var button = screen.button("S’identifier avec FranceConnect");
            screen.tabTo(button);
            screen.page().keyboard().press("Enter");

            screen.button("Refuser et revenir au site").click();
            assertThat(screen.text()).contains("Vous n’avez pas continué avec FranceConnect");
            screen.check("refus");

            button.click();
            screen.button(FranceConnectPersona.COMPOSED.displayName()).click();
            screen.page().waitForURL("**/franceconnect/premiere-fois");
            screen.check("premiere-fois");
            screen.page().getByText("Mot de passe oublié").click();
            screen.button("Recevoir le lien").click();
            assertThat(screen.text()).contains("Regardez vos courriels");
            screen.check("premiere-fois-lien");
            screen.field("Nom d’utilisateur").fill(userName);
            screen.field("Mot de passe").fill("autre chose");
            screen.button("Relier mon espace").click();
            assertThat(screen.text()).contains("ne vont pas ensemble");
            screen.check("premiere-fois-refus");
            screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
            screen.button("Relier mon espace").click();
            screen.page().waitForURL(u -> !u.contains("premiere-fois"));
            assertThat(visits.sessions(account)).isEqualTo(1);

            screen.open(demo.portalUrl() + "/deconnexion");
            screen.button("Se déconnecter").click();
            screen.page().waitForURL(demo.portalUrl() + "/");
            assertThat(visits.sessions(account)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void aNewSpaceIsMadeThenOpenedAtOnce(int width) throws Exception {
        visits.forgetLinks();
        String userName = "fc.nouveau." + width + Long.toString(System.nanoTime(), 36);
        try (var screen = new Screen("franceconnect-nouveau", width)) {
            arrive(screen);
            screen.link("Créer mon espace").click();
            screen.page().waitForURL("**/identite");
            assertThat(screen.text()).contains("Vérifié par FranceConnect", "Angela Claire Louise");
            screen.check("identite");
            screen.field("Madame").check();
            screen.button("Suivant").click();
            screen.page().waitForURL("**/adresse");
            screen.button("Suivant").click();
            screen.page().waitForURL("**/moyens-de-contact");
            screen.button("Suivant").click();
            screen.page().waitForURL("**/authentification");
            screen.check("authentification");
            screen.field("Nom d’utilisateur").fill(userName);
            screen.field("J’ai lu les conditions").check();
            screen.button("Valider").click();
            screen.page().waitForURL("**/mon-espace");
            assertThat(screen.text()).contains("Bonjour Madame");
            signOut(screen);

            arrive(screen);
            screen.page().waitForURL("**/mon-espace");
            screen.open(demo.portalUrl() + "/mon-espace/profil/sessions");
            assertThat(screen.text()).contains("Connecté avec FranceConnect");
            screen.check("mes-sessions");
            signOut(screen);
        }
    }

    private void arrive(Screen screen) {
        screen.open(demo.portalUrl() + "/connexion");
        screen.button("S’identifier avec FranceConnect").click();
        screen.button(FranceConnectPersona.ANGELA.displayName()).first().click();
    }

    private void signOut(Screen screen) {
        screen.open(demo.portalUrl() + "/deconnexion");
        screen.button("Se déconnecter").click();
        screen.page().waitForURL(demo.portalUrl() + "/");
    }

    @Test
    void theLinkOfAMailLinksASpace() throws Exception {
        visits.forgetLinks();
        String userName = "fc.lien." + Long.toString(System.nanoTime(), 36);
        long account = visits.citizen(userName);
        String mail = userName + "@example.fr";
        try (var screen = new Screen("franceconnect-lien", 360)) {
            arrive(screen);
            screen.page().waitForURL("**/premiere-fois");
            screen.page().getByText("Mot de passe oublié").click();
            screen.field("Courriel de votre espace").fill("sans arobase");
            screen.button("Recevoir le lien").click();
            screen.check("courriel-faux");
            screen.field("Courriel de votre espace").fill(mail);
            screen.button("Recevoir le lien").click();
            String link = Spaces.link(demo, mail, 1, "/franceconnect/lien/");
            screen.open(demo.portalUrl() + link);
            screen.check("offre");
            screen.button("Relier mon espace").click();
            screen.page().waitForURL("**/mon-espace");
            assertThat(visits.sessions(account)).isEqualTo(1);
            screen.open(demo.portalUrl() + link);
            screen.check("lien-servi");
        }
    }
}
