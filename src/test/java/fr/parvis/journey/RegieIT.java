package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.BillingSoftware;
import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The régie's desk over HTTP: what it does, and who may not. */
class RegieIT {

    private final Demonstration demo = SharedPortal.get();
    private final String run = UUID.randomUUID().toString().substring(0, 6).toUpperCase();
    private final String household = "R-" + run;

    /** Of letters only, as names are. */
    private final String name =
            "ÉTÉ"
                    + run.chars()
                            .mapToObj(c -> "" + (char) ('A' + c % 26))
                            .collect(Collectors.joining());

    private final Visitor regie = Desk.agent(demo, "regie");

    private String line(int number, String amount) {
        return Invoiced.line(run + number, household, "Mme " + name + " Zoé", "01/03/2026", amount);
    }

    private static String plain(Page page) {
        return page.text().replace('\u00A0', ' ').replace('\u202F', ' ');
    }

    private static List<String> figures(Page page) {
        return page.html().select(".pv-figures dd").eachText();
    }

    private Page cash(String query) {
        return regie.open("/agents/factures/encaisser?dossier=" + household + query);
    }

    @Test
    @Feature("BIL-8")
    void invoicesAreImportedPaidCreditedAndPaidBack() {
        assertThat(regie.open("/agents").text()).contains("Factures").doesNotContain("Rendez-vous");
        String file =
                Invoiced.HEAD
                        + line(1, "73,80")
                        + line(2, "20,00")
                        + line(3, "12,3x")
                        + line(4, "10,00");
        Page check = Invoiced.sent(regie, file);
        assertThat(figures(check)).as(check.text()).containsExactly("3", "0", "0", "0", "1");
        assertThat(check.html().select("#pv-fautes tbody tr").eachText())
                .singleElement()
                .asString()
                .contains("Ligne 4", run + "3", "12,3x");
        assertThat(regie.open("/agents/factures?q=" + run + "1").text())
                .as("nothing is written yet")
                .contains("Aucune facture");
        Page done = regie.submit(check, "pv-confirmer", "importer", Map.of());
        assertThat(done.text()).contains("Import fait le");
        assertThat(figures(regie.submit(check, "pv-confirmer", "importer", Map.of())))
                .as("sent twice")
                .containsExactly("3", "0", "0", "0", "1");
        assertThat(figures(Invoiced.sent(regie, file))).containsExactly("0", "0", "3", "0", "1");

        assertThat(check.html().select("#pv-nouvelles tbody tr")).hasSize(3);
        assertThat(plain(check)).contains("Nouvelles factures : 3, en tout 103,80 €");
        Page otherwise = Invoiced.sent(regie, Invoiced.HEAD + line(2, "25,00"));
        assertThat(otherwise.html().select("#pv-changees tbody tr").eachText())
                .singleElement()
                .asString()
                .contains(run + "2", "→");
        assertThat(plain(otherwise)).contains("Montant : 20,00 € → 25,00 €");

        // by number, file, name; late or not
        for (String words : List.of(run + "1", household, name.toLowerCase() + " zo")) {
            assertThat(
                            regie.open(
                                            "/agents/factures?q="
                                                    + URLEncoder.encode(
                                                            words, StandardCharsets.UTF_8))
                                    .html()
                                    .select("tbody th")
                                    .eachText())
                    .as(words)
                    .contains(run + "1");
        }
        assertThat(regie.open("/agents/factures?vue=late&q=" + household).html().select("tbody tr"))
                .hasSize(3);
        for (String none : List.of("vue=paid", "compte=Autre", "du=2026-03-01", "au=2026-01-31")) {
            assertThat(regie.open("/agents/factures?" + none + "&q=" + household).text())
                    .as(none)
                    .contains("Aucune facture");
        }

        // whom nobody knows does not owe nothing; a payer is found by the name
        assertThat(regie.open("/agents/factures/encaisser?dossier=2026-99999").text())
                .contains("Aucun dossier 2026-99999")
                .doesNotContain("ne doit rien");
        assertThat(
                        regie.open(
                                        "/agents/factures/encaisser?dossier="
                                                + URLEncoder.encode(
                                                        name.toLowerCase(), StandardCharsets.UTF_8))
                                .html()
                                .select("main .pv-item")
                                .eachText())
                .singleElement()
                .asString()
                .contains("Mme " + name, household);

        // at the desk: whole, then a part; a form that is sent twice is one payment
        Page owed = cash("");
        assertThat(plain(owed)).contains("Total restant dû : 103,80 €");
        String first = owed.html().select("input[name=f]").eachAttr("value").get(0);
        assertThat(cash("&etape=verifier&mode=CASH").text()).contains("Cochez au moins une");
        assertThat(plain(cash("&etape=verifier&mode=CASH&remis=50&f=" + first)))
                .contains("ne couvre pas 73,80 €");
        assertThat(plain(cash("&etape=verifier&mode=CASH&f=" + first + "&m-" + first + "=74")))
                .contains("compris entre 0,01 € et 73,80 €");
        Page confirm = cash("&etape=verifier&mode=CASH&remis=80&f=" + first);
        assertThat(plain(confirm)).contains("Encaisser 73,80 €", "À rendre : 6,20 €");
        Page paid = regie.submit(confirm, "pv-encaisser", "encaisser", Map.of());
        assertThat(plain(paid)).contains("73,80 € encaissés", "Total restant dû : 30,00 €");
        Page twice = regie.submit(confirm, "pv-encaisser", "encaisser", Map.of());
        assertThat(twice.text()).contains("Ce paiement est déjà encaissé, reçu n°");
        String receipt = twice.html().select("main a[href*=recus]").attr("href");
        receipt = receipt.replaceFirst(".*/agents", "/agents");
        assertThat(new String(regie.bytes(receipt).body(), 0, 5, StandardCharsets.UTF_8))
                .isEqualTo("%PDF-");
        assertThat(Desk.agent(demo, "admin").bytes(receipt).statusCode()).isEqualTo(404);
        assertThat(regie.bytes("/agents/factures/recus/1").statusCode()).isEqualTo(404);
        Page invoice = Invoiced.opened(regie, run + "1");
        assertThat(invoice.text()).contains("Réglée", "Espèces", "Claude Lambert");

        // paid back, the amount checked
        assertThat(invoice.html().select("#pv-rembourser option").eachText())
                .containsExactly("Virement", "Chèque", "Espèces");
        assertThat(refund(invoice, " ", "Trop perçu").text()).contains("Indiquez le montant rendu");
        Page tooMuch = refund(invoice, "73,81", "Trop perçu");
        assertThat(plain(tooMuch)).contains("compris entre 0,01 € et 73,80 €");
        assertThat(refund(invoice, "3,80", " ").text()).contains("Indiquez le motif");
        Page returned = refund(invoice, "3,80", "Deux repas non servis");
        assertThat(plain(returned)).contains("Le remboursement est enregistré", "3,80 €");
        assertThat(plain(refund(invoice, "3,80", "Deux repas non servis")))
                .as("the same page again")
                .contains("Remboursements")
                .doesNotContain("7,60");

        // partly paid, cancelled: a credit, which pays for another one
        String second = cash("").html().select("input[name=f]").eachAttr("value").get(0);
        String check15 =
                "&etape=verifier&mode=CHEQUE&reference=CIC&f=" + second + "&m-" + second + "=";
        assertThat(cash(check15).text()).contains("Indiquez le montant réglé");
        Page part = cash(check15 + "15");
        assertThat(regie.submit(part, "pv-encaisser", "encaisser", Map.of()).text())
                .contains("encaissés. Reçu n°");
        // Back: the same confirmation is opened anew, and sent anew
        Page back = regie.open("/agents/factures/encaisser?" + part.address().getRawQuery());
        assertThat(back.text()).contains("Ce paiement est déjà encaissé");
        assertThat(back.html().select("#pv-encaisser")).isEmpty();
        assertThat(regie.submit(part, "pv-encaisser", "encaisser", Map.of()).text())
                .contains("Ce paiement est déjà encaissé");
        Page partly = Invoiced.opened(regie, run + "2");
        assertThat(plain(partly)).contains("En retard", "CIC", "Payé 15,00 €", "Reste dû 5,00 €");
        Page cancelled =
                regie.submit(partly, "pv-annuler", "annuler", Map.of("motif", List.of("Erreur")));
        assertThat(plain(cancelled)).contains("Annulée", "avoir de 15,00 €", "Erreur");
        Page last = Invoiced.opened(regie, run + "4");
        assertThat(plain(last)).contains("Régler 10,00 € avec l’avoir");
        Page used = regie.submit(last, "pv-avoir", "avoir", Map.of());
        assertThat(plain(used)).contains("Réglée", "avoir de 5,00 €");
        assertThat(cash("").text()).contains("ne doit rien");
        Page changed = Invoiced.sent(regie, Invoiced.HEAD + line(1, "80,00"));
        assertThat(plain(changed)).contains("ne peut pas passer de 73,80 € à 80,00 €");
    }

