package fr.parvis.billing.view;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.InvoiceDraft;
import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.entity.Share;
import fr.parvis.billing.service.OwnInvoices;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import fr.parvis.procedure.ShippedTown;
import fr.parvis.web.PathParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of an attempt that brought nothing: what is owed by now, not what was then. */
@Feature({"BIL-3", "BIL-5"})
class PaymentResultBackingTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private static Invoice invoice(String number, long cents) {
        LocalDate day = LocalDate.of(2026, 11, 2);
        return new Invoice(
                new InvoiceDraft(
                        "regie-centrale",
                        number,
                        "F-1",
                        "Mme D",
                        "Facturation unique",
                        "Octobre",
                        null,
                        day,
                        day,
                        Money.ofCents(cents),
                        true,
                        List.of()),
                Actor.agent("Régie"),
                NOW);
    }

    private static PaymentResultBacking page(Invoice... invoices) {
        var attempt =
                new PaymentAttempt(
                        "T-1",
                        Provider.PAYBOX,
                        "regie-centrale",
                        "F-1",
                        "lea@example.org",
                        List.of(new Share(1, Money.ofCents(7380))),
                        NOW);
        attempt.abandon(NOW);
        var page = new PaymentResultBacking();
        page.town = ShippedTown.named("demo").settings();
        page.path =
                new PathParameters() {
                    @Override
                    public String get(String name) {
                        return "T-1";
                    }
                };
        page.own =
                new OwnInvoices() {
                    @Override
                    public PaymentAttempt attempt(String reference) {
                        return attempt;
                    }

                    @Override
                    public List<Invoice> invoices(PaymentAttempt own) {
                        return List.of(invoices);
                    }

                    @Override
                    public List<Payment> paid(PaymentAttempt own) {
                        return List.of();
                    }
                };
        page.load();
        return page;
    }

    @Test
    void whatIsStillOwedMayBePaidAnew() {
        PaymentResultBacking page = page(invoice("1", 7380));
        assertThat(page.getText().replaceAll("\\h", " "))
                .isEqualTo("Rien n’a été débité : les 73,80 € restent à payer.");
        assertThat(page.isPayable()).isTrue();
    }

    @Test
    void whatAnotherTabHasPaidIsNotOwed() {
        Invoice settled = invoice("1", 7380);
        settled.cancel(Actor.agent("Régie"), "Erreur", NOW);
        PaymentResultBacking page = page(settled);
        assertThat(page.getText()).endsWith("Il ne reste rien à payer.").doesNotContain("73,80");
        assertThat(page.isPayable()).isFalse();

        PaymentResultBacking both = page(settled, invoice("2", 1000));
        assertThat(both.getText()).contains("les 10,00\u00a0€ restent à payer");
        assertThat(both.getAgain()).contains("facture=2").doesNotContain("facture=1");
    }
}
