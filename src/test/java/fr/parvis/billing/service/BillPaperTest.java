package fr.parvis.billing.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.InvoiceDraft;
import fr.parvis.billing.entity.InvoiceLine;
import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.Proof;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.entity.Share;
import fr.parvis.billing.entity.ShownStatus;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import fr.parvis.procedure.ShippedTown;
import fr.parvis.town.TownSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** An invoice and a receipt on paper: what must stand there, told to screen readers. */
@Feature("BIL-2")
class BillPaperTest {

    private static final Instant NOW = Instant.parse("2026-11-17T08:12:00Z");
    private static final TownSettings TOWN = ShippedTown.named("demo").settings();

    private static Invoice invoice(long cents) {
        LocalDate day = LocalDate.of(2026, 11, 2);
        var draft =
                new InvoiceDraft(
                        "regie-centrale",
                        "2026/7916",
                        "2026-00412",
                        "Mme DURAND Françoise",
                        "Classes transplantées",
                        "Séjour CT 3 (École du Parc) <&>",
                        "octobre 2026",
                        day,
                        day.plusDays(30),
                        Money.ofCents(cents),
                        true,
                        List.of(
                                new InvoiceLine("Séjour à L’Haÿ", Money.ofCents(cents + 500)),
                                new InvoiceLine("Quotient familial", Money.ofCents(-500))));
        return new Invoice(draft, Actor.agent("Régie"), NOW) {
            @Override
            public Long id() {
                return 7L;
            }
        };
    }

    private static String text(byte[] pdf, String kept) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "screens"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            ImageIO.write(
                    new PDFRenderer(document).renderImageWithDPI(0, 70),
                    "png",
                    folder.resolve(kept).toFile());
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr-FR");
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00A0\u202F]+", " ");
        }
    }

    @Test
    void anInvoiceSaysWhatIsOwedToWhomAndUntilWhen() throws IOException {
        var seen = new Invoices.Seen(invoice(123_450), ShownStatus.TO_PAY);
        assertThat(text(InvoicePdf.of(seen, TOWN), "papier-facture.png"))
                .contains(
                        "Facture n° 2026/7916",
                        "Ville de Valmont-sur-Oise, Régie centrale",
                        "Mme DURAND Françoise",
                        "Séjour CT 3 (École du Parc) <&>",
                        "mercredi 2 décembre 2026",
                        "L’Haÿ",
                        "−5,00 €",
                        "1 234,50 €",
                        "Mentions légales",
                        "article L. 1617-5");
        assertThat(InvoicePdf.name(seen.invoice())).isEqualTo("facture-2026-7916.pdf");
        assertThat(InvoicePdf.nameAmongMany(seen.invoice()))
                .isEqualTo("2026-11-02-regie-centrale-facture-2026~7916.pdf");
    }

    @Test
    @Feature("BIL-3")
    void aReceiptNamesEverythingThatWasPaidAndTheCredit() throws IOException {
        Invoice invoice = invoice(7380);
        var attempt =
                new PaymentAttempt(
                        "20261117-AB",
                        Provider.PAYBOX,
                        "regie-centrale",
                        "2026-00412",
                        "f@example.org",
                        List.of(new Share(7, Money.ofCents(10_000))),
                        NOW);
        Payment payment =
                Payment.proved(
                        new Proof(
                                Provider.PAYBOX,
                                "20261117-AB",
                                Money.ofCents(10_000),
                                "588470413",
                                "030258"),
                        attempt,
                        Map.of(7L, invoice),
                        NOW);
        assertThat(text(ReceiptPdf.of(payment, List.of(invoice), TOWN), "papier-recu.png"))
                .contains(
                        "Reçu de paiement n° 588470413",
                        "Ville de Valmont-sur-Oise, Régie centrale",
                        "Mme DURAND Françoise",
                        "2026/7916",
                        "73,80 €",
                        "26,20 €",
                        "100,00 €",
                        "mardi 17 novembre 2026 à 9 h 12",
                        "Carte bancaire",
                        "030258");
        assertThat(ReceiptPdf.name(payment)).isEqualTo("recu-588470413.pdf");
    }
}
