package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.journey.page.Screen;
import fr.parvis.journey.page.Wizard;
import fr.parvis.kernel.Feature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * "Guide de création d’un espace personnel" of Villennes-sur-Seine, page by page, in its words; and
 * the page "Gérer votre espace personnel" of the help.
 */
class VillennesAccountGuideJourney {

    private static final String NEW_PASSWORD = "tabouret-nuage-pamplemousse";

    private final Demonstration villennes = SharedPortal.villennes();
    private final String run = letters(UUID.randomUUID().toString().substring(0, 6));
    private final String mail = "zoe." + run + "@example.org";

    /** Letters alone: user names that are proposed have no digits of the name. */
    private static String letters(String hex) {
        return hex.chars()
                .mapToObj(c -> String.valueOf((char) (Character.isDigit(c) ? c - '0' + 'g' : c)))
                .collect(Collectors.joining());
    }

    private void enter(Screen screen, String name, String password) {
        screen.open(villennes.portalUrl() + "/connexion");
        fillIn(screen, name, password);
    }

    private static void fillIn(Screen screen, String name, String password) {
        screen.field("Nom d’utilisateur").fill(name);
        screen.field("Mot de passe").fill(password);
        screen.button("Connexion").click();
    }

    private Screen agent(int width) {
        var agent = new Screen("villennes-agent", width);
        enter(agent, "admin", DemoAccounts.PASSWORD);
        assertThat(agent.page().locator("h1")).containsText("Bonjour");
        return agent;
    }