    private Page refund(Page invoice, String amount, String reason) {
        return regie.submit(
                invoice,
                "pv-rembourser",
                "rembourser",
                Map.of(
                        "montant", List.of(amount),
                        "mode", List.of("TRANSFER"),
                        "motif", List.of(reason)));
    }

    @Test
    @Feature("BIL-8")
    void businessSoftwareBringsInvoicesWithItsKeyOnly() {
        String json =
                """
                {"factures": [
                  {"facture": "%1$s7", "dossier": "%2$s", "payeur": "M. LOGICIEL", "compte": "Facturation unique",
                   "libelle": "Séjour", "date": "2026-11-02", "echeance": "2026-12-02", "montant": 73.80},
                  {"facture": "%1$s8", "dossier": "%2$s", "payeur": "M. LOGICIEL", "compte": "Facturation unique",
                   "libelle": "Séjour", "date": "2026-11-02", "echeance": "hier", "montant": 1}]}
                """
                        .formatted(run, household);
        for (String key : new String[] {null, "", "autre", BillingSoftware.KEY + "x"}) {
            var refused = Invoiced.pushed(demo, BillingSoftware.REGIE, key, "", json);
            assertThat(refused.statusCode()).as(key).isEqualTo(401);
        }
        assertThat(Invoiced.pushed(demo, "autre", BillingSoftware.KEY, "", json).statusCode())
                .isEqualTo(401);
        var trial =
                Invoiced.pushed(
                        demo, BillingSoftware.REGIE, BillingSoftware.KEY, "?essai=true", json);
        assertThat(trial.body()).contains("\"create\":1", "\"faulty\":1", "\"line\":2", "hier");
        assertThat(regie.open("/agents/factures?q=" + run + "7").text()).contains("Aucune facture");
        var done = Invoiced.pushed(demo, BillingSoftware.REGIE, BillingSoftware.KEY, "", json);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("\"create\":1", "\"faulty\":1");
        assertThat(
                        Invoiced.pushed(demo, BillingSoftware.REGIE, BillingSoftware.KEY, "", json)
                                .body())
                .contains("\"same\":1");
        assertThat(
                        Invoiced.pushed(demo, BillingSoftware.REGIE, BillingSoftware.KEY, "", "[")
                                .statusCode())
                .isEqualTo(422);
        assertThat(Invoiced.opened(regie, run + "7").text()).contains("Logiciel métier");
    }

