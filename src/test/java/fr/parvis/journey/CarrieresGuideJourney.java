package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.PayboxStandIn;
import fr.parvis.demo.Visitor;
import fr.parvis.journey.page.Screen;
import fr.parvis.journey.page.Wizard;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.FrenchText;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Démarches numériques, mode d'emploi" of Carrières-sous-Poissy, box by box, in its words. */
class CarrieresGuideJourney {

    /** "Effectuer des démarches sans créer de compte": the tile, and what it leads to. */
    private static final Map<String, String> WITHOUT_AN_ACCOUNT =
            Map.of(
                    "Actes d’état civil", "Demander un acte de naissance",
                    "Recensement citoyen", "Faire le recensement citoyen",
                    "Autorisation parentale", "Demander une autorisation parentale",
                    "Livret de famille", "Demander un livret de famille",
                    "Attestation de changement de domicile ou d’hébergement",
                            "Demander une attestation de changement de domicile ou d’hébergement",
                    "Attestation de vie maritale", "Demander un certificat de vie maritale",
                    "Petite Enfance", "Demander une place en crèche",
                    "Seniors", "S’inscrire au registre des personnes isolées");

    private final Demonstration carrieres = SharedPortal.carrieres();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String mail = "francoise." + run + "@example.org";
    private final String file = "C-" + run.toUpperCase();
    private final String invoice = "7916-" + run;

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"PRO-6", "ACC-1", "ACC-6", "ACC-8", "DOC-3", "BIL-1", "BIL-3", "BIL-7"})
    void fromItsFirstBoxToItsLast(int width) throws SQLException {
        try (var screen = new Screen("guide-carrieres", width)) {
            firstConnection(screen);
            alreadyAnAccount(screen);
            ownInformation(screen);
            eBilling(screen);
            withoutAnAccount(width);
            reservations(screen);
            invoices(screen);
        }
    }

    /** "Accéder au portail", "Pour une première connexion". */
    private void firstConnection(Screen screen) {
        screen.open(carrieres.portalUrl() + "/");
        assertThat(screen.text())
                .contains("Mon espace perso", "Identifiant", "J’ai oublié mon mot de passe.")
                .contains("Je n’ai pas d’espace", "Créez votre espace personnel qui vous donnera")
                .contains("1, place Saint-Blaise", "inscription@carrieres-sous-poissy.fr");
        screen.check("accueil");
        screen.open(carrieres.portalUrl() + "/connexion");
        screen.page().getByText("Obtenir votre clé personnelle").click();
        assertThat(screen.text()).contains("inscription@carrieres-sous-poissy.fr");
        screen.check("connexion");
        screen.link("Créer mon espace").click();
        var wizard = new Wizard(screen);
        wizard.identity("Durand", "Françoise");
        wizard.next();
        wizard.address("12 rue des Lilas", "78955", "Carrières-sous-Poissy");
        wizard.next();
        wizard.contacts(mail, "06 12 34 56 78");
        wizard.next();
        wizard.at("Authentification");
        // the identifier is the mail: none is asked here
        assertThat(screen.page().locator("#c-nom_utilisateur")).hasCount(0);
        assertThat(screen.text())
                .contains("Accueils périscolaires et de loisirs / Affaires scolaires")
                .contains("Clé Espace Citoyens Enfance");
        screen.page().locator("#c-mot_de_passe").fill(Spaces.PASSWORD);
        screen.page().locator("#c-mot_de_passe_encore").fill(Spaces.PASSWORD);
        screen.field("Clé d’activation").fill(key());
        screen.page().locator("[name=conditions]").check();
        screen.check("cle-personnelle");
        screen.button("Valider").click();
        screen.page().waitForURL("**/creer-mon-espace/confirmation");
        screen.open(carrieres.portalUrl() + Spaces.link(carrieres, mail, 1, "/activation/"));
        screen.button("Activer mon espace").click();
        assertThat(screen.page().locator("main")).containsText("Votre espace est actif");
    }

    /** The service gives the key, whoever asks by mail. */
    private String key() {
        Visitor agent = Desk.agent(carrieres, "admin");
        return agent.submit(
                        agent.open("/agents/comptes/cles?dossier=" + file),
                        "pv-nouvelle",
                        "creer",
                        Map.of("pv-service", List.of("enfance")))
                .html()
                .select("#pv-cle-nouvelle")
                .text();
    }

    /** "Indiquez vos identifiants (adresse courriel et mot de passe)". */
    private void alreadyAnAccount(Screen screen) {
        screen.field("Identifiant (adresse courriel)").fill(mail);
        screen.field("Mot de passe").fill(Spaces.PASSWORD);
        screen.button("Connexion").click();
        assertThat(screen.page().locator("h1")).hasText("Bonjour Madame DURAND");
        screen.check("tableau-de-bord");
    }

    /** "Gérer mes informations": the contact details, then the tax notice. */
    private void ownInformation(Screen screen) {
        screen.link("Coordonnées").click();
        assertThat(screen.text()).contains("12 rue des Lilas");
        screen.check("coordonnees");
        screen.open(carrieres.portalUrl() + "/mon-espace/profil/cles");
        assertThat(screen.text()).contains(file);
        screen.check("cle-reliee");
        screen.open(carrieres.portalUrl() + "/demarches");
        screen.link("Créer une inscription").click();
        screen.link("Dossier administratif").click();
        assertThat(screen.text()).contains("N’utilisez pas", "Mes pièces justificatives");
        screen.check("dossier-administratif");
        screen.link("Commencer").click();
        assertThat(screen.field("Nom usuel")).hasValue("Durand");
        screen.button("Aller à l’étape 3").click();
        screen.field("Nom de l’enfant").fill("Durand");
        screen.field("Prénoms de l’enfant").fill("Tom");
        screen.page().locator("[name='enfant.date_naissance.jour']").fill("4");
        screen.page().locator("[name='enfant.date_naissance.mois']").fill("9");
        screen.page().locator("[name='enfant.date_naissance.annee']").fill("2018");
        screen.page().getByLabel("L’année en cours").check();
        screen.field("Situation de la famille").selectOption("couple");
        screen.page().locator("input[name=avis][value=oui]").check();
        screen.page().locator("[name=attestation_honneur]").check();
        screen.join("avis-imposition");
        screen.check("avis-d-imposition");
        screen.button("Aller à l’étape 4").click();
        screen.button("Valider").click();
        assertThat(screen.page().locator("h1")).hasText("Nous avons bien enregistré votre demande");
    }

    /** "Pour recevoir les factures en ligne". */
    private void eBilling(Screen screen) {
        Locator main = screen.page().locator("main");
        screen.open(carrieres.portalUrl() + "/mon-espace");
        screen.link("Mon compte").click();
        assertThat(screen.page().locator("h1")).hasText("Mon compte");
        screen.link("Adhésion à la facture en ligne").click();
        assertThat(main)
                .containsText(
                        "Vous avez la possibilité de modifier l’adhésion à la facture/compte en ligne.");
        assertThat(main).containsText("Françoise DURAND");
        assertThat(main).containsText("Clé Espace Citoyens Enfance : Non adhérent");
        assertThat(main).containsText(mail);
        screen.check("adhesion");
        screen.link("Modifier").click();
        assertThat(main).containsText("Durée approximative de cette démarche : 2 mn");
        assertThat(main).containsText("Gérer son adhésion à la facture/compte en ligne");
        assertThat(main).containsText("Souhaitez-vous adhérer à la facture/compte en ligne ?");
        screen.button("Aller à l’étape 2").click();
        assertThat(screen.page().locator(".pv-errors")).isVisible();
        screen.check("adhesion-sans-reponse");
        screen.page().getByLabel("Oui", new Page.GetByLabelOptions().setExact(true)).check();
        screen.check("adhesion-etape-1");
        screen.button("Aller à l’étape 2").click();
        assertThat(screen.page().locator("h1")).hasText("Le récapitulatif");
        screen.check("adhesion-etape-2");
        screen.button("Valider").click();
        assertThat(main).containsText("Clé Espace Citoyens Enfance : Adhérent");
        screen.check("adherent");
        mailed("Adhésion à la facture en ligne");
    }

    private static void tab(Screen screen, String words) {
        screen.page()
                .locator(".pv-space")
                .getByRole(
                        AriaRole.LINK, new Locator.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }

    private void mailed(String subject) {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                carrieres.mail().messagesTo(mail).stream()
                                        .anyMatch(m -> m.subject().contains(subject)));
    }

    /** "Certaines démarches sont accessibles sans créer de compte". */
    private void withoutAnAccount(int width) {
        try (var screen = new Screen("guide-carrieres-sans-compte", width)) {
            screen.open(carrieres.portalUrl() + "/demarches");
            assertThat(screen.link("S’inscrire sur les listes électorales"))
                    .hasAttribute("href", Pattern.compile(".*service-public.*"));
            screen.check("demarches");
            WITHOUT_AN_ACCOUNT.forEach(
                    (tile, title) -> {
                        screen.open(carrieres.portalUrl() + "/");
                        screen.page().locator(".pv-theme", words(tile)).first().click();
                        assertThat(screen.page().locator("h1")).hasText(tile);
                        screen.link(title).click();
                        assertThat(screen.page().locator("h1")).hasText(title);
                        assertThat(screen.link("Commencer")).isVisible();
                    });
            screen.check("demarche");
        }
    }

    private static Page.LocatorOptions words(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    /** "Réserver ou annuler les activités péri ou extrascolaires". */
    private void reservations(Screen screen) throws SQLException {
        var family = BookedFamily.ofFile(carrieres.database(), file);
        family.enrolment(
                family.child("Tom", 4, "MS"),
                "accueil-periscolaire-maternelle",
                "maternelles",
                null);
        // "Cliquez sur l'onglet « Compte » pour retrouver la composition de votre foyer"
        screen.open(carrieres.portalUrl() + "/mon-espace");
        tab(screen, "Compte");
        assertThat(screen.page().locator("h1")).hasText("Ma famille");
        assertThat(screen.text()).contains("Françoise", "Tom");
        screen.check("compte");
        // "Dans la rubrique « Ma famille »": "Choisissez l'activité à modifier"
        screen.link("Modifier les réservations").click();
        assertThat(screen.text()).contains("Tom, Accueil Périscolaire Maternelle");
        screen.link("Commencer").click();
        assertThat(screen.page().locator("main"))
                .containsText("Durée approximative de cette démarche : 5 mn");
        screen.link("Commencer").click();
        String day = FrenchText.longDate(SeasonsAround.monday()).replaceFirst(" \\d{4}$", "");
        screen.page()
                .getByLabel(
                        "L" + day.substring(1) + ", Acc Matin",
                        new Page.GetByLabelOptions().setExact(true))
                .check();
        assertThat(screen.page().locator("[data-pv-basket-sum]")).hasText("1 ajout");
        screen.check("agenda");
        screen.button("Aller à l’étape 2").click();
        screen.button("Valider").click();
        assertThat(screen.text())
                .contains("Nous avons bien enregistré votre demande", "Vos jours sont confirmés.");
        screen.check("reservations-confirmees");
    }

    /** "Gérer et payer ses factures". */
    private void invoices(Screen screen) {
        LocalDate today = LocalDate.now(ClockProducer.PARIS);
        Invoiced.imported(
                Desk.agent(carrieres, "regie"),
                Invoiced.HEAD
                        + "%s;%s;Mme DURAND Françoise;Classes transplantées;Séjour CT 3 (Ecole du PARC);;%s;%s;73,80;non;\n"
                                .formatted(
                                        invoice,
                                        file,
                                        FrenchText.shortDate(today.minusDays(3)),
                                        FrenchText.shortDate(today.plusDays(27))));
        mailed("Nouvelle facture n° " + invoice);
        screen.open(carrieres.portalUrl() + "/mon-espace");
        screen.link("Mon compte").click();
        assertThat(screen.text()).contains("Classes transplantées", "Régie centrale");
        screen.check("factures");
        screen.link(invoice + " - Séjour CT 3 (Ecole du PARC)").click();
        Locator main = screen.page().locator("main");
        assertThat(main).containsText("73,80");
        assertThat(main).containsText("01 39 22 36 27");
        screen.check("facture");
        screen.link("Paiements").click();
        screen.check("paiements");
        screen.page().locator("#pv-payer button", words("Payer")).click();
        assertThat(screen.page()).hasURL(Pattern.compile("/cgi/MYchoix_pagepaiement"));
        screen.page().locator("[name=carte]").fill(PayboxStandIn.CARD);
        screen.page().locator("[name=payer]").click();
        screen.page().locator("#retour").click();
        assertThat(screen.page().locator("h1")).hasText("Votre paiement est accepté");
        screen.check("accepte");
        // "Vous recevrez par mail votre reçu de paiement"
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                carrieres.mail().messagesTo(mail).stream()
                                        .flatMap(m -> m.attachments().stream())
                                        .anyMatch(name -> name.startsWith("recu-")));
        screen.link("Retour à mes factures").click();
        assertThat(main).containsText("Facture réglée : 73,80");
        screen.check("reglee");
    }
}