    private void awaitMail(String words) {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                villennes.mail().messagesTo(mail).stream()
                                        .anyMatch(m -> m.text().contains(words)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"ACC-7", "ACC-8", "ACC-11"})
    void formerUserOfThePortailFamille(int width) {
        // page 3: the accounts were made from what the old portal knew, one for each parent
        String userName = "znguyenleveque" + run;
        String name = "N’Guyen-Lévêque" + run;
        String file =
                """
                dossier;civilite;nom;prenoms;date_naissance;courriel;telephone;adresse;code_postal;ville
                V-%1$s;Madame;%2$s;Zoé;29/02/1960;%3$s;06 12 34 56 78;2 rue du Puits;78670;Villennes-sur-Seine
                V-%1$s;Monsieur;%2$s;O;00/00/1958;papa.%3$s;;2 rue du Puits;78670;Villennes-sur-Seine
                """
                        .formatted(run, name, mail);
        try (Screen agent = agent(width)) {
            agent.open(villennes.portalUrl() + "/agents/comptes/import");
            agent.page()
                    .locator("#fichier")
                    .setInputFiles(
                            new FilePayload(
                                    "portail-famille.csv",
                                    "text/csv",
                                    file.getBytes(StandardCharsets.UTF_8)));
            agent.button("Contrôler le fichier").click();
            agent.check("controle");
            agent.button("Importer 2 lignes").click();
            agent.button("Envoyer à toutes (2)").click();
            assertThat(agent.page().locator("main")).containsText("2 courriels sont partis");
            agent.check("envoyes");
        }

        // "Un email vous a été envoyé pour activer votre « Espace perso »"
        String first = Spaces.link(villennes, mail, 1, "/activation/");
        assertThat(villennes.mail().messagesTo(mail).get(0).text())
                .contains(userName, "portail famille", "30 jours");

        try (var screen = new Screen("villennes-ancien", width)) {
            screen.open(villennes.portalUrl() + "/connexion");
            screen.page().getByText("Ancien utilisateur du Portail famille").click();
            screen.page().getByText("Vous n’avez pas reçu d’email d’activation").click();
            assertThat(screen.text())
                    .contains("01 39 08 25 67", "Papa et maman peuvent désormais")
                    .contains("Un agent vérifiera votre adresse");
            screen.check("connexion-aide");

            // "Vous n’avez pas reçu d’email d’activation": an agent sends it again
            try (Screen agent = agent(width)) {
                agent.open(villennes.portalUrl() + "/agents/comptes?q=" + userName);
                agent.link("Zoé " + name).click();
                agent.check("prepare");
                agent.button("Envoyer le lien d’activation").click();
                assertThat(agent.page().locator("main")).containsText("Le courriel est parti");
            }
            String link = Spaces.link(villennes, mail, 2, "/activation/");
            screen.open(villennes.portalUrl() + first);
            assertThat(screen.text()).contains("Ce lien a déjà servi, ou son délai est passé.");
            screen.check("lien-remplace");
            screen.open(villennes.portalUrl() + link);
            assertThat(screen.text())
                    .contains("ancien compte du portail famille", name, "lundi 29 février 1960");
            screen.check("activation");
            screen.page().locator("#c-mot_de_passe").fill(Spaces.PASSWORD);
            screen.page().locator("#c-mot_de_passe_encore").fill(Spaces.PASSWORD);
            screen.button("Activer mon espace").click();
            assertThat(screen.page().locator("main")).containsText("Votre espace est actif");
            screen.check("actif");

            // page 4: "Entrez l’identifiant et le mot de passe"
            assertThat(screen.text())
                    .contains("J’ai déjà un compte et je me connecte avec mes identifiants.")
                    .contains("J’ai oublié mon mot de passe.");
            fillIn(screen, userName, Spaces.PASSWORD);
            assertThat(screen.page().locator("h1"))
                    .hasText("Bonjour Madame " + name.toUpperCase(Locale.FRANCE));
            screen.check("tableau-de-bord");
            screen.link("Mon profil").click();
            assertThat(screen.text()).contains("lundi 29 février 1960", "2 rue du Puits");
            screen.check("profil");
            screen.open(villennes.portalUrl() + "/mon-espace/profil/cles");
            assertThat(screen.text()).contains("V-" + run.toUpperCase(Locale.ROOT));
        }

        // "Papa et maman peuvent désormais avoir un compte chacun"
        try (var papa = new Screen("villennes-papa", width)) {
            papa.open(
                    villennes.portalUrl()
                            + Spaces.link(villennes, "papa." + mail, 1, "/activation/"));
            assertThat(papa.text()).contains("1958 (jour et mois inconnus)");
            papa.check("activation");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"ACC-1", "ACC-3", "ACC-4", "ACC-5", "ACC-8", "ACC-11", "ACC-13"})
    void newUser(int width) {
        String userName = "zoe." + run;
        try (var screen = new Screen("villennes-nouveau", width)) {
            // page 5
            screen.open(villennes.portalUrl() + "/");
            assertThat(screen.text())
                    .contains("Je n’ai pas d’espace")
                    .contains("Créez votre espace personnel qui vous donnera accès au tableau de")
                    .contains("facilitant votre relation avec la mairie.");
            screen.check("accueil");
            screen.link("Créer mon espace").click();
            screen.page().waitForURL("**/creer-mon-espace/**");
            wizard(screen, userName);
            assertThat(screen.text())
                    .contains("L’activation de votre compte nécessite une intervention de nos")
                    .contains("48 heures ouvrées");
            screen.check("confirmation");

            screen.open(villennes.portalUrl() + Spaces.link(villennes, mail, 1, "/activation/"));
            screen.check("confirmer");
            screen.button("Confirmer mon courriel").click();
            assertThat(screen.page().locator("main")).containsText("Un agent va activer");
            awaitMail("dans les 48 heures ouvrées, au plus tard le");
            fillIn(screen, userName, Spaces.PASSWORD);
            assertThat(screen.page().locator("h1")).hasText("Bonjour Madame D’ŸVOIRE");
            assertThat(screen.text()).contains("En attente d’activation", "au plus tard le");
            screen.check("en-attente");

            mayFilePublicOnesOnly(screen);
            acceptedByAnAgent(width, userName);
            awaitMail("Un agent de la ville a activé votre espace");

            // "Une fois votre espace activé/créé, vous accédez à cet écran"
            screen.open(villennes.portalUrl() + "/mon-espace");
            screen.button("Se déconnecter").click();
            enter(screen, userName, Spaces.PASSWORD);
            assertThat(screen.page().locator("h1")).hasText("Bonjour Madame D’ŸVOIRE");
            assertThat(screen.text())
                    .contains("Dernière connexion le")
                    .doesNotContain("En attente d’activation");
            screen.check("active");
            screen.open(villennes.portalUrl() + "/demarches/ouverture-cantine-etude");
            assertThat(screen.link("Commencer")).isVisible();

            changesThePassword(screen, userName);
        }
    }

