package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import fr.parvis.demo.DemoPictures;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.SampleDocuments;
import fr.parvis.demo.Visitor;
import fr.parvis.journey.page.Screen;
import fr.parvis.journey.page.Wizard;
import fr.parvis.kernel.Feature;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The guide of Osny, from its first page to its last, in its order and words; what it says of
 * family services comes with these.
 */
class OsnyGuideJourney {

    /** Page 2, "Pour tous, dès le mois de mai", line by line. */
    private static final List<String> FOR_ALL =
            List.of(
                    "Demander un acte de naissance",
                    "Demander un acte de mariage",
                    "Demander un acte de décès",
                    "Demander un livret de famille",
                    "Demander un dossier de mariage",
                    "Faire le recensement citoyen",
                    "S’inscrire sur les listes électorales",
                    "Demander une attestation d’accueil",
                    "Faire légaliser une signature",
                    "Signaler ou demander pour les espaces verts",
                    "Signaler un problème de propreté ou un graffiti",
                    "Signaler un éclairage en panne",
                    "Demander à occuper le domaine public",
                    "S’inscrire à l’opération tranquillité absence",
                    "Déclarer un chien catégorisé",
                    "Demander une bourse BAFA",
                    "Demander une bourse au permis de conduire",
                    "S’inscrire à un séjour jeunesse",
                    "S’inscrire à l’école de danse",
                    "S’inscrire à un atelier de l’école de musique",
                    "Se faire connaître comme nouvel habitant");

