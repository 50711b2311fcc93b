package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.CaughtMail;
import fr.parvis.demo.DemoInvoices;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.PayboxStandIn;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.Feature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Invoices of one's own household, paid without script; those of another one are nowhere. */
class InvoicesIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String LIST = "/mon-espace/factures";

    private final Demonstration demo = SharedPortal.get();

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked())
                    .as("told to screen readers")
                    .isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr-FR");
            return new PDFTextStripper().getText(document);
        }
    }

    private CaughtMail receipt(Bills family) {
        await().atMost(SOON).until(() -> !demo.mail().messagesTo(family.mail).isEmpty());
        return demo.mail().messagesTo(family.mail).get(0);
    }

    @Test
    @Feature({"BIL-1", "BIL-2", "BIL-3"})
    void severalInvoicesArePaidAtOnceAndTheReceiptComesByMail() throws Exception {
        var family = new Bills(demo);
        String first = family.issue("73,80", false);
        String second = family.issue("12,00", false);
        Page list = family.citizen.open(LIST);
        assertThat(list.text()).contains("Facturation unique", first, second, "85,80");
        assertThat(family.citizen.open("/mon-espace").text()).contains("2 factures à payer");
        Page payment =
                family.citizen.open(LIST + "/paiement?facture=" + first + "&facture=" + second);
        assertThat(payment.html().select("#pv-total").text()).contains("85,80");
        assertThat(payment.headers().get("content-security-policy").get(0))
                .contains("form-action 'self'")
                .contains(demo.paybox().url().replaceFirst("/$", ""));

        Page result =
                family.back(
                        family.pay(
                                family.card(family.leave(payment, Map.of())), PayboxStandIn.CARD));
        assertThat(result.path()).startsWith(LIST + "/paiement/");
        await().atMost(SOON).until(() -> family.paid(first) && family.paid(second));
        assertThat(family.citizen.open(result.path()).text())
                .contains("Votre paiement est accepté", family.mail, "Télécharger le reçu");

        CaughtMail mail = receipt(family);
        assertThat(mail.subject()).contains("85,80");
        assertThat(mail.files()).hasSize(1);
        assertThat(mail.files().get(0).type()).isEqualTo("application/pdf");
        assertThat(text(mail.files().get(0).content()))
                .contains(first, second, "85,80", "Numéro d’autorisation", "Régie centrale");
        assertThat(text(family.citizen.bytes(LIST + "/pdf/" + first).body()))
                .contains("Facture n° " + first, "73,80", "Mentions légales", "Réglée");
        HttpResponse<byte[]> year =
                family.citizen.bytes(
                        LIST
                                + "/annee/"
                                + LocalDate.now(ClockProducer.PARIS).minusDays(3).getYear());
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(year.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).hasSize(2).allMatch(n -> n.endsWith(".pdf"));
        assertThat(demo.mail().messagesTo(family.mail)).as("one receipt").hasSize(1);
    }

    @Test
    @Feature({"BIL-1", "BIL-2", "BIL-3"})
    void anInvoiceOfAnotherHouseholdIsNowhere() throws SQLException {
        var family = new Bills(demo);
        String number = family.issue("20,00", false);
        Page leaving = family.leave(family.paymentPage(number), Map.of());
        Page result = family.back(family.pay(family.card(leaving), PayboxStandIn.CARD));
        await().atMost(SOON).until(() -> family.paid(number));
        String receipt =
                family.invoice(number)
                        .html()
                        .select("a[href*=recus]")
                        .attr("href")
                        .replaceFirst(".*(?=/mon-espace)", "");
        List<String> own =
                List.of(
                        LIST + "/" + number,
                        LIST + "/pdf/" + number,
                        receipt,
                        result.path(),
                        "/api/v1/space/invoices/" + number);
        var other = new Bills(demo);
        other.issue("5,00", false);
        for (String path : own) {
            assertThat(family.citizen.bytes(path).statusCode()).as(path).isEqualTo(200);
            assertThat(other.citizen.bytes(path).statusCode()).as(path).isEqualTo(404);
        }
        String open = family.issue("30,00", false);
        assertThat(other.paymentPage(open).status()).isEqualTo(404);
        assertThat(other.citizen.open(LIST).text()).doesNotContain(number, open, family.mark);
        assertThat(new String(other.citizen.bytes("/api/v1/space/invoices").body()))
                .contains("\"amount\":500")
                .doesNotContain(number, open);
        // in the form of one's own
        Page mine = other.paymentPage(other.issue("6,00", false));
        assertThat(
                        other.citizen
                                .submit(mine, "pv-payer", "payer", Map.of("facture", List.of(open)))
                                .status())
                .isEqualTo(404);
        assertThat(new Visitor(demo.portalUrl()).bytes("/api/v1/space/invoices").statusCode())
                .as("nobody")
                .isEqualTo(404);
        assertThat(Spaces.citizen(demo, "martin").open(LIST).text()).contains("clé d’accès");
    }

    @Test
    @Feature("BIL-1")
    void theFamilyOfTheDemonstrationHasInvoicesOfEachKind() {
        DemoInvoices.issue(demo.database());
        DemoInvoices.issue(demo.database());
        Visitor durand = Spaces.citizen(demo, "durand");
        Page list = durand.open(LIST);
        assertThat(list.text())
                .contains(
                        "Facturation unique",
                        "7984",
                        "À payer",
                        "En retard",
                        "Partiellement payée",
                        "Déjà réglé : 50,00",
                        "Régie des séjours",
                        "S-31")
                .doesNotContain("7990", "HADDAD");
        assertThat(durand.open(LIST + "/paiement?regie=regie-sejours&facture=S-31").text())
                .contains("page de paiement sécurisé des finances publiques")
                .doesNotContain("Paybox");
        LocalDate settled = LocalDate.now(ClockProducer.PARIS).minusDays(75);
        assertThat(durand.open(LIST + "?annee=" + settled.getYear()).text())
                .contains("Classes transplantées", "7916 - Séjour CT 3")
                .contains("Facture réglée : 73,80");
        assertThat(durand.open("/mon-espace").text()).contains("4 factures à payer", "1 en retard");
    }
}
