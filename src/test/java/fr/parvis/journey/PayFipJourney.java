package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.PayFipMischief;
import fr.parvis.demo.PortalProcess;
import fr.parvis.demo.Visitor;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A town whose régie is paid by PayFiP: paid, refused, given up, and the window closed. */
class PayFipJourney {

    private static final double PATIENCE_MS = 30_000;

    private static final Duration SOON = Duration.ofSeconds(40);

    private final Demonstration demo = SharedPortal.get();
    private PortalProcess portal;

    /** Two nodes write the history of an attempt, each with numbers of its own. */
    @BeforeEach
    void bothNodesHaveNumbers() throws SQLException {
        var other = new Bills(demo);
        other.leave(other.paymentPage(other.issue("12,00", false)), Map.of());
        portal = TownVariant.payingByPayFip(demo);
    }

    @AfterEach
    void behave() {
        demo.payfip().misbehave(PayFipMischief.NONE);
        demo.payfip().release();
    }

    private void signIn(Screen screen, Bills family) {
        screen.open(portal.url() + "/mon-espace/factures");
        screen.field("Nom d’utilisateur").fill(family.user);
        screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
        screen.button("Connexion").click();
        assertThat(screen.page().locator("h1")).hasText("Mes factures");
    }

    private void leave(Screen screen, String number) {
        screen.open(portal.url() + "/mon-espace/factures/paiement?facture=" + number);
        if (screen.page().locator("#sachant").count() > 0) {
            screen.page().locator("#sachant").check();
        }
        screen.page().locator("#pv-payer button").click();
        assertThat(screen.page()).hasURL(Pattern.compile("/tpa/paiementws.web\\?idop="));
    }

    /** The page asks the service anew by itself, until it has an answer. */
    private static void says(Screen screen, String title) {
        assertThat(screen.page().locator("h1"))
                .hasText(title, new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MS));
    }

    private static void decide(Screen screen, String button) {
        screen.button(button).click();
        screen.page().locator("#retour").click();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature("BIL-9")
    void givenUpThenRefusedThenPaid(int width) throws SQLException {
        var family = new Bills(demo);
        String number = family.issue("73,80", false);
        try (var screen = new Screen("payfip", width)) {
            signIn(screen, family);
            leave(screen, number);
            decide(screen, "Abandonner");
            says(screen, "Vous avez quitté la page de paiement");
            assertThat(screen.text()).contains("Rien n’est payé pour le moment");
            screen.check("quitte");
            leave(screen, number);
            decide(screen, "La banque refuse");
            says(screen, "Le paiement est refusé");
            screen.check("refuse");
            leave(screen, number);
            decide(screen, "Payer par carte bancaire");
            says(screen, "Votre paiement est accepté");
            screen.check("accepte");
        }
        await().atMost(SOON).until(() -> !demo.mail().messagesTo(family.mail).isEmpty());
        assertThat(demo.mail().messagesTo(family.mail).get(0).attachments())
                .singleElement()
                .satisfies(name -> assertThat(name).startsWith("recu-"));
    }

    @Test
    @Feature("BIL-9")
    void theWindowIsClosedAndStrangersTellStories() throws SQLException {
        var family = new Bills(demo);
        String number = family.issue("15,00", false);
        demo.payfip().misbehave(PayFipMischief.FORGED);
        try (var screen = new Screen("payfip-fermee", 1280)) {
            signIn(screen, family);
            leave(screen, number);
            String operation = screen.page().url().replaceFirst(".*idop=", "");
            // somebody who knows the operation says that it is paid
            var stranger = new Visitor(demo.portalUrl());
            assertThat(
                            stranger.post(
                                            URI.create(
                                                    demo.portalUrl()
                                                            + "/paiement/payfip/notification"),
                                            Map.of("idop", List.of(operation)))
                                    .status())
                    .isEqualTo(200);
            assertThat(stranger.open("/paiement/payfip/retour?idop=" + operation).path())
                    .as("the result is for who has set out to pay")
                    .isEqualTo("/connexion");
            assertThat(family.paid(number)).isFalse();
            screen.button("Payer par prélèvement").click();
            assertThat(screen.page().locator("#retour")).isVisible();
        }
        await().atMost(SOON).until(() -> family.paid(number));
        assertThat(family.invoice(number).text()).contains("Prélèvement");
        await().atMost(SOON).until(() -> demo.payfip().statuses().size() >= 2);
        assertThat(demo.payfip().statuses()).containsOnly(200);
        assertThat(Desk.agent(demo, "regie").open("/agents/factures/notifications").text())
                .contains("Référence de paiement inconnue");
    }
}