    @Test
    @Feature({"BIL-5", "BIL-8"})
    void aStatementShowsWhatDiffersAndWhatWasForgedIsSeen() {
        new Visitor(demo.portalUrl())
                .open(
                        "/paiement/paybox/retour/effectue?Mt=1&Ref=FAUX"
                                + run
                                + "&Erreur=00000&Sign=AA");
        Page rejected = regie.open("/agents/factures/notifications");
        assertThat(rejected.text()).contains("Signature fausse", "FAUX" + run, "Navigateur");

        // a day on which nobody of another test has paid, at whatever hour it runs
        String day = "2021-03-04";
        String file =
                "Date;TransactionId;Reference;Amount\n%1$s;T%2$s;INCONNU;7380\n%1$s;U%2$s;X;abc\n"
                        .formatted(day, run);
        Page made = statement(day, file);
        assertThat(made.path()).as(made.text()).matches("/agents/factures/rapprochement/\\d+");
        assertThat(made.html().select("tbody tr").eachText())
                .hasSizeGreaterThanOrEqualTo(2)
                .anyMatch(t -> t.contains("T" + run) && t.contains("inconnu du portail"))
                .anyMatch(t -> t.contains("Ligne 3"));
        Page none = regie.submit(made, "pv-noter-T" + run, "enregistrer", Map.of());
        assertThat(none.text()).contains("Adressez-vous à Paybox");
        assertThat(regie.open("/agents/factures/rapprochement").text()).contains("2 écarts");
        String tomorrow = LocalDate.now(ZoneId.of("Europe/Paris")).plusDays(1).toString();
        assertThat(statement(tomorrow, file).text()).contains("n’est pas terminée");
        assertThat(statement(day, "a;b\n1;2\n").text()).contains("Il manque des colonnes");
        assertThat(statement("", file).text()).contains("Indiquez la journée");
    }

