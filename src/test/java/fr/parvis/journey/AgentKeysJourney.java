package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keyboard of agents: through the queue and a request, dead in fields, turned off for good. */
class AgentKeysJourney {

    private final Demonstration demo = SharedPortal.get();

    private void signIn(Screen screen) {
        screen.open(demo.portalUrl() + "/connexion?retour=/agents/demandes");
        screen.field("Nom d’utilisateur").fill("agent.etatcivil");
        screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
        screen.button("Connexion").click();
        screen.page().waitForURL("**/agents/demandes");
    }

    private static String focused(Screen screen) {
        return (String)
                screen.page()
                        .evaluate(
                                "document.activeElement.id || document.activeElement.textContent");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature("AGT-2")
    void throughTheQueueByKeys(int width) throws SQLException {
        for (int i = 0; i < 3; i++) {
            Desk.birthCertificate(new Visitor(demo.portalUrl()), "touches@example.fr");
        }
        try (var screen = new Screen("touches", width)) {
            signIn(screen);
            screen.open(demo.portalUrl() + "/agents/demandes?vue=todo&tri=newest");
            Keyboard keys = screen.page().keyboard();
            keys.press("j");
            String first = focused(screen);
            assertThat(first).matches("\\d+");
            keys.press("j");
            assertThat(focused(screen)).isNotEqualTo(first);
            keys.press("k");
            keys.press("x");
            assertThat(screen.page().locator("tbody input:checked")).hasCount(1);
            keys.press("/");
            assertThat(focused(screen)).isEqualTo("f-q");
            keys.type("jkx?");
            assertThat(screen.page().locator("#f-q")).hasValue("jkx?");
            screen.page().locator("#f-q").fill("");
            screen.page().locator("tbody a").first().focus();
            keys.press("Enter");
            screen.page().waitForURL("**/agents/demandes/" + first + "?**");
            keys.press("r");
            assertThat(focused(screen)).isEqualTo("pv-message");
            screen.page().locator("h1").click();
            keys.press("n");
            assertThat(focused(screen)).isEqualTo("pv-note");
            screen.page().locator("h1").click();
            keys.press("c");
            assertThat(focused(screen)).isEqualTo("pv-question");
            screen.page().locator("h1").click();
            keys.press("?");
            assertThat(screen.page().locator("#pv-touches")).isVisible();
            screen.check("aide");
            keys.press("Escape");
            keys.press("j");
            screen.page().waitForURL(u -> !u.contains(first));
            String second = screen.page().url();
            keys.press("k");
            screen.page().waitForURL("**/agents/demandes/" + first + "?**");
            assertThat(second).doesNotContain(first);

            keys.press("?");
            screen.page()
                    .waitForResponse(
                            r -> r.url().endsWith("/agent-keys"),
                            () -> screen.page().getByLabel("Raccourcis actifs").uncheck());
            screen.page().reload();
            keys.press("?");
            assertThat(screen.page().locator("#pv-touches")).isHidden();
            screen.page().locator(".pv-keyhint button").click();
            screen.page()
                    .waitForResponse(
                            r -> r.url().endsWith("/agent-keys"),
                            () -> screen.page().getByLabel("Raccourcis actifs").check());
        } finally {
            try (var connection = demo.database().dataSource().getConnection();
                    var run = connection.createStatement()) {
                run.execute("update account set keys_off = false");
            }
        }
    }
}
