package fr.parvis.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.PayboxMischief;
import fr.parvis.demo.PayboxStandIn;
import fr.parvis.demo.Visitor.Page;
import fr.parvis.kernel.Feature;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Payments in parts, payments that cross one another, and a payment page that does wrong. */
class InvoicePaymentIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Demonstration demo = SharedPortal.get();

    @AfterEach
    void behave() {
        demo.paybox().misbehave(PayboxMischief.NONE);
        demo.paybox().release();
    }

    @Test
    @Feature("BIL-3")
    void aPartIsPaidWhereTheInvoiceAllowsIt() throws SQLException {
        var family = new Bills(demo);
        String whole = family.issue("40,00", false);
        assertThat(family.paymentPage(whole).html().select("#montant")).isEmpty();
        String number = family.issue("50,00", true);
        Page payment = family.paymentPage(number);
        for (String wrong : List.of("50,01", "0", "-1", "vingt", "1.234.5")) {
            assertThat(
                            family.citizen
                                    .submit(
                                            payment,
                                            "pv-payer",
                                            "payer",
                                            Map.of("montant", List.of(wrong)))
                                    .html()
                                    .select(".pv-errors"))
                    .as(wrong)
                    .hasSize(1);
        }
        Page leaving = family.leave(payment, Map.of("montant", List.of("20,00")));
        family.pay(family.card(leaving), PayboxStandIn.CARD);
        await().atMost(SOON)
                .until(() -> family.invoice(number).text().contains("Partiellement payée"));
        assertThat(family.invoice(number).text()).contains("30,00");
        assertThat(
                        family.citizen
                                .submit(
                                        family.paymentPage(whole),
                                        "pv-payer",
                                        "payer",
                                        Map.of("montant", List.of("1,00")))
                                .html()
                                .select("[name=PBX_TOTAL]")
                                .val())
                .as("a part of what is paid in one go")
                .isEqualTo("4000");
    }

    @Test
    @Feature("BIL-5")
    void aSecondPaymentWarnsAndWhereBothSucceedTheSecondIsCreditedAndTheRegieTold()
            throws SQLException {
        var family = new Bills(demo);
        String number = family.issue("17,00", false);
        Page first = family.card(family.leave(family.paymentPage(number), Map.of()));
        Page second = family.paymentPage(number);
        assertThat(second.text()).contains("Un paiement de cette facture est en cours");
        assertThat(family.invoice(number).text()).contains("Ne payez pas une deuxième fois");
        Page warned = family.citizen.submit(second, "pv-payer", "payer", Map.of());
        assertThat(warned.html().select(".pv-errors").text()).contains("déjà en cours");
        Page other = family.card(family.leave(warned, Map.of("sachant", List.of("oui"))));

        family.pay(first, PayboxStandIn.CARD);
        Page ticket = family.pay(other, PayboxStandIn.CARD);
        String result = family.back(ticket).path();
        await().atMost(SOON)
                .until(() -> family.citizen.open(result).text().contains("gardés à votre crédit"));
        await().atMost(SOON)
                .until(
                        () ->
                                demo.mail().messagesTo("regie@valmont-sur-oise.example").stream()
                                        .anyMatch(m -> m.text().contains(family.file)));
        assertThat(family.paid(number)).isTrue();
    }

    @Test
    @Feature({"BIL-4", "BIL-5"})
    void whatThePaymentPageDoesWrongChangesNothingThatIsTrue() throws SQLException {
        var family = new Bills(demo);
        for (PayboxMischief wrong : List.of(PayboxMischief.REPEATED, PayboxMischief.FORGED)) {
            demo.paybox().misbehave(wrong);
            String number = family.issue("9,00", false);
            Page leaving = family.leave(family.paymentPage(number), Map.of());
            family.pay(family.card(leaving), PayboxStandIn.CARD);
            await().atMost(SOON).until(() -> family.paid(number));
            assertThat(family.invoice(number).html().select("a[href*=recus]"))
                    .as(wrong + ": paid once")
                    .hasSize(1);
        }
        demo.paybox().misbehave(PayboxMischief.AMOUNT_CHANGED);
        String number = family.issue("9,00", false);
        Page leaving = family.leave(family.paymentPage(number), Map.of());
        String reference = leaving.html().select("[name=PBX_CMD]").val();
        family.pay(family.card(leaving), PayboxStandIn.CARD);
        await().atMost(SOON).until(() -> problem(reference).equals("AMOUNT"));
        assertThat(family.paid(number)).isFalse();

        demo.paybox().misbehave(PayboxMischief.UNAVAILABLE);
        Page refused =
                family.citizen.submit(
                        family.paymentPage(family.issue("9,00", false)),
                        "pv-payer",
                        "payer",
                        Map.of());
        assertThat(refused.html().select(".pv-errors").text()).contains("ne répond pas");
    }

    private String problem(String reference) throws SQLException {
        try (var connection = demo.database().dataSource().getConnection();
                var select =
                        connection.prepareStatement(
                                "select problem from provider_notification where reference = ?")) {
            select.setString(1, reference);
            var found = select.executeQuery();
            return found.next() ? String.valueOf(found.getString(1)) : "";
        }
    }
}
