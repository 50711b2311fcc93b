package fr.parvis.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.journey.page.Screen;
import fr.parvis.kernel.Feature;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The day of the régie in a browser, from the morning's import to the closing of a month. */
class RegieJourney {

    private final Demonstration demo = SharedPortal.get();
    private final String run = UUID.randomUUID().toString().substring(0, 6).toUpperCase();
    private final String household = "J-" + run;

    private String line(int number, String amount) {
        return Invoiced.line(
                run + number, household, "Mme MARCHAND-LEFÈVRE Anne-Sophie", "01/03/2026", amount);
    }

    private static void choose(Screen screen, String name, String content) {
        screen.page()
                .locator("#fichier")
                .setInputFiles(
                        new FilePayload(
                                name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Feature({"BIL-5", "BIL-6", "BIL-8"})
    void aDayAtTheRegie(int width) {
        // somebody forges a payment in the night
        new Visitor(demo.portalUrl())
                .open(
                        "/paiement/paybox/retour/effectue?Mt=7380&Ref=20261117-FAUX&Erreur=00000&Sign=AAAA");
        LocalDate yesterday = LocalDate.now(ZoneId.of("Europe/Paris")).minusDays(1);
        try (var regie = new Screen("regie", width)) {
            regie.open(demo.portalUrl() + "/connexion");
            regie.field("Nom d’utilisateur").fill("regie");
            regie.field("Mot de passe").fill(DemoAccounts.PASSWORD);
            regie.button("Connexion").click();
            assertThat(regie.page().locator("h1")).containsText("Bonjour");
            regie.check("accueil");

            regie.open(demo.portalUrl() + "/agents/factures/import");
            regie.check("import");
            choose(
                    regie,
                    "factures.csv",
                    Invoiced.HEAD + line(1, "73,80") + line(2, "1 240,00") + line(3, "12,3x"));
            regie.button("Contrôler le fichier").click();
            assertThat(regie.page().locator("#pv-fautes tbody tr")).hasCount(1);
            regie.check("controle");
            regie.button("Importer 2 factures").click();
            assertThat(regie.page().locator("main")).containsText("Import fait le");
            regie.check("importe");

            regie.open(demo.portalUrl() + "/agents/factures");
            regie.field("N° de facture").fill(household);
            regie.button("Filtrer").click();
            assertThat(regie.page().locator("tbody tr")).hasCount(2);
            regie.check("liste");
            regie.link(run + "1").click();
            regie.check("facture");

            regie.link("Encaisser cette facture").click();
            regie.field("Somme remise").fill("80");
            regie.check("encaisser");
            regie.button("Vérifier").click();
            assertThat(regie.page().locator("main")).containsText("À rendre");
            regie.check("verifier");
            regie.button("Encaisser 73").click();
            assertThat(regie.page().locator("main")).containsText("encaissés. Reçu");
            regie.check("encaisse");

            // a part of the other one, then cancelled: a credit
            regie.open(
                    demo.portalUrl()
                            + "/agents/factures/encaisser?etape=verifier&mode=CHEQUE&dossier="
                            + household);
            assertThat(regie.page().locator(".pv-errors")).containsText("Cochez");
            regie.page().locator("label.pv-table__tick").first().click();
            regie.field("Montant réglé").fill("40");
            regie.button("Vérifier").click();
            regie.button("Encaisser 40").click();
            regie.open(demo.portalUrl() + "/agents/factures?q=" + run + "2");
            regie.link(run + "2").click();
            regie.page().getByText("Annuler la facture").click();
            regie.button("Annuler cette facture").click();
            assertThat(regie.page().locator(".pv-errors")).containsText("Indiquez le motif");
            regie.check("sans-motif");
            regie.field("Motif").fill("Séjour annulé");
            regie.button("Annuler cette facture").click();
            assertThat(regie.page().locator("main")).containsText("La facture est annulée");
            regie.check("annulee");

            regie.open(demo.portalUrl() + "/agents/factures/paiements");
            regie.check("paiements");
            regie.open(demo.portalUrl() + "/agents/factures/avoirs");
            regie.page()
                    .locator("summary", new Page.LocatorOptions().setHasText(household))
                    .click();
            regie.check("avoirs");
            regie.open(demo.portalUrl() + "/agents/factures/notifications");
            assertThat(regie.page().locator("main")).containsText("Signature fausse");
            regie.check("refuses");

            regie.open(demo.portalUrl() + "/agents/factures/rapprochement");
            choose(
                    regie,
                    "releve.csv",
                    "Date;TransactionId;Reference;NumberOfAuthorization;Amount\n"
                            + yesterday
                            + ";J"
                            + run
                            + ";20261117-INCONNU;514120;7380\n");
            regie.check("rapprochement");
            regie.button("Comparer").click();
            assertThat(regie.page().locator("main")).containsText("inconnu du portail");
            regie.check("ecart");
            regie.button("Enregistrer ce paiement").click();
            assertThat(regie.page().locator(".pv-errors")).containsText("Adressez-vous à Paybox");

            regie.open(demo.portalUrl() + "/agents/factures/relances");
            regie.check("relances");
            regie.open(demo.portalUrl() + "/agents/factures/papier");
            regie.check("papier");

            regie.open(demo.portalUrl() + "/agents/factures/clotures");
            regie.check("mois");
            regie.page().locator("tbody th a").first().click();
            regie.check("un-mois");
            String before = YearMonth.from(yesterday).minusMonths(1).toString();
            regie.open(demo.portalUrl() + "/agents/factures/clotures/" + before);
            regie.page().locator(".pv-panel a[href*=etape]").click();
            assertThat(regie.page().locator("main")).containsText("ne s’annule pas");
            regie.check("cloturer");
        }
    }
}
