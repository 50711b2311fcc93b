package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.FranceConnectPersona;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
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
}
