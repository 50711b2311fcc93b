package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Feature;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * "Mon rendez-vous" as the help tells it: taken with a request, changed, cancelled; and the agent's
 * day.
 */
class AppointmentJourney {

    private final Demonstration demo = SharedPortal.get();
    private final String mail = UUID.randomUUID() + "@example.fr";

    private void sql(String statement) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private static Locator times(Screen screen) {
        return screen.page().locator("#pv-heures input");
    }

    private static void inWindow(Locator button) {
        assertThat(button).isInViewport();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"APT-2", "APT-3", "APT-4", "TRK-3"})
    void takenChangedAndCancelled(int width) {
        try (var citizen = new Screen("rendez-vous", width)) {
            citizen.open(demo.portalUrl() + "/demarches/" + AppointmentIT.SLUG);
            citizen.link("Commencer").click();
            citizen.check("etape");
            inWindow(citizen.button("Valider"));
            citizen.button("Valider").click();
            assertThat(citizen.page().locator(".pv-errors")).containsText("Choisissez une heure");
            citizen.check("rien-choisi");
            citizen.link("Semaine suivante").click();
            citizen.link("Semaine précédente").click();
            times(citizen).nth(1).check();
            assertThat(citizen.page().locator("[data-pv-slot-detail]")).containsText("15 minutes");
            inWindow(citizen.button("Valider"));
            citizen.check("choisi");
            citizen.button("Valider").click();
            assertThat(citizen.text()).contains("Gardé jusqu’à");
            citizen.check("mes-informations");
            citizen.link("Modifier mon rendez-vous").click();
            citizen.check("garde");
            citizen.link("Aller à l’étape 3").click();

            citizen.page().getByLabel("Madame").check();
            citizen.field("Nom usuel").fill("Durand");
            citizen.field("Prénom(s)").fill("Léa");
            citizen.field("Courriel").fill(mail);
            citizen.button("Aller à l’étape 4").click();
            citizen.field("Nature du document").selectOption("procuration");
            citizen.page().getByLabel("Français", exact()).check();
            citizen.field("Nombre de documents").fill("1");
            citizen.field("Nombre de personnes").fill("1");
            citizen.join("piece-identite");
            citizen.button("Aller à l’étape 5").click();
            citizen.check("recapitulatif");
            citizen.button("Valider").click();
            assertThat(citizen.page().locator("h1"))
                    .hasText("Nous avons bien enregistré votre demande");
            citizen.check("confirmation");

            citizen.link("Suivre ma demande").click();
            String tracking = citizen.page().url().replaceFirst("#.*", "");
            citizen.open(tracking + "#rendez-vous");
            citizen.check("suivi");
            // on a phone the documents, which can be changed too, stand on the same page
            citizen.page().locator("#rendez-vous a", words("Modifier")).click();
            assertThat(citizen.page().locator("h1")).hasText("Liste des rendez-vous disponibles");
            assertThat(citizen.text()).contains("Rendez-vous actuel");
            citizen.check("liste");
            times(citizen).last().check();
            citizen.button("Valider").click();
            assertThat(citizen.page().locator("#rendez-vous .pv-badge").nth(1)).hasText("Annulé");
            citizen.open(tracking + "#rendez-vous");
            citizen.check("modifie");
            citizen.page().locator("#rendez-vous a", words("Annuler")).click();
            citizen.check("annulation");
            citizen.button("Oui, annuler le rendez-vous").click();
            citizen.link("Prendre un rendez-vous").click();
            citizen.check("nouveau");
        }
    }

    private static Page.LocatorOptions words(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature("APT-2")
    void takenMeanwhileAndAnEmptyWeek(int width) throws SQLException {
        try (var citizen = new Screen("rendez-vous-pris", width)) {
            citizen.open(demo.portalUrl() + "/demarches/petite-enfance/mon-rendez-vous");
            times(citizen).first().check();
            sql(
                    "insert into appointment_block (calendar_id, starts_at, ends_at, reason,"
                            + " created_by, created_at) values ('petite-enfance', now(), now() +"
                            + " interval '21 days', 'x', 'journey', now())");
            citizen.button("Valider").click();
            assertThat(citizen.page().locator(".pv-errors")).containsText("n’est plus libre");
            citizen.check("pris");
            citizen.open(
                    demo.portalUrl()
                            + "/demarches/petite-enfance/mon-rendez-vous?jour="
                            + LocalDate.now(ClockProducer.PARIS).plusDays(7));
            assertThat(citizen.text()).contains("Prochain créneau");
            citizen.check("semaine-vide");
        } finally {
            sql("delete from appointment_block where created_by = 'journey'");
        }
    }

    @Test
    @Feature("APT-2")
    void byKeyboardAlone() {
        try (var citizen = new Screen("rendez-vous-clavier", 1280)) {
            citizen.open(demo.portalUrl() + "/demarches/" + AppointmentIT.SLUG);
            citizen.tabTo(citizen.link("Commencer"));
            citizen.page().keyboard().press("Enter");
            citizen.tabTo(citizen.link("Semaine suivante"));
            citizen.page().keyboard().press("Enter");
            citizen.tabTo(times(citizen).first());
            citizen.page().keyboard().press("Space");
            citizen.page().keyboard().press("ArrowRight");
            assertThat(times(citizen).nth(1)).isChecked();
            citizen.tabTo(citizen.button("Valider"));
            citizen.page().keyboard().press("Enter");
            assertThat(citizen.page().locator("h1")).hasText("Mes informations");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"APT-1", "APT-5", "APT-6"})
    void theAgentsDay(int width) throws SQLException {
        var visitor = new Visitor(demo.portalUrl());
        var confirmation =
                Filings.submit(
                        visitor,
                        Filings.upToReview(
                                visitor,
                                AppointmentIT.SLUG,
                                Filings.applicant(mail),
                                AppointmentIT.ANSWERS));
        String number = Desk.number(confirmation);
        try (var agent = new Screen("reception", width)) {
            agent.open(demo.portalUrl() + "/agents/demandes/" + number);
            agent.field("Nom d’utilisateur").fill("agent.etatcivil");
            agent.field("Mot de passe").fill(DemoAccounts.PASSWORD);
            agent.button("Connexion").click();
            assertThat(agent.link("Changer le rendez-vous")).isVisible();
            agent.check("demande");
            agent.link("Changer le rendez-vous").click();
            agent.check("donner");

            // as if it were now
            sql(
                    // noon of the town's day, not of the database's
                    "update appointment set starts_at = date_trunc('day', now(), 'Europe/Paris')"
                            + " + interval '12 hours', ends_at = date_trunc('day', now(),"
                            + " 'Europe/Paris') + interval '12 hours 15 minutes', desk = 1"
                            + " where holder = 'request:"
                            + number
                            + "'");
            sql(
                    "update appointment set starts_at = starts_at - interval '1 day', ends_at ="
                            + " ends_at - interval '1 day' where holder = 'request:"
                            + number
                            + "'");
            agent.open(demo.portalUrl() + "/agents/rendez-vous?agenda=legalisation");
            agent.check("aujourdhui");
            agent.link("Veille").click();
            assertThat(agent.page().locator("main")).containsText("demande n° " + number);
            agent.check("veille");
            agent.button("Présent").first().click();
            assertThat(agent.button("Corriger").first()).isVisible();
            agent.check("present");
            agent.button("Corriger").first().click();
            assertThat(agent.button("Présent").first()).isVisible();
            agent.link("Régler le calendrier").click();
            agent.check("calendrier");
            agent.button("Créer une adresse").click();
            assertThat(agent.page().locator("#pv-flux")).containsText("/agendas/");
            agent.check("flux");
            agent.button("Fermer l’adresse").click();
            assertThat(agent.button("Créer une adresse")).isVisible();
        } finally {
            sql("delete from appointment where holder = 'request:" + number + "'");
        }
    }
}
