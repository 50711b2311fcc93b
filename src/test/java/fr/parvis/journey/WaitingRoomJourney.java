package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The morning when the reservations open: the line, seen by somebody in it. */
class WaitingRoomJourney {

    private static final String PAGE = "/mon-espace/file-attente?vers=/mon-espace/reservations";
    private static final int INSIDE = 200;
    private static final int AHEAD = 412;

    private final Demonstration demo = SharedPortal.get();

    private void sql(String statement) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    @BeforeEach
    void thePortalIsFull() throws SQLException {
        sql("delete from waiting_place");
        sql(
                "insert into account (kind, user_name, mail, last_name, first_names, created_at)"
                        + " select 'CITIZEN', 'file-' || n, 'file-' || n || '@example.fr', 'F', 'F',"
                        + " now() from generate_series(1, %d) n".formatted(INSIDE + AHEAD));
        sql(
                "insert into waiting_place (account_id, ticket, arrived_at, seen_at, admitted_at,"
                        + " inside_until, kept_until)"
                        + " select id, n, now(), now(), entered, entered + interval '1 hour',"
                        + " entered + interval '1 hour' from (select id, n, case when n <= %d"
                                .formatted(INSIDE)
                        + " then now() end entered from (select id, row_number() over (order by id)"
                        + " n from account where user_name like 'file-%') a) b");
        sql("update waiting_room set last_ticket = (select max(ticket) from waiting_place)");
    }

    @AfterEach
    void everybodyGoesHome() throws SQLException {
        sql("delete from account where user_name like 'file-%'");
        sql("delete from waiting_place");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature("BKG-7")
    void theOrderIsKeptAndTheDoorOpensByItself(int width) throws SQLException {
        try (var screen = new Screen("file-attente", width)) {
            screen.open(demo.portalUrl() + "/connexion?retour=/mon-espace/file-attente");
            screen.field("Nom d’utilisateur").fill("martin");
            screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
            screen.button("Connexion").click();
            screen.page().waitForURL("**/mon-espace/file-attente");
            screen.open(demo.portalUrl() + PAGE);
            var ahead = screen.page().locator("[data-pv-wait-ahead]");
            assertThat(ahead).hasText(AHEAD + " personnes avant vous");
            assertThat(screen.page().title()).startsWith(AHEAD + " personnes avant vous");
            assertThat(screen.button("Entrer")).isHidden();
            screen.check("en-file");

            // reloaded, and looked at without script: the same place
            screen.page().reload();
            assertThat(ahead).hasText(AHEAD + " personnes avant vous");
            var elsewhere = Spaces.citizen(demo, "martin");
            Page page = elsewhere.open(PAGE);
            assertThat(page.text()).contains(AHEAD + " personnes avant vous", "Votre place est");
            assertThat(
                            elsewhere
                                    .submit(page, "pv-file", "entrer", Map.of())
                                    .html()
                                    .select("h1")
                                    .text())
                    .as("nobody goes in by saying so")
                    .isEqualTo("Vous êtes dans la file d’attente");

            sql(
                    "delete from waiting_place where account_id in (select id from account where"
                            + " user_name like 'file-%')");
            assertThat(screen.button("Entrer"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(40_000));
            assertThat(screen.page().locator("h1")).hasText("C’est à vous");
            screen.check("a-vous");
            screen.button("Entrer").click();
            screen.page().waitForURL("**/mon-espace/reservations");
        }
    }
}
