package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What staff do beside a request: keep views, look after mails; and a link that is replaced. */
class DeskJourney {

    private final Demonstration demo = SharedPortal.get();
    private final String mail = UUID.randomUUID() + "@example.fr";

    private void signIn(Screen screen, String name, String page) {
        screen.open(demo.portalUrl() + page);
        screen.field("Nom d’utilisateur").fill(name);
        screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
        screen.button("Connexion").click();
    }

    private void sql(String statement) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 320})
    @Feature("AGT-1")
    void anAgentKeepsAView(int width) throws SQLException {
        sql("delete from saved_view");
        Desk.birthCertificate(new Visitor(demo.portalUrl()), mail);
        try (var agent = new Screen("vues", width)) {
            signIn(agent, "agent.etatcivil", "/agents/demandes");
            agent.field("Trier par").selectOption("newest");
            agent.button("Filtrer").click();
            agent.page().getByText("Enregistrer cette vue").first().click();
            agent.button("Enregistrer cette vue").click();
            assertThat(agent.page().locator(".pv-errors")).containsText("Donnez un nom à la vue");
            agent.check("sans-nom");
            agent.field("Nom de la vue").fill("Les plus récentes d’abord, pour le lundi matin");
            agent.button("Enregistrer cette vue").click();
            assertThat(agent.page().locator(".pv-views [aria-current]"))
                    .hasText("Les plus récentes d’abord, pour le lundi matin");
            agent.check("vue");
            agent.link("Modifier mes vues").click();
            agent.check("mes-vues");
            agent.button("Supprimer").click();
            assertThat(agent.page().locator("main")).containsText("Aucune vue enregistrée");
            agent.check("aucune-vue");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 320})
    @Feature("AGT-2")
    void whatAnAgentWritesStaysWhileAnotherFormIsSent(int width) {
        String number = Desk.number(Desk.birthCertificate(new Visitor(demo.portalUrl()), mail));
        try (var agent = new Screen("saisie", width)) {
            signIn(agent, "agent.etatcivil", "/agents/demandes/" + number);
            agent.page().locator("#pv-motif").fill("Une précision de l’agent");
            agent.button("Enregistrer la décision").click();
            assertThat(agent.page().locator("#pv-issue")).hasAttribute("aria-invalid", "true");
            assertThat(agent.page().locator("#pv-issue-erreur")).isVisible();
            agent.check("decision-sans-issue");
            agent.page().locator(".pv-errors a").click();
            assertThat(agent.page().locator("#pv-issue")).isFocused();
            agent.page().locator("summary[data-pv-key=c]").click();
            agent.page().locator("#pv-question").fill("Quel est votre second prénom ?");
            agent.page()
                    .locator("#pv-note")
                    .fill("Le livret de famille est dans le dossier papier");
            agent.button("Ajouter la note").click();
            assertThat(agent.page().locator(".pv-note")).containsText("dossier papier");
            assertThat(agent.page().locator("#pv-question"))
                    .hasValue("Quel est votre second prénom ?");
            assertThat(agent.page().locator("#pv-question")).isVisible();
            assertThat(agent.page().locator("#pv-motif")).hasValue("Une précision de l’agent");
            assertThat(agent.page().locator("#pv-note")).hasValue("");
            agent.check("question-restee");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 320})
    @Feature("REL-2")
    void anAdministratorLooksAfterTheMails(int width) throws SQLException {
        try (var admin = new Screen("courriels", width)) {
            sql(
                    "insert into outbox_message (channel, recipient, subject, text, html,"
                            + " message_id, created_at, attempts, last_error) values ('MAIL',"
                            + " 'x@example.invalid', '[Valmont-sur-Oise] Demande n° 43513 : accusé"
                            + " de réception', 't', 'h', '"
                            + mail
                            + "', now(), 12, '550 5.1.2 <x•••@example.invalid>: Recipient address"
                            + " rejected: Domain not found')");
            signIn(admin, "admin", "/agents");
            assertThat(admin.text()).containsPattern("courriels? ne part");
            admin.check("accueil");
            admin.link("Courriels").click();
            assertThat(admin.text()).contains("Abandonné", "x•••@example.invalid");
            admin.check("abandonne");
            sql("delete from outbox_message where message_id = '" + mail + "'");
            admin.page().reload();
            assertThat(admin.text()).doesNotContain("x•••@example.invalid");
            admin.check("tout-part");
        } finally {
            sql("delete from outbox_message where message_id = '" + mail + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 320})
    @Feature("REQ-5")
    void aLinkIsReplaced(int width) {
        Page confirmation = Desk.birthCertificate(new Visitor(demo.portalUrl()), mail);
        try (var citizen = new Screen("lien", width)) {
            citizen.open(demo.portalUrl() + Filings.tracking(confirmation));
            citizen.link("Remplacer ce lien").click();
            citizen.check("remplacer");
            citizen.button("Envoyer un nouveau lien").click();
            assertThat(citizen.page().locator("h1")).hasText("Le lien est remplacé");
            citizen.check("remplace");
            citizen.open(demo.portalUrl() + Filings.tracking(confirmation));
            assertThat(citizen.text()).doesNotContain("Suivi de la demande");
            citizen.check("ancien-lien");
        }
    }
}