    private Page statement(String day, String file) {
        return regie.upload(
                regie.open("/agents/factures/rapprochement"),
                "pv-releve",
                "comparer",
                Map.of("regie", BillingSoftware.REGIE, "jour", day),
                "fichier",
                "releve.csv",
                file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Feature("BIL-8")
    void aMonthIsExportedAndOnlyAnEndedOneIsClosed() {
        Invoiced.imported(regie, Invoiced.HEAD + line(9, "10,00"));
        String month = YearMonth.now(ZoneId.of("Europe/Paris")).toString();
        Page page = regie.open("/agents/factures/clotures/" + month);
        assertThat(page.text()).contains("Factures émises");
        assertThat(page.html().select("a[href*=etape]")).isEmpty();
        URI address = URI.create(demo.portalUrl() + "/agents/factures/clotures/" + month);
        Page refused = regie.post(address, Map.of("pv-action", List.of("cloturer")));
        assertThat(refused.text()).contains("n’est pas terminé");
        // long ago: the month that a journey looks at stays open
        String before = YearMonth.now(ZoneId.of("Europe/Paris")).minusMonths(13).toString();
        Page asked = regie.open("/agents/factures/clotures/" + before + "?etape=cloturer");
        assertThat(regie.submit(asked, "pv-cloturer", "cloturer", Map.of()).text())
                .contains("Clôturé", "Claude Lambert");
        Page closed = regie.open("/agents/factures/clotures/" + before + "?etape=cloturer");
        assertThat(closed.text()).contains("Clôturé");
        assertThat(closed.html().select("#pv-cloturer")).isEmpty();
        for (String what : List.of("journal", "recettes", "restes")) {
            var file = regie.bytes("/agents/factures/export?quoi=" + what + "&mois=" + month);
            assertThat(file.statusCode()).as(what).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
            String text = new String(file.body(), StandardCharsets.UTF_8);
            assertThat(text.lines().count())
                    .as(what)
                    .isGreaterThan(what.equals("recettes") ? 0 : 1);
            if (!what.equals("recettes")) {
                assertThat(text).contains(run + "9", "10,00");
            }
        }
        for (String wrong :
                List.of(
                        "?quoi=x&mois=" + month,
                        "?quoi=journal&mois=x",
                        "?quoi=journal&regie=x&mois=" + month)) {
            assertThat(regie.bytes("/agents/factures/export" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(404);
        }
        for (String wrong : List.of("/x", "/2026-13", "/2999-01")) {
            assertThat(regie.open("/agents/factures/clotures" + wrong).status())
                    .as(wrong)
                    .isEqualTo(404);
        }
        var other = Desk.agent(demo, "admin");
        assertThat(other.bytes("/agents/factures/export?quoi=journal&mois=" + month).statusCode())
                .isEqualTo(404);
        assertThat(other.post(address, Map.of("pv-action", List.of("cloturer"))).status())
                .isEqualTo(404);
    }

    @Test
    @Feature("BIL-8")
    void lateInvoicesAreRemindedOfOnce() throws Exception {
        String mail = ("relance" + run).toLowerCase() + "@example.org";
        Spaces.newCitizen(demo, ("relance" + run).toLowerCase());
        try (var connection = demo.database().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "with h as (insert into household (file_number, created_at) values ('"
                            + household
                            + "', now()) returning id) insert into household_member (household_id,"
                            + " account_id, since) select h.id, a.id, now() from h, account a where"
                            + " a.mail = '"
                            + mail
                            + "'");
        }
        Invoiced.imported(regie, Invoiced.HEAD + line(1, "73,80"));
        String nobody = "K-" + run;
        Invoiced.imported(
                regie,
                Invoiced.HEAD
                        + Invoiced.line(run + "2", nobody, "M. SANS ESPACE", "01/03/2026", "5,00"));
        Page page = regie.open("/agents/factures/relances");
        assertThat(page.text()).contains("5 jours après", "premières relances");
        Page done = regie.submit(page, "pv-relancer", "relancer", Map.of());
        assertThat(done.text()).containsPattern("relancées?\\.");
        assertThat(done.html().select("tbody tr").eachText())
                .as("who has no address")
                .anyMatch(t -> t.contains(run + "2"))
                .noneMatch(t -> t.contains(run + "1"));
        assertThat(plain(Invoiced.opened(regie, run + "1"))).contains("Relance : il reste 73,80 €");
        await().until(() -> demo.mail().messagesTo(mail).size() == 1);
        assertThat(demo.mail().messagesTo(mail).get(0).text())
                .contains(run + "1", "dimanche 1er mars 2026", "/mon-espace/factures");
        Page again = regie.open("/agents/factures/relances");
        if (!again.html().select("#pv-relancer").isEmpty()) {
            regie.submit(again, "pv-relancer", "relancer", Map.of());
        }
        await().during(Duration.ofSeconds(2)).until(() -> demo.mail().messagesTo(mail).size() == 1);
    }

    @Test
    @Feature({"BIL-8", "BIL-9"})
    void everyPageReachesEachRegie() {
        for (String page :
                List.of("avoirs", "relances", "papier", "rapprochement", "clotures", "paiements")) {
            String address = "/agents/factures/" + page;
            assertThat(regie.open(address).html().select("form [name=regie] option").eachText())
                    .as(page)
                    .contains("Régie centrale", "Régie des séjours");
            Page other = regie.open(address + "?regie=regie-sejours");
            assertThat(other.html().select("form [name=regie] option[selected]").eachText())
                    .as(page)
                    .containsOnly("Régie des séjours");
            assertThat(other.html().select(".pv-subnav a[href*=/agents/factures]").eachAttr("href"))
                    .as(page)
                    .allMatch(href -> href.endsWith("?regie=regie-sejours"));
        }
    }

    @Test
    @Feature("BIL-8")
    void nobodyElseWorksAtTheRegie() {
        Page check = Invoiced.sent(regie, Invoiced.HEAD + line(5, "10,00"));
        Invoiced.imported(regie, Invoiced.HEAD + line(6, "10,00"));
        String invoice = Invoiced.opened(regie, run + "6").path();
        for (String name : List.of("agent.etatcivil", "admin", "communication", "durand")) {
            Visitor other = new Visitor(demo.portalUrl());
            Page entered = Spaces.signIn(other, name, DemoAccounts.PASSWORD);
            assertThat(entered.text()).doesNotContain("Encaisser, importer");
            for (String page :
                    List.of(
                            "/agents/factures",
                            "/agents/factures/encaisser?dossier=" + household,
                            "/agents/factures/import",
                            "/agents/factures/paiements",
                            "/agents/factures/avoirs",
                            "/agents/factures/notifications",
                            "/agents/factures/rapprochement",
                            "/agents/factures/clotures",
                            "/agents/factures/relances",
                            check.path(),
                            invoice)) {
                assertThat(other.open(page).status()).as(name + " " + page).isEqualTo(404);
            }
            var cancel = Map.of("pv-action", List.of("annuler"), "motif", List.of("pour voir"));
            assertThat(other.post(URI.create(demo.portalUrl() + invoice), cancel).status())
                    .isEqualTo(404);
            var run = Map.of("pv-action", List.of("importer"));
            assertThat(other.post(URI.create(demo.portalUrl() + check.path()), run).status())
                    .isEqualTo(404);
        }
        assertThat(regie.open(invoice).text()).doesNotContain("Annulée");
        assertThat(regie.open(check.path()).html().select("#pv-confirmer")).hasSize(1);
        for (String wrong :
                List.of(
                        "/agents/factures/0",
                        "/agents/factures/x",
                        "/agents/factures?regie=autre")) {
            assertThat(regie.open(wrong).status()).as(wrong).isEqualTo(404);
        }
    }
}
