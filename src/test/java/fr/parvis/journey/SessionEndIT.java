package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The end of a session, and accounts that open none. */
class SessionEndIT {

    private static final String EDIT = "/mon-espace/profil/modifier";
    private static final String ADDRESS = "Bâtiment C, escalier 4, sixième étage";

    private final Demonstration demo = SharedPortal.get();
    private final FranceConnectVisits visits = new FranceConnectVisits(demo);
    private final String userName = "fin" + UUID.randomUUID().toString().substring(0, 8);
    private long account;
    private Visitor citizen;

    @BeforeEach
    void aCitizenSignsIn() throws SQLException {
        account = visits.citizen(userName);
        citizen = Spaces.citizen(demo, userName);
    }

    private void idle(String time) throws SQLException {
        visits.change(
                "update sign_in_session set seen_at = now() - interval '"
                        + time
                        + "' where account_id = "
                        + account);
    }

    private static Page signIn(Visitor visitor, Page page, String name) {
        return visitor.submit(
                page,
                "pv-connexion",
                "entrer",
                Map.of(
                        "identifiant", List.of(name),
                        "motdepasse", List.of(DemoAccounts.PASSWORD)));
    }

    @Test
    @Feature("ACC-8")
    void whatWasTypedWhenTheSessionEndedIsOfferedAgainToTheSamePersonOnly() throws SQLException {
        Page edit = citizen.open(EDIT);
        idle("31 minutes");
        Page ended =
                citizen.submit(
                        edit,
                        "pv-profil",
                        "enregistrer",
                        Map.of("adresse.complement", List.of(ADDRESS)));
        assertThat(ended.path()).isEqualTo("/connexion");
        assertThat(ended.text()).contains("Votre session est terminée").doesNotContain(ADDRESS);

        Page back = signIn(citizen, ended, userName);
        assertThat(back.path()).isEqualTo(EDIT);
        assertThat(back.text())
                .contains("Vous êtes de nouveau connecté", "n’a pas été enregistré", ADDRESS);
        assertThat(citizen.open(EDIT).text()).as("told once").doesNotContain(ADDRESS);

        // another person at the same computer
        Page martin = Spaces.citizen(demo, "martin").open(EDIT + "?pv-reprise=1");
        assertThat(martin.text()).contains("de nouveau connecté").doesNotContain(ADDRESS);
    }

    @Test
    @Feature("ACC-8")
    void aLookAfterTheEndLeadsBackWithoutMore() throws SQLException {
        idle("31 minutes");
        Page ended = citizen.open(EDIT);
        assertThat(ended.text()).contains("Votre session est terminée");
        Page back = signIn(citizen, ended, userName);
        assertThat(back.path()).isEqualTo(EDIT);
        assertThat(back.text()).doesNotContain("de nouveau connecté");
        assertThat(new Visitor(demo.portalUrl()).open(EDIT).text())
                .as("who had no session")
                .doesNotContain("Votre session est terminée");
    }

    @Test
    @Feature("ACC-8")
    void oneClickKeepsTheSession() throws SQLException {
        URI alive = URI.create(demo.portalUrl() + "/api/v1/session");
        idle("28 minutes");
        assertThat(citizen.post(alive, Map.of()).status()).isEqualTo(204);
        assertThat(
                        visits.number(
                                "select count(*) from sign_in_session where account_id = ? and"
                                        + " seen_at > now() - interval '1 minute'",
                                account))
                .isEqualTo(1);
        idle("31 minutes");
        assertThat(citizen.post(alive, Map.of()).status()).isEqualTo(401);
        assertThat(new Visitor(demo.portalUrl()).post(alive, Map.of()).status()).isEqualTo(401);
        assertThat(citizen.post(alive, Map.of(), "Sec-Fetch-Site", "cross-site").status())
                .isEqualTo(403);
    }

    @Test
    @Feature("ACC-4")
    void whoWaitsForTheMailIsToldAndGetsItAgain() {
        var visitor = new Visitor(demo.portalUrl());
        String name = "attend" + UUID.randomUUID().toString().substring(0, 8);
        String mail = name + "@example.org";
        Spaces.create(demo, visitor, "Petit", mail, name);
        Spaces.link(demo, mail, 1, "/activation/");
        Page wrong = Spaces.signIn(visitor, name, "autre chose");
        assertThat(wrong.text()).contains("ne vont pas ensemble").doesNotContain("activation");
        assertThat(wrong.html().getElementById("pv-renvoi")).isNull();

        Page waits = Spaces.signIn(visitor, name, Spaces.PASSWORD);
        assertThat(waits.text()).contains("Votre espace attend son activation");
        Page sent = visitor.submit(waits, "pv-renvoi", "renvoyer", Map.of());
        assertThat(sent.text()).contains("Le courriel d’activation est parti");
        String link = Spaces.link(demo, mail, 2, "/activation/");
        Page done = visitor.submit(visitor.open(link), "pv-activation", "activer", Map.of());
        assertThat(done.text()).contains("Votre espace est actif");
        assertThat(visitor.submit(waits, "pv-renvoi", "renvoyer", Map.of()).text())
                .as("active already: nothing goes out")
                .contains("est parti");

        visitor.submit(waits, "pv-renvoi", "renvoyer", Map.of());
        assertThat(visitor.submit(waits, "pv-renvoi", "renvoyer", Map.of()).text())
                .contains("déjà écrit plusieurs fois");
        String forged = "1.9999999999." + "0".repeat(64);
        assertThat(
                        visitor.submit(
                                        waits,
                                        "pv-renvoi",
                                        "renvoyer",
                                        Map.of("pv-billet", List.of(forged)))
                                .text())
                .contains("Ce bouton ne fonctionne plus");
    }

    @Test
    @Feature({"ACC-4", "ACC-8"})
    void accountsThatOpenNothingSaySoToWhoeverKnowsThePassword() throws SQLException {
        for (var said :
                Map.of(
                                "REFUSED", "n’a pas activé cet espace",
                                "PREPARED", "a préparé cet espace",
                                "CLOSED", "Cet espace est fermé")
                        .entrySet()) {
            visits.change(
                    "update account set state = '" + said.getKey() + "' where id = " + account);
            var visitor = new Visitor(demo.portalUrl());
            Page told = Spaces.signIn(visitor, userName, DemoAccounts.PASSWORD);
            assertThat(told.path()).isEqualTo("/connexion");
            assertThat(told.text()).contains(said.getValue());
            assertThat(visitor.open("/mon-espace").path()).isEqualTo("/connexion");
            assertThat(Spaces.signIn(visitor, userName, "autre chose").text())
                    .contains("ne vont pas ensemble")
                    .doesNotContain(said.getValue());
        }
        visits.change("update account set state = 'ACTIVE' where id = " + account);
    }
}
