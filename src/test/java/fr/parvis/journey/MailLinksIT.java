package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every link of a mail to the owner of a space: used twice, expired, cut off, of a closed space.
 */
@Feature({"ACC-4", "ACC-7", "ACC-10", "ACC-11", "ACC-16"})
class MailLinksIT {

    private static final String ENDED = "Ce lien a déjà servi, ou son délai est passé";
    private static final Map<String, List<String>> PASSWORD =
            Map.of(
                    "mot_de_passe", List.of(Spaces.PASSWORD),
                    "mot_de_passe_encore", List.of(Spaces.PASSWORD));

    private final Demonstration demo = SharedPortal.get();
    private final String name = "l" + UUID.randomUUID().toString().substring(0, 8);
    private final String mail = name + "@example.org";
    private final Visitor visitor = new Visitor(demo.portalUrl());

    /** What a link is for, and the form of its page. */
    enum Kind {
        CREATED("/activation/", "pv-activation", "activer", Map.of()),
        IMPORTED("/activation/", "pv-activation", "activer", PASSWORD),
        STAFF("/activation/", "pv-activation", "activer", PASSWORD),
        FORGOTTEN("/mot-de-passe/", "pv-motdepasse", "changer", PASSWORD),
        NEW_MAIL("/courriel/", "pv-courriel", "confirmer", Map.of());

        private final String beginning;
        private final String form;
        private final String button;
        private final Map<String, List<String>> values;

        Kind(String beginning, String form, String button, Map<String, List<String>> values) {
            this.beginning = beginning;
            this.form = form;
            this.button = button;
            this.values = values;
        }
    }

    private String link(Kind kind) throws SQLException {
        String to = mail;
        switch (kind) {
            case CREATED -> Spaces.create(demo, visitor, "Lien", mail, name);
            case IMPORTED -> importAndSend();
            case STAFF -> makeAgent();
            case FORGOTTEN -> {
                Spaces.newCitizen(demo, name);
                Page page = visitor.open("/mot-de-passe-oublie");
                var answer = Map.of("identifiant", List.of(name));
                visitor.submit(page, "pv-oubli", "envoyer", Spaces.withCode(demo, page, answer));
            }
            case NEW_MAIL -> {
                to = "neuf." + mail;
                Visitor owner = Spaces.newCitizen(demo, name);
                owner.submit(
                        owner.open("/mon-espace/profil/identifiants?changer=adresse"),
                        "pv-adresse",
                        "changer-adresse",
                        Map.of(
                                "courriel", List.of(to),
                                "mot_de_passe_actuel", List.of(DemoAccounts.PASSWORD)));
            }
        }
        return Spaces.link(demo, to, 1, kind.beginning);
    }

    private void importAndSend() {
        var agent = Desk.agent(demo, "agent.etatcivil");
        String file = "dossier;nom;prenoms;courriel\r\nL-" + name + ";Lien;Zoé;" + mail + "\r\n";
        Page check =
                agent.upload(
                        agent.open("/agents/comptes/import"),
                        "pv-import",
                        "controler",
                        "fichier",
                        "familles.csv",
                        file.getBytes(StandardCharsets.UTF_8));
        Page done = agent.submit(check, "pv-confirmer", "importer", Map.of());
        agent.submit(done, "pv-tous", "envoyer-tout", Map.of());
    }

    private void makeAgent() {
        var admin = Desk.agent(demo, "admin");
        admin.submit(
                admin.open("/agents/comptes/agents"),
                "pv-agent",
                "creer",
                Map.of(
                        "prenoms", List.of("Zoé"),
                        "nom", List.of("Lien"),
                        "nom_utilisateur", List.of(name),
                        "courriel", List.of(mail),
                        "pv-role", List.of("REGIE")));
    }

    private Page follow(Kind kind, Page page) {
        return visitor.submit(page, kind.form, kind.button, kind.values);
    }

    private void database(String sql) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var change = connection.prepareStatement(sql)) {
            change.setString(1, mail);
            assertThat(change.executeUpdate()).as(sql).isPositive();
        }
    }

    private String state() throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var look =
                        connection.prepareStatement(
                                "select state || ' ' || mail from account where mail like ?")) {
            look.setString(1, "%" + mail);
            var found = look.executeQuery();
            found.next();
            return found.getString(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void usedTwice(Kind kind) throws SQLException {
        String link = link(kind);
        Page first = visitor.open(link);
        Page second = visitor.open(link);
        assertThat(follow(kind, first).path()).isNotEqualTo(link);
        String after = state();
        Page again = follow(kind, second);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).contains(ENDED);
        assertThat(visitor.open(link).text()).contains(ENDED);
        assertThat(state()).isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource
    void expired(Kind kind) throws SQLException {
        String link = link(kind);
        Page page = visitor.open(link);
        String before = state();
        database(
                "update account_link set expires_at = now() - interval '1 second' where account_id"
                        + " in (select id from account where mail = ?)");
        assertThat(follow(kind, page).text()).contains(ENDED);
        assertThat(visitor.open(link).text()).contains(ENDED);
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void cutOff(Kind kind) throws SQLException {
        String link = link(kind);
        for (String cut :
                List.of(
                        link.substring(0, link.length() - 1),
                        link.substring(0, kind.beginning.length() + 8),
                        link + "x")) {
            Page page = visitor.open(cut);
            assertThat(page.status()).as(cut).isEqualTo(200);
            assertThat(page.text()).as(cut).contains(ENDED);
        }
        assertThat(visitor.open(link).html().getElementById(kind.form))
                .as("the whole one still works")
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void ofAClosedAccount(Kind kind) throws SQLException {
        String link = link(kind);
        Page page = visitor.open(link);
        database(
                "update account set state = 'CLOSED', state_since = now(), disabled_at = now()"
                        + " where mail = ?");
        String before = state();
        assertThat(visitor.open(link).text()).contains(ENDED);
        assertThat(follow(kind, page).text()).contains(ENDED);
        assertThat(state()).isEqualTo(before).startsWith("CLOSED");
        assertThat(Spaces.signIn(visitor, name, Spaces.PASSWORD).path()).isEqualTo("/connexion");
    }
}
