package fr.parvis.billing.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.InvoiceDraft;
import fr.parvis.billing.paybox.PayboxBuyer;
import fr.parvis.billing.paybox.PayboxConfiguration;
import fr.parvis.billing.paybox.PayboxPrinter;
import fr.parvis.demo.PayboxMischief;
import fr.parvis.demo.PayboxStandIn;
import fr.parvis.demo.Ports;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import fr.parvis.procedure.ShippedTown;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way to the payment page: begun only where it can be gone. */
@Feature({"BIL-3", "BIL-4"})
class OnlinePaymentsTest {

    private static final String REGIE = "regie-centrale";
    private static final PayboxPrinter PRINTER = new PayboxPrinter();
    private static final TownSettings TOWN = ShippedTown.named("demo").settings();
    private static final PayboxBuyer BUYER =
            new PayboxBuyer("Léa", "Durand", "1 rue X", null, "95999", "Valmont");

    private final MemoryGround ground = new MemoryGround(PRINTER);
    private final PayboxStandIn paybox = new PayboxStandIn(Ports.freePort());
    private final OnlinePayments online = new OnlinePayments();

    @BeforeEach
    void open() {
        paybox.start();
        online.payments = ground.payments;
        online.town = TOWN;
        online.clock = ground.clock;
        online.portal =
                new PortalAddress() {
                    @Override
                    public String of(String path) {
                        return "https://ville.example/demarches-en-ligne" + path;
                    }
                };
        online.paybox = configured(Map.of("parvis.paybox.key", PayboxStandIn.KEY));
        LocalDate day = LocalDate.of(2026, 11, 2);
        ground.invoices.issue(
                new InvoiceDraft(
                        REGIE,
                        "1",
                        "F-1",
                        "Mme D",
                        "Facturation unique",
                        "Octobre",
                        null,
                        day,
                        day,
                        Money.ofCents(7380),
                        true,
                        List.of()),
                Actor.agent("Régie"));
    }

    @AfterEach
    void close() {
        paybox.close();
    }

    private PayboxConfiguration configured(Map<String, String> settings) {
        return PayboxPrinter.configuration(
                TOWN, PRINTER.trust("127.0.0.1"), paybox.url().replaceFirst("/$", ""), settings);
    }

    private OnlinePayments.Departure leave(String mail) {
        return online.leave(
                new Payments.Wish(List.of("F-1"), REGIE, Map.of("1", Money.ZERO), mail, false),
                BUYER,
                false);
    }

    @Test
    void theFormLeadsToTheServerThatIsThereAndBackToThePortal() {
        OnlinePayments.Departure departure = leave("lea@example.org");
        assertThat(departure.page()).hasToString(paybox.url() + "cgi/MYchoix_pagepaiement.cgi");
        assertThat(departure.fields())
                .containsEntry("PBX_TOTAL", "7380")
                .containsEntry("PBX_CMD", departure.attempt().reference())
                .containsEntry("PBX_PORTEUR", "lea@example.org")
                .containsEntry(
                        "PBX_REPONDRE_A",
                        "https://ville.example/demarches-en-ligne/paiement/paybox/notification");
        assertThat(departure.fields().keySet()).last().isEqualTo("PBX_HMAC");
    }

    @Test
    void aMailThatCannotBeSignedKeepsNobodyFromPaying() {
        OnlinePayments.Departure departure = leave("tom&lea@example.org");
        assertThat(departure.fields()).containsEntry("PBX_PORTEUR", TOWN.mail().from());
        assertThat(departure.attempt().mail())
                .as("of the receipt")
                .isEqualTo("tom&lea@example.org");
    }

    @Test
    void whereNoServerIsThereOrNoKeyNothingIsBegun() {
        paybox.misbehave(PayboxMischief.UNAVAILABLE);
        assertThatThrownBy(() -> leave("lea@example.org"))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.messageKey()).isEqualTo("billing.payment.unavailable"));
        paybox.misbehave(PayboxMischief.NONE);
        online.paybox = configured(Map.of());
        assertThat(online.open(REGIE)).isFalse();
        assertThatThrownBy(() -> leave("lea@example.org"))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.messageKey()).isEqualTo("billing.payment.closed"));
        assertThat(ground.attempts).isEmpty();
    }
}
