package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Echanges" as the help page has them: three messages, and the badge goes up and down. */
class ExchangesJourney {

    private final Demonstration demo = SharedPortal.get();

    private void signIn(Screen screen, String name, String page) {
        screen.open(demo.portalUrl() + "/connexion?retour=" + page);
        screen.field("Nom d’utilisateur").fill(name);
        screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
        screen.button("Connexion").click();
        screen.page().waitForURL("**" + page);
    }

    private static Locator badge(Screen screen) {
        return screen.page().locator("#pv-pastille .pv-pastille");
    }

    private static void write(Screen screen, String text, boolean open) {
        if (open) {
            screen.page().locator(".pv-compose > summary").click();
        }
        screen.field("Votre nouveau message").fill(text);
        screen.page().locator("button[value=ecrire]").dblclick();
        assertThat(screen.page().locator(".pv-talk")).containsText(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"TRK-4", "TRK-3"})
    void threeMessagesAndTheBadgeOnBothSides(int width) throws SQLException {
        String name = "e" + UUID.randomUUID().toString().substring(0, 8);
        Visitor filing = Spaces.newCitizen(demo, name);
        Page confirmation =
                Filings.submit(
                        filing,
                        Filings.upToReview(
                                filing, "acte-de-naissance", Map.of(), FilingIT.birthAnswers()));
        String number = Desk.number(confirmation);
        try (var citizen = new Screen("echanges-citoyen", width);
                var agent = new Screen("echanges-agent", width)) {
            signIn(citizen, name, "/mon-espace/demandes/" + number);
            assertThat(citizen.page().locator("#historique")).isVisible();
            citizen.check("historique");
            citizen.page().locator(".pv-contents a[href='#echanges']").click();
            assertThat(citizen.text()).contains("Aucun échange pour le moment");
            citizen.check("aucun-echange");
            citizen.page().locator(".pv-compose > summary").click();
            citizen.field("Votre nouveau message").fill("Mon deuxième prénom manque, est-ce grave");
            assertThat(citizen.page().locator("#echanges [data-pv-autosave-status]"))
                    .containsText("Brouillon enregistré à");
            citizen.page().reload();
            assertThat(citizen.field("Votre nouveau message"))
                    .hasValue("Mon deuxième prénom manque, est-ce grave");
            citizen.check("brouillon");
            write(citizen, "Mon deuxième prénom manque. Est-ce grave ?", false);
            assertThat(citizen.page().locator(".pv-talk > li")).hasCount(1);
            citizen.check("envoye");

            signIn(agent, "agent.etatcivil", "/agents/demandes");
            agent.open(demo.portalUrl() + "/agents/demandes?vue=messages");
            assertThat(agent.text()).contains(number);
            agent.check("file");
            agent.link(number).click();
            assertThat(badge(agent)).containsText("1");
            agent.check("a-lire");
            agent.button("Voir la suite").click();
            assertThat(agent.page().locator(".pv-talk")).containsText("Est-ce grave");
            assertThat(badge(agent)).hasCount(0);
            agent.page().locator(".pv-compose > summary").click();
            agent.field("Phrase habituelle").selectOption("Demande bien reçue");
            assertThat(agent.field("Votre nouveau message"))
                    .hasValue(
                            Pattern.compile("Bonjour Zoé Lefèvre[\\s\\S]*" + number + "[\\s\\S]*"));
            agent.check("reponse-type");
            write(agent, "Ce n’est pas grave : nous le corrigeons.", false);
            write(agent, "Passez à la mairie avec votre livret de famille.", true);
            agent.check("repondu");

            citizen.open(demo.portalUrl() + "/mon-espace");
            assertThat(citizen.link("Echanges à lire").locator(".pv-pastille")).hasText("2");
            citizen.check("tableau-de-bord");
            citizen.link("Echanges à lire").click();
            citizen.check("echanges-a-lire");
            citizen.link("Demander un acte de naissance").click();
            assertThat(citizen.page().locator("#echanges")).isVisible();
            assertThat(badge(citizen)).containsText("2");
            citizen.check("deux-a-lire");
            citizen.button("Voir la suite").first().click();
            assertThat(badge(citizen)).containsText("1");
            citizen.button("Voir la suite").first().click();
            assertThat(badge(citizen)).hasCount(0);
            citizen.check("tout-lu");
            citizen.open(demo.portalUrl() + "/mon-espace/echanges");
            assertThat(citizen.text()).contains("Rien à lire pour le moment");
            citizen.check("rien-a-lire");
            agent.page().reload();
            assertThat(agent.page().locator(".pv-talk > .is-me").last()).containsText("Lu le");
        }
    }
}