    private final Demonstration osny = SharedPortal.osny();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String mail = "guide." + run + "@example.org";

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"PRO-6", "ACC-1", "REQ-1", "REQ-2", "TRK-1", "TRK-3", "TRK-4", "DOC-3", "APT-2"})
    void fromItsFirstPageToItsLast(int width) {
        try (var screen = new Screen("guide-osny", width)) {
            firstPages(screen);
            createsTheSpace(screen);
            filesWithIt(screen);
            String lamp = followsTheRequest(screen);
            exchanges(screen, lamp);
            documents(screen, lamp);
            keepsDocuments(screen);
            String visit = takesAnAppointment(screen);
            removesARequestQuickly(screen, visit);
            lastPage(screen);
        }
    }

    /** Pages 1 and 2: where it is, and what there is for all. */
    private void firstPages(Screen screen) {
        screen.open(osny.portalUrl() + "/");
        assertThat(screen.text())
                .contains("Bienvenue sur l’Espace Citoyens de la Ville d’Osny", "Mon espace perso")
                .contains("espace de stockage sécurisé", "Je n’ai pas d’espace");
        screen.check("accueil");
        screen.open(osny.portalUrl() + "/demarches");
        Locator all = screen.page().locator("main");
        for (String title : FOR_ALL) {
            assertThat(all.getByRole(AriaRole.LINK, named(title)).first()).isVisible();
        }
        screen.check("demarches");
        // "via service-public.fr"
        assertThat(screen.link("S’inscrire sur les listes électorales"))
                .hasAttribute("href", Pattern.compile(".*service-public.*"));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    /** "2. Créez votre espace personnel afin d'éviter de ressaisir vos coordonnées". */
    private void createsTheSpace(Screen screen) {
        screen.open(osny.portalUrl() + "/");
        screen.link("Créer mon espace").click();
        var wizard = new Wizard(screen);
        wizard.identity("Delacroix", "Inès");
        wizard.born("27", "3", "1985", "95", "Pontoise (95)");
        wizard.next();
        wizard.address("6 rue Aristide Briand", "95520", "Osny");
        wizard.next();
        wizard.at("Moyens de contact");
        wizard.next();
        // "Une adresse mail est obligatoire"
        assertThat(screen.page().locator(".pv-errors")).containsText("Courriel");
        screen.check("courriel-obligatoire");
        wizard.contacts(mail, "06 12 34 56 78");
        wizard.next();
        wizard.authentication("guide." + run, Spaces.PASSWORD);
        screen.check("identifiants");
        screen.button("Valider").click();
        screen.page().waitForURL("**/creer-mon-espace/confirmation");
        screen.open(osny.portalUrl() + Spaces.link(osny, mail, 1, "/activation/"));
        screen.button("Activer mon espace").click();
        screen.field("Nom d’utilisateur").fill("guide." + run);
        screen.field("Mot de passe").fill(Spaces.PASSWORD);
        screen.button("Connexion").click();
        // "Une fois identifié, vous arrivez sur votre Espace Citoyens personnalisé"
        assertThat(screen.page().locator("h1")).hasText("Bonjour Madame DELACROIX");
        assertThat(screen.text()).contains("Mon tableau de bord", "Mes pièces justificatives");
        screen.check("espace");
    }

    /** "3. Effectuez vos démarches en ligne": nothing is typed again. */
    private static void filesWithIt(Screen screen) {
        screen.link("Toutes les démarches").click();
        screen.link("Signaler un éclairage en panne").click();
        screen.link("Commencer").click();
        assertThat(screen.field("Nom usuel")).hasValue("Delacroix");
        screen.button("Aller à l’étape 3").click();
        screen.page().getByLabel("Éteint").check();
        screen.page().getByLabel("Toute la rue").check();
        screen.field("Numéro et rue").fill("6 rue Aristide Briand");
        screen.page().keyboard().press("Escape");
        screen.field("Code postal").fill("95520");
        screen.page().locator("#c-lieu-ville").fill("Osny");
        screen.check("ma-demande");
        screen.button("Aller à l’étape 4").click();
        screen.button("Valider").click();
        assertThat(screen.page().locator("h1")).hasText("Nous avons bien enregistré votre demande");
        screen.check("deposee");
    }

    /** "Dernières demandes": date, hour, subject, state; the magnifying glass opens the history. */
    private String followsTheRequest(Screen screen) {
        screen.open(osny.portalUrl() + "/mon-espace");
        Locator latest = screen.page().locator("#dernieres ~ ul").first();
        assertThat(latest).containsText("Signaler un éclairage en panne");
        assertThat(latest).containsText("Déposée");
        assertThat(latest.innerText()).containsPattern("\\d{4}.à.\\d{1,2}.h");
        screen.check("dernieres-demandes");
        latest.getByRole(AriaRole.LINK, named("Détails")).click();
        assertThat(screen.page().locator("#historique")).containsText("Demande déposée");
        screen.check("historique");
        return screen.page().url().replaceFirst("^.*/(\\d+).*$", "$1");
    }

    /** "Échanges: permet de communiquer avec l'agent instructeur". */
    private void exchanges(Screen screen, String number) {
        screen.page().locator(".pv-contents a[href='#echanges']").click();
        screen.page().locator(".pv-compose > summary").click();
        screen.field("Votre nouveau message").fill("Le problème a cessé, merci.");
        screen.page().locator("#pv-echange button[value=ecrire]").click();
        assertThat(screen.page().locator("#pv-fil")).containsText("Le problème a cessé");
        Visitor agent = Desk.agent(osny, "admin");
        String desk = "/agents/demandes/" + number;
        Visitor.Page work = agent.open(desk);
        assertThat(work.text()).contains("Le problème a cessé");
        agent.submit(work, "pv-echange", "ecrire", Map.of("pv-message", List.of("C’est noté.")));
        // "que l'agent instructeur a pu déposer à votre intention"
        agent.upload(
                agent.open(desk + "/pieces/nouvelle"),
                "pv-piece",
                "valider",
                Map.of("pv-type", "photo"),
                "pv-fichier",
                "intervention.jpg",
                SampleDocuments.jpeg());
        screen.open(osny.portalUrl() + "/mon-espace/demandes/" + number + "#echanges");
        screen.page().getByText("Voir la suite").first().click();
        assertThat(screen.page().locator("#pv-fil")).containsText("C’est noté.");
        screen.check("echanges");
    }

    /** "Pièces jointes": those of the agent, and one more of one's own. */
    private void documents(Screen screen, String number) {
        screen.open(osny.portalUrl() + "/mon-espace/demandes/" + number + "#pieces");
        assertThat(screen.page().locator("#pieces")).containsText("intervention.jpg");
        screen.page().locator("#pieces-ajouter").click();
        Locator window = screen.page().locator("dialog[open]");
        window.locator("#pv-type").selectOption("photo");
        window.locator("#pv-fichier").setInputFiles(card("rue.png"));
        assertThat(window.locator(".pv-tile__link")).hasCount(1);
        window.getByRole(AriaRole.BUTTON, named("Valider")).click();
        assertThat(screen.page().locator("#pieces-nombre")).hasText("2");
        screen.check("pieces-jointes");
    }

    private static FilePayload card(String name) {
        return new FilePayload(name, "image/png", DemoPictures.card("OSNY"));
    }

    /** "Votre espace de stockage sécurisé": ten at the most, used again without scanning. */
    private void keepsDocuments(Screen screen) {
        screen.open(osny.portalUrl() + "/mon-espace");
        screen.link("Mes pièces justificatives").click();
        screen.link("Ajouter").click();
        // an example of a date that is over would not help
        assertThat(screen.text()).doesNotContain("27 3 1985");
        screen.page().locator("#c-type").selectOption("piece-identite");
        screen.page().locator("input[type=file]").setInputFiles(card("recto.png"));
        screen.check("espace-de-stockage-ajouter");
        screen.button("Valider").click();
        assertThat(screen.page().locator("main")).containsText("1 document sur 10");
        screen.check("espace-de-stockage");
    }

    /** "Rendez-vous": with a document of the storage space, and the button in sight. */
    private String takesAnAppointment(Screen screen) {
        screen.open(osny.portalUrl() + "/demarches/legalisation-de-signature");
        screen.link("Commencer").click();
        screen.page().locator("#pv-heures input").first().check();
        assertThat(screen.button("Valider")).isInViewport();
        screen.check("rendez-vous");
        screen.button("Valider").click();
        screen.button("Aller à l’étape 4").click();
        screen.field("Nature du document").selectOption("procuration");
        screen.page().getByLabel("Français", new Page.GetByLabelOptions().setExact(true)).check();
        screen.field("Nombre de documents").fill("1");
        screen.field("Nombre de personnes").fill("1");
        // "Les pièces conservées sont proposées lorsque vous remplissez un formulaire"
        screen.button("Ajouter depuis mon espace de stockage").click();
        Locator window = screen.page().locator("dialog[open]");
        window.locator("[name=pv-piece]").first().check();
        screen.check("depuis-mon-espace");
        window.getByRole(AriaRole.BUTTON, named("Valider")).click();
        assertThat(screen.page().locator("#c-piece-piece-identite .pv-tile__link")).hasCount(1);
        screen.button("Aller à l’étape 5").click();
        screen.check("recapitulatif");
        screen.button("Valider").click();
        String number = screen.page().locator("[data-pv-copy]").getAttribute("data-pv-copy");
        screen.open(osny.portalUrl() + "/mon-espace/demandes/" + number + "#rendez-vous");
        assertThat(screen.page().locator("#rendez-vous")).containsText("Confirmé");
        screen.check("rendez-vous-pris");
        return number;
    }

    /** "Accès rapide pour la suppression de la demande". */
    private void removesARequestQuickly(Screen screen, String number) {
        screen.open(osny.portalUrl() + "/mon-espace");
        screen.page().locator("#dernieres ~ ul a[href$='/" + number + "/annulation']").click();
        screen.check("supprimer");
        screen.button("Oui, annuler ma demande").click();
        assertThat(screen.page().locator("#pv-etat")).containsText("Annulée");
        screen.open(osny.portalUrl() + "/mon-espace/demandes?vue=archivees");
        assertThat(screen.text()).contains(number);
        screen.check("archivee");
    }

    /** The last page: whom to ask. */
    private void lastPage(Screen screen) {
        screen.open(osny.portalUrl() + "/");
        assertThat(screen.text())
                .contains("Besoin d’aide pour vos démarches familles", "Bois Joli")
                .contains("14 rue William Thornley", "95520 Osny", "01 34 25 42 00")
                .containsPattern("Jeudi\\s+13.h.30");
        screen.check("besoin-d-aide");
    }
}
