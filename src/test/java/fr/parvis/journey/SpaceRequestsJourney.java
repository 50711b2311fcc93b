package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A citizen's space in a browser: filing, following, attaching, padlocks; each state checked. */
class SpaceRequestsJourney {

    private final Demonstration demo = SharedPortal.get();

    private static void signIn(Screen screen, String userName) {
        screen.field("Nom d’utilisateur").fill(userName);
        screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
        screen.button("Connexion").click();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"REQ-2", "REQ-3", "TRK-1", "TRK-6", "ACC-8"})
    void filedPrefilledAndSeenOnTheDashboard(int width) {
        try (var screen = new Screen("espace", width)) {
            screen.open(demo.portalUrl() + "/connexion");
            signIn(screen, "durand");
            assertThat(screen.page().locator("h1")).hasText("Bonjour Madame DURAND");
            screen.check("tableau-de-bord");
            screen.link("Toutes les démarches").click();
            screen.link("Demander un acte de naissance").click();
            screen.link("Commencer").click();
            assertThat(screen.field("Nom usuel")).hasValue("Durand");
            assertThat(screen.field("Courriel")).hasValue("durand@example.org");
            screen.check("mes-informations");
            screen.button("Aller à l’étape 3").click();
            screen.page().getByLabel("Extrait sans filiation").check();

            // she goes away and comes back from the dashboard
            assertThat(screen.page().locator("[data-pv-autosave-status]"))
                    .containsText("Brouillon enregistré à");
            screen.open(demo.portalUrl() + "/mon-espace");
            screen.check("brouillon");
            screen.link("Reprendre : Demander un acte de naissance").click();
            assertThat(screen.page().getByLabel("Extrait sans filiation")).isChecked();
            fillBirth(screen);
            screen.button("Aller à l’étape 4").click();
            screen.check("recapitulatif");
            screen.button("Valider").dblclick();
            assertThat(screen.page().locator("h1"))
                    .hasText("Nous avons bien enregistré votre demande");
            screen.check("confirmation");
            String number = screen.page().locator("[data-pv-copy]").getAttribute("data-pv-copy");

            screen.link("Mon espace").click();
            assertThat(screen.page().locator("#dernieres ~ ul").first()).containsText(number);
            screen.check("dernieres-demandes");
            screen.link("Voir toutes mes demandes").click();
            screen.check("mes-demandes");
            screen.field("Numéro de la demande").fill("1");
            screen.button("Rechercher").click();
            assertThat(screen.text()).contains("Aucune demande pour");
            screen.check("pas-trouvee");
            screen.field("Numéro de la demande").fill(number);
            screen.button("Rechercher").click();
            screen.link("Demander un acte de naissance").click();
            assertThat(screen.text()).contains("DEMANDE N° " + number);
            screen.check("demande");
            screen.link("Annuler ma demande").click();
            screen.check("annuler");
            screen.button("Oui, annuler ma demande").click();
            assertThat(screen.page().locator("main")).containsText("Archivée");
            screen.check("annulee");
            screen.open(demo.portalUrl() + "/mon-espace/demandes?vue=archivees");
            assertThat(screen.text()).contains(number);
            screen.check("archives");
        }
    }

    private static void fillBirth(Screen screen) {
        screen.field("Vous êtes").selectOption("personne-concernee");
        screen.page().locator("[name=titulaire_nom]").fill("Durand");
        screen.page().locator("[name=titulaire_prenoms]").fill("Léa Marie");
        screen.field("Nombre d’exemplaires").fill("1");
        screen.field("Jour").fill("12");
        screen.field("Mois").fill("4");
        screen.field("Année").fill("1988");
        screen.page().locator("[name=titulaire_commune]").fill("Pontoise");
        screen.page().keyboard().press("Tab");
        screen.page().getByLabel("Au guichet de la mairie").check();
        screen.page().locator("[name=attestation_honneur]").check();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"REQ-5", "PRO-1", "REQ-3"})
    void attachedPadlockedAndChosen(int width) throws SQLException {
        String name = "j" + UUID.randomUUID().toString().substring(0, 8);
        Spaces.newCitizen(demo, name);
        String tracking =
                Filings.tracking(
                        Desk.birthCertificate(
                                new Visitor(demo.portalUrl()), name + "@example.org"));
        try (var screen = new Screen("rattacher", width)) {
            screen.open(demo.portalUrl() + tracking);
            Locator attach = screen.link("Rattacher cette demande à mon espace personnel");
            attach.click();
            screen.check("se-connecter");
            screen.page().locator("#se-connecter").click();
            signIn(screen, name);
            screen.page().waitForURL("**/rattachement");
            screen.check("confirmer");
            screen.button("Rattacher la demande").click();
            screen.page().waitForURL("**/mon-espace/demandes/*");
            screen.check("rattachee");
            screen.open(demo.portalUrl() + tracking);
            screen.check("suivi-rattache");
            screen.open(demo.portalUrl() + "/mon-espace");
            screen.button("Se déconnecter").click();

            screen.open(demo.portalUrl() + "/demarches/changement-de-coordonnees");
            assertThat(screen.text()).contains("Espace requis");
            screen.check("cadenas");
            // a draft of this browser, and one in the space
            screen.open(demo.portalUrl() + "/demarches/acte-de-naissance/mes-informations");
            screen.field("Nom usuel").fill("Ici");
            screen.button("< Retour à l’étape 1").click();
            Visitor elsewhere = Spaces.citizen(demo, name);
            elsewhere.submit(
                    elsewhere.open("/demarches/acte-de-naissance/mes-informations"),
                    "pv-etape",
                    "suite",
                    Map.of());
            screen.open(demo.portalUrl() + "/demarches/changement-de-coordonnees");
            screen.page().locator("#se-connecter").click();
            signIn(screen, name);
            screen.page().waitForURL("**/demarches/changement-de-coordonnees");
            screen.check("cadenas-ouvert");
            screen.open(demo.portalUrl() + "/demarches/acte-de-naissance/mes-informations");
            assertThat(screen.text()).contains("Deux brouillons vous attendent");
            screen.check("deux-brouillons");
            screen.button("Garder celui de mon espace").click();
            screen.check("brouillon-garde");
        }
        try (var other = new Screen("rattacher-autre", width)) {
            String second = name + "b";
            Spaces.newCitizen(demo, second);
            other.open(demo.portalUrl() + "/connexion");
            signIn(other, second);
            assertThat(other.page().locator("h1")).containsText("Bonjour");
            other.check("espace-vide");
            other.open(demo.portalUrl() + tracking + "/rattachement");
            assertThat(other.text()).contains("déjà rattachée à un autre espace");
            other.check("deja-rattachee");
            other.open(demo.portalUrl() + "/mon-espace/demandes");
            other.check("aucune-demande");
        }
        try (var waiting = new Screen("rattacher-attend", width)) {
            String third = name + "c";
            Spaces.waitingCitizen(demo, third);
            waiting.open(
                    demo.portalUrl() + "/connexion?retour=/demarches/changement-de-coordonnees");
            signIn(waiting, third);
            assertThat(waiting.page().locator("main")).containsText("réservée aux familles");
            waiting.check("attend-un-agent");
        }
    }
}
