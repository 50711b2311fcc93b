package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The accounts of citizens in a browser: activation by an agent, import, keys. */
class AccountsJourney {

    private final Demonstration demo = SharedPortal.get();
    private final String node = TownVariant.activatedByAgent(demo).url();
    private final String run = UUID.randomUUID().toString().substring(0, 6);

    private void signIn(Screen screen, String name) {
        screen.open(node + "/connexion");
        screen.field("Nom d’utilisateur").fill(name);
        screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
        screen.button("Connexion").click();
        assertThat(screen.page().locator("h1")).containsText("Bonjour");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"ACC-5", "ACC-6", "ACC-7", "ACC-16"})
    void anAgentActivatesImportsAndGivesAKey(int width) {
        String name = "j" + run;
        var citizen = new Visitor(node);
        Spaces.create(demo, citizen, "Parcours", name + "@example.org", name);
        Page link = citizen.open(Spaces.link(demo, name + "@example.org", 1, "/activation/"));
        citizen.submit(link, "pv-activation", "activer", Map.of());

        try (var agent = new Screen("comptes", width)) {
            signIn(agent, "admin");
            agent.check("accueil");
            agent.open(node + "/agents/comptes");
            agent.check("file");
            agent.field("Nom, courriel").fill(name);
            agent.button("Chercher").click();
            agent.check("recherche");
            agent.link("Zoé Parcours").click();
            agent.check("compte");
            agent.button("Activer").click();
            assertThat(agent.page().locator(".pv-head")).containsText("Actif");
            agent.check("active");

            agent.open(node + "/agents/comptes/import");
            agent.check("import");
            agent.page()
                    .locator("#fichier")
                    .setInputFiles(
                            new FilePayload(
                                    "familles.csv",
                                    "text/csv",
                                    Families.file(run, 200, 7).getBytes(StandardCharsets.UTF_8)));
            agent.button("Contrôler le fichier").click();
            assertThat(agent.page().locator("#pv-fautes li")).hasCount(7);
            agent.check("controle");
            agent.button("Importer 193 lignes").click();
            assertThat(agent.page().locator("main")).containsText("Import fait le");
            agent.check("importe");
            agent.button("Envoyer à toutes (193)").click();
            assertThat(agent.page().locator("main")).containsText("193 courriels sont partis");
            agent.check("envoyes");
            agent.link("Zoé 1 Imp").click();
            agent.check("prepare");

            agent.open(node + "/agents/comptes/cles?dossier=F-" + run + "-0");
            agent.check("cles");
            agent.button("Créer une clé").click();
            assertThat(agent.page().locator("#pv-cle-nouvelle")).containsText("-");
            agent.check("lettre");

            agent.open(node + "/agents/comptes/agents");
            agent.check("agents");
            agent.link("Camille Petit").click();
            agent.check("agent");
        }
        try (var owner = new Screen("cles", width)) {
            signIn(owner, "durand");
            owner.open(node + "/mon-espace/profil/cles");
            owner.check("cles");
            owner.field("Clé d’accès").fill("WRONG");
            owner.button("Relier mon espace").click();
            assertThat(owner.page().locator(".pv-errors")).containsText("pas reconnue");
            owner.check("fausse");
        }
    }
}
