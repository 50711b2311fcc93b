package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.FranceConnectStandIn;
import fr.parvis.demo.PortalProcess;
import fr.parvis.demo.Ports;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SecretToken;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Members of staff sign in by the town's own provider, here npm {@code oidc-provider}. Skipped,
 * with the reason, where Node is missing or npm reaches no registry.
 */
@Feature("ACC-16")
class StaffSignInIT {

    private static final String MAIL = "agent.oidc@ville.example";

    private static Demonstration demo;
    private static FranceConnectVisits rows;
    private static OidcProviderProcess provider;
    private static PortalProcess node;

    private final Visitor visitor = new Visitor(node.url());

    @BeforeAll
    static void aTownWithAProvider() {
        int port = Ports.freePort();
        String portal = "http://localhost:" + port + "/demarches-en-ligne";
        provider =
                new OidcProviderProcess(
                        Ports.freePort(),
                        portal,
                        FranceConnectStandIn.CLIENT_ID,
                        FranceConnectStandIn.SECRET);
        provider.start();
        demo = SharedPortal.get();
        rows = new FranceConnectVisits(demo);
        Path town =
                TownVariant.withFile(
                        demo,
                        "town-staff",
                        "staff-openid.yaml",
                        """
                        name: "le compte de la mairie"
                        address: "https://remplace.example"
                        clientId: "%s-agents"
                        signature: ES256
                        """
                                .formatted(FranceConnectStandIn.CLIENT_ID));
        node =
                demo.addNode(
                        9,
                        port,
                        Map.of(
                                "PARVIS_PUBLIC_URL",
                                portal,
                                "PARVIS_TOWN_DIR",
                                town.toString(),
                                "PARVIS_STAFF_OPENID_URL",
                                provider.address(),
                                "PARVIS_STAFF_OPENID_SECRET",
                                FranceConnectStandIn.SECRET));
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.stop();
        }
        if (provider != null) {
            provider.close();
        }
    }

    @BeforeEach
    @AfterEach
    void nobodyHasThisMail() throws SQLException {
        rows.change("delete from account where lower(mail) = '" + MAIL + "'");
    }

    /** As an administrator makes one: it waits for the link of its mail, or for the provider. */
    private static long agent() throws SQLException {
        long id =
                rows.number(
                        "insert into account (kind, user_name, mail, last_name, first_names, state,"
                                + " created_at) values ('STAFF', 'agent.oidc', ?, 'Morel', 'Alix',"
                                + " 'PREPARED', now()) returning id",
                        MAIL);
        rows.change("insert into staff_role values (" + id + ", 'AGENT', 'etat-civil')");
        return id;
    }

    private static Page atProvider(Visitor visitor, String wanted) {
        return visitor.submitAt(
                URI.create(node.url() + "/connexion/agents"),
                visitor.open("/connexion?retour=" + wanted),
                "pv-agents",
                "identifier",
                Map.of());
    }

    private static Page enter(Visitor visitor, String persona, String wanted) {
        Page there = atProvider(visitor, wanted);
        assertThat(there.title()).as(there.text()).isEqualTo("Choisissez");
        return visitor.submit(there, "identite", "", Map.of("persona", List.of(persona)));
    }

    private void assertRefused(Page page, String sentence) {
        assertThat(page.path()).isEqualTo("/connexion");
        assertThat(page.html().select(".pv-errors").text()).contains(sentence);
        assertThat(visitor.open("/agents").path())
                .as("nobody is signed in")
                .isEqualTo("/connexion");
    }

    @Test
    void anAccountThatAnAdministratorMadeIsOpenedByItsVerifiedMailAndThenByItsSubject()
            throws Exception {
        long id = agent();
        Page inside = enter(visitor, "agent", "/agents/demandes");
        assertThat(inside.path()).as(inside.text()).isEqualTo("/agents/demandes");
        assertThat(inside.text()).contains("Alix Morel");
        assertThat(visitor.open("/agents/comptes/agents").status())
                .as("roles stay ours")
                .isEqualTo(404);

        rows.change("update account set mail = 'autre.oidc@ville.example' where id = " + id);
        try {
            assertThat(enter(new Visitor(node.url()), "agent", "").path()).isEqualTo("/agents");
        } finally {
            rows.change("delete from account where id = " + id);
        }
    }

    @Test
    void theEarlierSessionOfTheBrowserEnds() throws Exception {
        agent();
        Spaces.signIn(visitor, "regie", DemoAccounts.PASSWORD);
        long before =
                rows.number(
                        "select count(*) from sign_in_session s join account a on a.id ="
                                + " s.account_id where a.user_name = 'regie'");
        enter(visitor, "agent", "");
        assertThat(
                        rows.number(
                                "select count(*) from sign_in_session s join account a on a.id ="
                                        + " s.account_id where a.user_name = 'regie'"))
                .isEqualTo(before - 1);
    }

    @Test
    void nobodyIsMadeByTheProvider() throws Exception {
        long accounts = rows.number("select count(*) from account");
        assertRefused(enter(visitor, "stranger", ""), "Aucun compte d’agent");
        // the provider remembers who that browser was
        Page other = enter(new Visitor(node.url()), "citizen", "");
        assertThat(other.html().select(".pv-errors").text()).contains("Aucun compte d’agent");
        assertThat(rows.number("select count(*) from account")).isEqualTo(accounts);
    }

    @Test
    void aMailThatTheProviderHasNotVerifiedOpensNothing() throws Exception {
        agent();
        assertRefused(enter(visitor, "doubtful", ""), "Aucun compte d’agent");
    }

    @Test
    void anAccountBelongsToTheFirstWhoOpenedIt() throws Exception {
        agent();
        enter(new Visitor(node.url()), "agent", "");
        assertRefused(enter(visitor, "namesake", ""), "Aucun compte d’agent");
    }

    @Test
    void aDisabledAccountStaysClosed() throws Exception {
        long id = agent();
        rows.change("update account set disabled_at = now() where id = " + id);
        assertRefused(enter(visitor, "agent", ""), "désactivé");
    }

    @Test
    void aRefusalAndAnAnswerWithoutAQuestionAreTold() throws Exception {
        agent();
        assertRefused(enter(visitor, "", ""), "Vous n’avez pas continué");
        assertRefused(visitor.open("/connexion/agents/retour?state=x&code=y"), "n’est pas sûre");
        assertRefused(visitor.open("/connexion/agents/retour"), "n’est pas sûre");
        Page there = atProvider(visitor, "");
        var thief = new Visitor(node.url());
        Page stolen =
                thief.open(
                        "/connexion/agents/retour?code=y&state="
                                + there.address().getPath().replaceFirst(".*/", ""));
        assertThat(stolen.html().select(".pv-errors").text()).contains("n’est pas sûre");
        assertThat(Files.readString(node.log())).contains("provider of the town: UNKNOWN_STATE");
    }

    @Test
    void aStateOfFranceConnectIsNoneOfTheProvider() throws Exception {
        visitor.submitAt(
                URI.create(node.url() + "/franceconnect/demarrer"),
                visitor.open("/connexion"),
                "pv-franceconnect",
                "identifier",
                Map.of());
        rows.change(
                "update franceconnect_attempt set state_hash = '"
                        + SecretToken.hash("s".repeat(32))
                        + "' where created_at = (select max(created_at) from franceconnect_attempt)");
        assertRefused(
                visitor.open("/connexion/agents/retour?code=y&state=" + "s".repeat(32)),
                "n’est pas sûre");
        assertThat(Files.readString(node.log())).contains("a state of the other provider");
    }

    @Test
    void whereTheTownHasNoProviderThereIsNothing() {
        var elsewhere = new Visitor(demo.portalUrl());
        assertThat(elsewhere.open("/connexion").html().select("#pv-agents")).isEmpty();
        assertThat(elsewhere.open("/connexion/agents/retour?state=x").status()).isEqualTo(404);
        assertThat(
                        elsewhere
                                .post(URI.create(demo.portalUrl() + "/connexion/agents"), Map.of())
                                .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void inABrowser(int width) throws Exception {
        agent();
        try (var screen = new Screen("connexion-agents", width)) {
            screen.open(node.url() + "/connexion");
            screen.page().getByText("Vous travaillez pour la ville").click();
            screen.check("connexion");
            screen.button("Se connecter avec le compte de la mairie").click();
            screen.page()
                    .locator("button")
                    .first()
                    .evaluate("b => { b.value = 'stranger'; b.click() }");
            screen.page().waitForURL("**/connexion?**");
            assertThat(screen.text()).contains("Aucun compte d’agent");
            screen.check("inconnu");
        }
    }
}
