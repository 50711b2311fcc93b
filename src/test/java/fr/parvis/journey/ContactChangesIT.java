package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Coordonnées": démarches that change the space once an agent has accepted them; over HTTP. */
@Feature("ACC-12")
class ContactChangesIT {

    private static final String ADDRESS = "changement-adresse-postale";
    private static final String PHONES = "changement-telephones";
    private static final String MAIL = "changement-courriel";
    private static final Map<String, List<String>> MOVED =
            Map.of(
                    "nouvelle_adresse.ligne", List.of("8 rue Neuve"),
                    "nouvelle_adresse.complement", List.of("2e étage"),
                    "nouvelle_adresse.code_postal", List.of("95520"),
                    "nouvelle_adresse.ville", List.of("Osny"));

    private final Demonstration demo = SharedPortal.get();
    private final String userName = "k" + UUID.randomUUID().toString().substring(0, 8);
    private final String mail = userName + "@example.org";
    private final Visitor agent = Desk.agent(demo, "agent.etatcivil");
    private Visitor citizen;

    @BeforeEach
    void aCitizenSignsIn() throws SQLException {
        citizen = Spaces.newCitizen(demo, userName);
    }

    /** Files a démarche of the space; its number. */
    private String file(String slug, Map<String, List<String>> answers) {
        Page review = Filings.upToReview(citizen, slug, Map.of(), answers);
        return Desk.number(Filings.submit(citizen, review));
    }

    private Page decide(String number, String outcome) {
        Page page = agent.open("/agents/demandes/" + number);
        return agent.submit(
                page,
                "pv-decision",
                "decider",
                Map.of("pv-issue", List.of(outcome), "pv-motif", List.of("C’est fait.")));
    }

