package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.DemoFamily;
import fr.parvis.demo.DemoInvoices;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.SampleDocuments;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A family in a browser: its members, and the enrolment dossier of a child until it is validated.
 */
@Feature({"FAM-2", "FAM-3", "ENR-1"})
class FamilyJourney {

    private final Demonstration demo = SharedPortal.get();

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void theDossierOfAChildIsFilledInSentAndValidated(int width) throws Exception {
        String mark = "fj" + UUID.randomUUID().toString().substring(0, 8);
        Spaces.newCitizen(demo, mark);
        DemoInvoices.link(demo.database(), mark.toUpperCase(), mark);
        DemoFamily.found(demo.database(), mark.toUpperCase(), mark);
        try (var screen = new Screen("famille", width)) {
            signIn(screen, mark, "**/mon-espace");
            screen.check("tableau-de-bord");
            screen.link("Voir ma famille").click();
            screen.check("ma-famille");
            screen.link("Créer une inscription").click();
            screen.check("inscription");
            screen.link("Dossier d’inscription de Matteo Durand").click();
            assertThat(screen.text()).contains("Il manque");
            screen.check("dossier-vide");
            screen.link("Modifier : École et urgence").click();
            assertThat(screen.field("École").inputValue()).isEqualTo("École Jules-Ferry");
            screen.button("Enregistrer et continuer").click();
            PlaywrightAssertions.assertThat(screen.page().locator(".pv-errors")).isVisible();
            screen.check("dossier-erreurs");
            screen.field("Personne à prévenir").fill("Anne Durand, grand-mère");
            screen.field("Téléphone de cette personne").fill("06 11 22 33 44");
            screen.button("Enregistrer et continuer").click();
            screen.page().waitForURL("**/dossier/sante");
            screen.field("Médecin traitant").fill("Dr Petit, Pontoise");
            screen.field("À jour").check();
            screen.page().locator("input[name=allergies][value=oui]").check();
            screen.field("Quelles allergies").fill("Arachide : pas de traces.");
            screen.page().locator("input[name=pai][value=non]").check();
            screen.check("dossier-sante");
            screen.button("Enregistrer et continuer").click();
            screen.page().waitForURL("**/dossier/personnes");
            screen.page().locator("input[name=seul][value=non]").check();
            screen.check("dossier-personnes");
            screen.button("Enregistrer et continuer").click();
            screen.page().waitForURL("**/dossier/autorisations");
            screen.page().locator("input[name=photo][value=non]").check();
            screen.page().locator("input[name=soins][value=oui]").check();
            screen.field("Assureur").fill("Mutuelle des familles");
            screen.field("Numéro du contrat").fill("MF-2217");
            screen.button("Enregistrer").click();
            screen.page().waitForURL("**/dossier?pv-dit=garde");
            for (String type : new String[] {"vaccins", "attestation-assurance"}) {
                screen.page()
                        .locator("#f-" + type)
                        .setInputFiles(
                                new FilePayload("page.jpg", "image/jpeg", SampleDocuments.jpeg()));
                screen.page().locator("#pv-joindre-" + type + " button").click();
                screen.page().waitForURL("**pv-dit=piece**");
            }
            screen.check("dossier-complet");
            screen.button("Envoyer le dossier").click();
            screen.page().waitForURL("**?pv-dit=dossier");
            assertThat(screen.text()).contains("Complet, en attente de validation");
            screen.check("membre");
            screen.link("Changer : Changement de téléphones").click();
            screen.check("coordonnees-de-l-enfant");
        }
        try (var screen = new Screen("familles-agents", width)) {
            signIn(screen, "agent.enfance", "**/agents");
            screen.open(demo.portalUrl() + "/agents/familles?q=" + mark);
            screen.check("recherche");
            screen.link(mark.toUpperCase()).click();
            screen.check("foyer");
            screen.link("Modifier : Matteo Durand").click();
            screen.check("modifier-enfant");
            screen.open(demo.portalUrl() + "/agents/familles/dossiers/" + dossier(mark));
            screen.check("dossier");
            screen.link("Lire les données de santé").click();
            assertThat(screen.text()).contains("Arachide");
            screen.check("sante");
            screen.page().goBack();
            screen.button("Valider le dossier").click();
            PlaywrightAssertions.assertThat(screen.page().locator("main")).containsText("Validé");
        }
    }

    private long dossier(String mark) throws Exception {
        long child = DemoFamily.child(demo.database(), mark + "2");
        try (var connection = demo.database().dataSource().getConnection();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "select id from dossier where child_id = " + child)) {
            found.next();
            return found.getLong(1);
        }
    }

    private void signIn(Screen screen, String userName, String at) {
        screen.open(demo.portalUrl() + "/connexion");
        screen.field("Nom d’utilisateur").fill(userName);
        screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
        screen.button("Connexion").click();
        screen.page().waitForURL(at);
    }
}
