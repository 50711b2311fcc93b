package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.billing.service.InvoiceOffice;
import fr.parvis.demo.DemoInvoices;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Visitor;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import java.net.URI;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A family with invoices, and its way through the payment page without script. */
final class Bills {

    private static InvoiceOffice office;

    final Demonstration demo;
    final String mark = UUID.randomUUID().toString().substring(0, 8);
    final String user = "famille." + mark;
    final String mail = user + "@example.org";
    final String file = "F-" + mark.toUpperCase();
    final Visitor citizen;

    Bills(Demonstration demo) throws SQLException {
        this.demo = demo;
        citizen = Spaces.newCitizen(demo, user);
        DemoInvoices.link(demo.database(), file, user);
    }

    static synchronized InvoiceOffice office(Demonstration demo) {
        if (office == null) {
            office = new InvoiceOffice(demo.database());
        }
        return office;
    }

    /** Invoices of a household, all to be paid, as business software exports them. */
    static String file(String household, int from, int to) {
        var file =
                new StringBuilder("facture;dossier;payeur;compte;libelle;date;echeance;montant\n");
        String today = FrenchText.shortDate(LocalDate.now(ClockProducer.PARIS));
        for (int i = from; i < to; i++) {
            file.append(
                    "%s-%d;%s;Mme LEFÈVRE Zoé;Facturation unique;Restauration;%s;%s;12,40\n"
                            .formatted(household, i, household, today, today));
        }
        return file.toString();
    }

    /** A new invoice; its number. */
    String issue(String amount, boolean partial) {
        String number = "N-" + UUID.randomUUID().toString().substring(0, 8);
        LocalDate today = LocalDate.now(ClockProducer.PARIS);
        office(demo)
                .bring(
                        DemoInvoices.REGIE,
                        "facture;dossier;payeur;compte;libelle;date;echeance;montant;partiel;detail\n"
                                + "%s;%s;Mme LEFÈVRE Zoé;Facturation unique;Restauration de %s;%s;%s;%s;%s;Restauration=%s\n"
                                        .formatted(
                                                number,
                                                file,
                                                mark,
                                                FrenchText.shortDate(today.minusDays(3)),
                                                FrenchText.shortDate(today.plusDays(27)),
                                                amount,
                                                partial ? "oui" : "non",
                                                amount));
        return number;
    }

    Page paymentPage(String number) {
        return citizen.open("/mon-espace/factures/paiement?facture=" + number);
    }

    /** "Payer": the page that leads on to Paybox. */
    Page leave(Page payment, Map<String, List<String>> values) {
        Page leaving = citizen.submit(payment, "pv-payer", "payer", values);
        assertThat(leaving.title())
                .as(leaving.html().select(".pv-errors").text())
                .isEqualTo("Paiement sécurisé");
        return leaving;
    }

    /** Sends the signed form on; the page where the card is typed. */
    Page card(Page leaving) {
        var form = leaving.html().getElementById("pv-depart");
        Map<String, List<String>> fields = new LinkedHashMap<>();
        form.select("input").forEach(i -> fields.put(i.attr("name"), List.of(i.val())));
        Page page = citizen.post(URI.create(form.absUrl("action")), fields);
        assertThat(page.html().select("#montant")).as(page.text()).hasSize(1);
        return page;
    }

    /** Types a card; the page with the ticket. */
    Page pay(Page card, String number) {
        return citizen.post(
                URI.create(card.html().select("form").first().absUrl("action")),
                Map.of(
                        "id", List.of(card.html().select("[name=id]").val()),
                        "carte", List.of(number),
                        "payer", List.of("1")));
    }

    Page back(Page ticket) {
        return citizen.follow(ticket, "retour");
    }

    Page invoice(String number) {
        return citizen.open("/mon-espace/factures/" + number);
    }

    boolean paid(String number) {
        return invoice(number).text().contains("Facture réglée");
    }
}