    /** Pages 6 and 7, and the order of "Se créer un espace personnel" in the help. */
    private void wizard(Screen screen, String userName) {
        var wizard = new Wizard(screen);
        assertThat(screen.text())
                .contains("Création d’un espace personnel")
                .contains("obligatoires", "astérisque")
                .contains("une fois votre espace créé");
        assertThat(wizard.questions())
                .containsSubsequence(
                        "Civilité",
                        "Nom usuel",
                        "Nom de naissance",
                        "Prénom(s)",
                        "Date de naissance",
                        "Pays de naissance",
                        "Département de naissance",
                        "Commune de naissance");
        assertThat(wizard.buttons()).containsExactlyInAnyOrder("Suivant", "Annuler");
        wizard.next();
        assertThat(screen.page().locator(".pv-errors")).containsText("Civilité");
        screen.check("identite-refus");
        wizard.identity("D’Ÿvoire", "Zoé");
        wizard.born("", "", "1960", "78", "Villennes-sur-Seine (78)");
        screen.check("identite");
        wizard.next();

        wizard.at("Adresse");
        assertThat(wizard.buttons()).containsExactlyInAnyOrder("Suivant", "Précédent", "Annuler");
        wizard.address("2 rue du Puits", "78670", "Villennes-sur-Seine");
        screen.check("adresse");
        wizard.next();

        wizard.at("Moyens de contact");
        assertThat(wizard.questions())
                .containsSubsequence("Courriel", "Téléphone mobile", "Moyen de contact préféré");
        wizard.contacts(mail, "06 12 34 56 78");
        screen.check("moyens-de-contact");
        wizard.next();

        wizard.authentication(userName, Spaces.PASSWORD);
        assertThat(wizard.questions())
                .containsSubsequence("Nom d’utilisateur", "Mot de passe", "Clé d’activation");
        assertThat(screen.text())
                .contains(
                        "Si vous êtes connu du service Pôle Scolaire, vous avez reçu une clé"
                                + " d’activation.");
        screen.check("authentification");
        screen.button("Valider").click();
        screen.page().waitForURL("**/creer-mon-espace/confirmation");
    }

    private void mayFilePublicOnesOnly(Screen screen) {
        screen.open(villennes.portalUrl() + "/demarches/ouverture-cantine-etude");
        assertThat(screen.text()).contains("En attente d’activation").doesNotContain("Commencer");
        screen.check("famille-attend");
        screen.open(villennes.portalUrl() + "/demarches/contacter-un-service");
        screen.link("Commencer").click();
        assertThat(screen.field("Nom usuel")).hasValue("D’Ÿvoire");
        screen.button("Aller à l’étape 3").click();
        screen.page().getByLabel("Mon espace personnel").check();
        screen.field("Votre question").fill("Quand mon espace est-il activé, s’il vous plaît ?");
        screen.button("Aller à l’étape 4").click();
        screen.button("Valider").click();
        assertThat(screen.page().locator("h1")).hasText("Nous avons bien enregistré votre demande");
        screen.check("demande-deposee");
    }

    private void acceptedByAnAgent(int width, String userName) {
        try (Screen agent = agent(width)) {
            agent.check("accueil");
            agent.open(villennes.portalUrl() + "/agents/comptes");
            assertThat(agent.page().locator("tr", new Page.LocatorOptions().setHasText(userName)))
                    .containsText("Moins d’une heure ouvrée");
            assertThat(agent.text()).contains("48 heures ouvrées");
            agent.check("file");
            agent.page()
                    .locator("tr", new Page.LocatorOptions().setHasText(userName))
                    .getByRole(AriaRole.LINK)
                    .click();
            assertThat(agent.page().locator("main")).containsText("1960 (jour et mois inconnus)");
            agent.check("compte");
            agent.button("Activer").click();
            assertThat(agent.page().locator(".pv-head")).containsText("Actif");
            agent.check("compte-actif");
        }
    }

    /** Page 10. */
    private void changesThePassword(Screen screen, String userName) {
        screen.open(villennes.portalUrl() + "/mon-espace");
        screen.link("Mon profil").click();
        screen.link("Mes identifiants").click();
        screen.link("Modifier votre mot de passe").click();
        screen.check("mot-de-passe");
        screen.page().locator("#c-mot_de_passe_actuel").fill(Spaces.PASSWORD);
        screen.page().locator("#c-mot_de_passe").fill(NEW_PASSWORD);
        screen.page().locator("#c-mot_de_passe_encore").fill(NEW_PASSWORD);
        screen.button("Changer le mot de passe").click();
        assertThat(screen.page().locator("main")).containsText("Votre mot de passe est changé");
        screen.check("mot-de-passe-change");
        awaitMail("vient de changer");
        screen.button("Se déconnecter").click();
        enter(screen, userName, Spaces.PASSWORD);
        assertThat(screen.page().locator(".pv-errors")).containsText("ne vont pas ensemble");
        screen.check("ancien-mot-de-passe");
        fillIn(screen, userName, NEW_PASSWORD);
        assertThat(screen.page().locator("h1")).containsText("Bonjour Madame");
    }
}