    private String space(String column) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var query =
                        connection.prepareStatement(
                                "select " + column + " from account where user_name = ?")) {
            query.setString(1, userName);
            var found = query.executeQuery();
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }

    private void change(String sql) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String historyOfAccount() throws SQLException {
        return agent.open("/agents/comptes/" + space("id")).html().select(".pv-timeline").text();
    }

    @Test
    void theThreeChangesAreOfferedWithWhatTheSpaceHasNow() {
        Page board = citizen.open("/mon-espace");
        assertThat(board.html().select("a[href$=/mon-espace/coordonnees]").text())
                .contains("Coordonnées");
        Page page = citizen.open("/mon-espace/coordonnees");
        assertThat(page.html().select("h3").eachText())
                .containsExactly(
                        "Changement d’adresses postales",
                        "Changement de courriels",
                        "Changement de téléphones");
        assertThat(page.text()).contains("2 rue du Puits", mail, "06 12 34 56 78", "Zoé Lefèvre");
        var card = page.html().select(".pv-contact-change").first();
        assertThat(card.text().indexOf(" mn"))
                .as("help stands under the duration")
                .isPositive()
                .isLessThan(card.text().indexOf("Aide à la saisie"));
        assertThat(new Visitor(demo.portalUrl()).open("/mon-espace/coordonnees").path())
                .isEqualTo("/connexion");
        assertThat(agent.open("/mon-espace/coordonnees").status()).isEqualTo(404);
    }

    @Test
    void theAddressIsProposedAndReplacedWhenAnAgentAccepts() throws Exception {
        citizen.open("/demarches/" + ADDRESS + "/mes-informations");
        Page second =
                citizen.submit(
                        citizen.open("/demarches/" + ADDRESS + "/mes-informations"),
                        "pv-etape",
                        "suite",
                        Map.of());
        assertThat(second.html().select("[name='nouvelle_adresse.ligne']").val())
                .isEqualTo("2 rue du Puits");
        assertThat(second.html().select("[name='nouvelle_adresse.ville']").val())
                .isEqualTo("Valmont-sur-Oise");

        String number = file(ADDRESS, MOVED);
        assertThat(agent.open("/agents/demandes?q=" + number).text()).contains(number);
        assertThat(agent.open("/agents/demandes/" + number).text())
                .contains("Dans l’espace aujourd’hui", "2 rue du Puits", "8 rue Neuve");
        assertThat(space("address_line")).as("nothing before").isEqualTo("2 rue du Puits");
        assertThat(decide(number, "mis-a-jour").text()).contains("Traitée positivement");

        assertThat(agent.open("/agents/demandes/" + number).text())
                .doesNotContain("Dans l’espace aujourd’hui");
        assertThat(space("address_line")).isEqualTo("8 rue Neuve");
        assertThat(space("address_complement")).isEqualTo("2e étage");
        assertThat(space("city")).isEqualTo("Osny");
        assertThat(space("mobile_phone")).as("untouched").isEqualTo("06 12 34 56 78");
        assertThat(citizen.open("/mon-espace/coordonnees").text()).contains("8 rue Neuve");
        assertThat(historyOfAccount())
                .contains(
                        "Coordonnées changées",
                        "Adresse postale, demande n° " + number,
                        "Camille Petit");
    }

    @Test
    void aRefusalChangesNothing() throws Exception {
        String number = file(ADDRESS, MOVED);
        decide(number, "refus");
        assertThat(space("address_line")).isEqualTo("2 rue du Puits");
        assertThat(historyOfAccount()).doesNotContain("Coordonnées changées");
    }

    @Test
    void aNumberThatIsEmptiedIsForgotten() throws Exception {
        String number =
                file(
                        PHONES,
                        Map.of(
                                "nouveau_mobile", List.of(""),
                                "nouveau_domicile", List.of("0134250000")));
        decide(number, "mis-a-jour");
        assertThat(space("mobile_phone")).isNull();
        assertThat(space("home_phone")).isEqualTo("01 34 25 00 00");
        assertThat(historyOfAccount()).contains("Téléphones, demande n° " + number);
    }

    @Test
    void aNewMailCountsOnceItsOwnerHasConfirmedIt() throws Exception {
        String other = "n" + mail;
        String number = file(MAIL, Map.of("nouveau_courriel", List.of(other)));
        decide(number, "accepte");
        assertThat(space("mail")).isEqualTo(mail);
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                demo.mail().messagesTo(mail).stream()
                                        .anyMatch(m -> m.text().contains("Si ce n’était pas")));
        var owner = new Visitor(demo.portalUrl());
        Page link = owner.open(Spaces.link(demo, other, 1, "/courriel/"));
        owner.submit(link, "pv-courriel", "confirmer", Map.of());
        assertThat(space("mail")).isEqualTo(other);
        assertThat(historyOfAccount())
                .contains(
                        "Courriel à confirmer, demande n° " + number, "Nouveau courriel confirmé");
    }

    @Test
    void anAddressThatSomebodyHasIsToldToItsOwnerOnly() throws Exception {
        String taken = "t" + userName;
        Spaces.newCitizen(demo, taken);
        String number = file(MAIL, Map.of("nouveau_courriel", List.of(taken + "@example.org")));
        assertThat(decide(number, "accepte").text()).contains("Traitée positivement");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !demo.mail().messagesTo(taken + "@example.org").isEmpty());
        assertThat(demo.mail().messagesTo(taken + "@example.org").get(0).text())
                .contains("rien n’a changé")
                .doesNotContain("/courriel/");
    }

    @Test
    void requestAndSpaceChangeTogetherOrNotAtAll() throws Exception {
        String number = file(ADDRESS, MOVED);
        change(
                """
                create function refuse_contacts() returns trigger language plpgsql as
                $$ begin if new.change = 'CONTACTS' then raise 'broken for a test'; end if;
                return new; end $$
                """);
        change(
                "create trigger refuse_contacts before insert on account_event"
                        + " for each row execute function refuse_contacts()");
        try {
            assertThat(decide(number, "mis-a-jour").status()).isEqualTo(500);
        } finally {
            change("drop trigger refuse_contacts on account_event");
            change("drop function refuse_contacts()");
        }
        assertThat(space("address_line")).isEqualTo("2 rue du Puits");
        assertThat(agent.open("/agents/demandes/" + number).text())
                .doesNotContain("Traitée positivement");
        decide(number, "mis-a-jour");
        assertThat(space("address_line")).isEqualTo("8 rue Neuve");
    }

    @Test
    void aClosedSpaceStaysAsItIs() throws Exception {
        String number = file(ADDRESS, MOVED);
        change(
                "update account set state = 'CLOSED', disabled_at = now() where id = "
                        + space("id"));
        assertThat(decide(number, "mis-a-jour").text()).contains("Traitée positivement");
        assertThat(space("address_line")).isEqualTo("2 rue du Puits");
    }
}
