package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.PayboxStandIn;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * "Gérer et payer ses factures" as the guide tells it: the invoice, "Paiements", "Payer", the card,
 * and back; the window closed instead; refused first; two tabs.
 */
class PaymentJourney {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String NO_FUNDS = "4000000000000051";
    private static final String NO_ANSWER = "4000000000000099";

    private final Demonstration demo = SharedPortal.get();

    private void signIn(Screen screen, Bills family) {
        screen.open(demo.portalUrl() + "/mon-espace/factures");
        screen.field("Nom d’utilisateur").fill(family.user);
        screen.field("Mot de passe").fill(DemoAccounts.PASSWORD);
        screen.button("Connexion").click();
        assertThat(screen.page().locator("h1")).hasText("Mes factures");
    }

    private static void card(Page page, String number) {
        assertThat(page.locator("#montant")).isVisible();
        page.locator("[name=carte]").fill(number);
        page.locator("[name=payer]").click();
    }

    private static void leave(Screen screen) {
        screen.page().locator("#pv-payer button").click();
        assertThat(screen.page()).hasURL(Pattern.compile("/cgi/MYchoix_pagepaiement"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"BIL-1", "BIL-2", "BIL-3", "BIL-5"})
    void theInvoiceIsPaidAndTheReceiptCame(int width) throws SQLException {
        var family = new Bills(demo);
        String number = family.issue("73,80", true);
        family.issue("112,40", false);
        try (var screen = new Screen("factures", width)) {
            signIn(screen, family);
            assertThat(screen.page().locator("[data-pv-sum-shown]")).containsText("186,20");
            screen.page().locator("[value='" + number + "']").uncheck();
            assertThat(screen.page().locator("[data-pv-sum-shown]")).containsText("112,40");
            screen.page().locator("[value='" + number + "']").check();
            screen.check("liste");
            screen.open(demo.portalUrl() + "/mon-espace");
            assertThat(screen.text()).contains("2 factures à payer");
            screen.check("tableau-de-bord");
            screen.page().locator("main .pv-theme", words("Mes factures")).click();
            screen.link(number).click();
            screen.check("facture");
            screen.link("Paiements").click();
            screen.check("paiements");
            screen.field("Montant à payer").fill("100");
            screen.page().locator("#pv-payer button").click();
            assertThat(screen.page().locator(".pv-errors")).isVisible();
            screen.check("montant-faux");
            screen.field("Montant à payer").fill("73,80");
            leave(screen);
            card(screen.page(), NO_FUNDS);
            assertThat(screen.page().locator("#message")).containsText("refusée");
            card(screen.page(), PayboxStandIn.CARD);
            screen.page().locator("#retour").click();
            assertThat(screen.page().locator("h1")).hasText("Votre paiement est accepté");
            screen.check("accepte");
            await().atMost(SOON).until(() -> !demo.mail().messagesTo(family.mail).isEmpty());
            assertThat(demo.mail().messagesTo(family.mail).get(0).attachments())
                    .singleElement()
                    .satisfies(name -> assertThat(name).startsWith("recu-").endsWith(".pdf"));
            screen.link("Retour à mes factures").click();
            assertThat(screen.page().locator("main")).containsText("Facture réglée : 73,80");
            screen.check("reglee");
            screen.link(number).click();
            screen.check("facture-reglee");
        }
    }

    private static Page.LocatorOptions words(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    @Test
    @Feature({"BIL-3", "BIL-5"})
    void whoeverClosesTheWindowAfterPayingHasPaid() throws SQLException {
        var family = new Bills(demo);
        String number = family.issue("15,00", false);
        try (var screen = new Screen("factures-fermee", 1280)) {
            signIn(screen, family);
            screen.page().locator("button", words("Paiements")).click();
            leave(screen);
            card(screen.page(), PayboxStandIn.CARD);
            assertThat(screen.page().locator("#retour")).isVisible();
        }
        await().atMost(SOON).until(() -> family.paid(number));
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"BIL-3", "BIL-5"})
    void refusedAbandonedAndPaidFromTwoTabs(int width) throws SQLException {
        var family = new Bills(demo);
        String number = family.issue("15,00", false);
        try (var screen = new Screen("factures-refusee", width)) {
            signIn(screen, family);
            screen.page().locator("button", words("Paiements")).click();
            leave(screen);
            for (int i = 0; i < 3; i++) {
                card(screen.page(), NO_FUNDS);
            }
            screen.page().locator("#retour").click();
            assertThat(screen.page().locator("h1")).hasText("Le paiement est refusé");
            screen.check("refusee");
            screen.link("Recommencer le paiement").click();
            leave(screen);
            screen.page().locator("[name=abandon]").click();
            screen.page().locator("#retour").click();
            assertThat(screen.page().locator("h1")).hasText("Vous avez quitté la page de paiement");
            screen.check("abandonnee");
            screen.link("Recommencer le paiement").click();
            leave(screen);

            Page other = screen.page().context().newPage();
            other.navigate(demo.portalUrl() + "/mon-espace/factures/paiement?facture=" + number);
            assertThat(other.locator("main"))
                    .containsText("Un paiement de cette facture est en cours");
            other.locator("#pv-payer button").click();
            assertThat(other.locator(".pv-errors")).containsText("déjà en cours");
            other.close();

            card(screen.page(), NO_ANSWER);
            screen.page().locator("#retour").click();
            assertThat(screen.page().locator("h1"))
                    .hasText("Votre paiement attend sa confirmation");
            screen.check("en-attente");
            screen.open(demo.portalUrl() + "/mon-espace/factures/" + number);
            screen.check("facture-en-cours");
            screen.link("Paiements").click();
            screen.check("deuxieme");
            screen.page().getByLabel("Je sais qu’un paiement est en cours").check();
            leave(screen);
            card(screen.page(), PayboxStandIn.CARD);
            screen.page().locator("#retour").click();
            assertThat(screen.page().locator("h1")).hasText("Votre paiement est accepté");
            screen.open(demo.portalUrl() + "/mon-espace/factures/" + number);
            assertThat(screen.page().locator("main")).containsText("Facture réglée : 15,00");
        }
    }
}
