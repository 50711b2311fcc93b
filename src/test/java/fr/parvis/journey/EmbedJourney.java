package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of the town's site, under a strict policy, with what the portal gives for them. */
class EmbedJourney {

    private final Demonstration demo = SharedPortal.get();

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature("EMB-2")
    void widgetsInAPageOfTheTown(int width) {
        try (var visitor = new Screen("widgets", width)) {
            visitor.open(demo.siteUrl() + "services-en-ligne/");
            assertThat(visitor.page().locator("parvis-demarches li")).hasCount(4);
            assertThat(visitor.page().locator("parvis-infos-pratiques"))
                    .containsText("Mairie de Valmont-sur-Oise");
            assertThat(visitor.page().locator("parvis-mon-espace")).containsText("Se connecter");
            visitor.page().getByLabel("Rechercher une démarche").fill("naissance");
            assertThat(visitor.page().locator("parvis-recherche [role=status]"))
                    .containsText("trouvée");
            visitor.check("services");

            visitor.open(demo.portalUrl() + "/connexion");
            visitor.field("Nom d’utilisateur").fill("martin");
            visitor.field("Mot de passe").fill(DemoAccounts.PASSWORD);
            visitor.button("Connexion").click();
            assertThat(visitor.page().locator("h1")).containsText("MARTIN");
            visitor.open(demo.siteUrl() + "services-en-ligne/");
            assertThat(visitor.page().locator("parvis-mon-espace a").first()).hasText("Mon espace");
            visitor.check("services-connecte");

            visitor.open(demo.siteUrl());
            assertThat(visitor.page().locator("parvis-mon-espace a").first()).hasText("Mon espace");
            visitor.check("accueil");

            // the portal is stopped: what the town wrote stays
            visitor.page().route(Pattern.compile("/api/v1/embed/"), route -> route.abort());
            visitor.open(demo.siteUrl() + "services-en-ligne/");
            assertThat(visitor.page().getByText("Rechercher une démarche")).isVisible();
            assertThat(visitor.page().getByText("Toutes les actualités")).isVisible();
        }
    }

    @Test
    @Feature("EMB-3")
    void aFrameThatWasThereBeforeTheScriptOfTheSiteGrowsAsWell() {
        try (var visitor = new Screen("cadre-avant", 1280)) {
            var held = new ArrayList<Route>();
            visitor.page().route(Pattern.compile("/cadre\\.js"), held::add);
            visitor.page()
                    .navigate(
                            demo.siteUrl() + "acte-de-naissance/",
                            new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            FrameLocator frame = visitor.page().frameLocator("iframe");
            assertThat(frame.locator("h1")).containsText("naissance");
            // the page in the frame has said by now how high it is, to nobody
            visitor.page().waitForTimeout(1000);
            held.forEach(Route::resume);
            grows(visitor.page().locator("iframe"), frame);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature("EMB-3")
    void aProcedureInAFrameOfTheTown(int width) {
        try (var visitor = new Screen("cadre", width)) {
            visitor.open(demo.siteUrl() + "acte-de-naissance/");
            FrameLocator frame = visitor.page().frameLocator("iframe");
            Locator box = visitor.page().locator("iframe");
            assertThat(frame.locator("h1")).containsText("naissance");
            grows(box, frame);
            visitor.picture("demarche");
            frame.getByRole(
                            AriaRole.LINK,
                            new FrameLocator.GetByRoleOptions()
                                    .setName(Pattern.compile("Commencer|Faire")))
                    .first()
                    .click();
            assertThat(frame.locator("form#pv-form, form").first()).isVisible();
            frame.locator("button[name=pv-action]").first().click();
            // sent inside the frame, and answered there: what is missing is said
            assertThat(frame.locator(".pv-problems, [role=alert]").first()).isVisible();
            grows(box, frame);
            visitor.picture("etape");
        }
    }

    private static void grows(Locator box, FrameLocator frame) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> {
                            double outer = box.boundingBox().height;
                            Number inner =
                                    (Number)
                                            frame.locator("body")
                                                    .evaluate(
                                                            "b => b.getBoundingClientRect().height");
                            assertThat(outer)
                                    .isBetween(inner.doubleValue() - 2, inner.doubleValue() + 2);
                        });
    }
}
