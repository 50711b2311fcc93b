package fr.parvis.billing.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.account.entity.CivilIdentity;
import fr.parvis.account.entity.ContactDetails;
import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.InvoiceDraft;
import fr.parvis.billing.entity.PaymentProvider;
import fr.parvis.billing.paybox.PayboxPrinter;
import fr.parvis.billing.payfip.PayFipTesting;
import fr.parvis.demo.PayboxMischief;
import fr.parvis.demo.PayboxStandIn;
import fr.parvis.demo.Ports;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import fr.parvis.procedure.ShippedTown;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings;
import java.net.URI;
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
    private static final PaymentProvider.Payer PAYER =
            new PaymentProvider.Payer(
                    new CivilIdentity("madame", "Durand", "Léa"), new ContactDetails(), false);

    private static final PortalAddress PORTAL =
            new PortalAddress() {
                @Override
                public String of(String path) {
                    return "https://ville.example/demarches-en-ligne" + path;
                }
            };

    private final MemoryGround ground = new MemoryGround(PRINTER);
    private final PayboxStandIn paybox = new PayboxStandIn(Ports.freePort());
    private final OnlinePayments online = new OnlinePayments();

    @BeforeEach
    void open() {
        paybox.start();
        online.payments = ground.payments;
        online.town = TOWN;
        online.providers = providers(Map.of("parvis.paybox.key", PayboxStandIn.KEY));
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

    private PaymentProviders providers(Map<String, String> settings) {
        var providers = new PaymentProviders();
        providers.paybox =
                PRINTER.gateway(
                        PayboxPrinter.configuration(
                                TOWN,
                                PRINTER.trust("127.0.0.1"),
                                paybox.url().replaceFirst("/$", ""),
                                settings),
                        PORTAL,
                        TOWN,
                        ground.clock);
        providers.payfip =
                PayFipTesting.gateway(
                        TOWN, URI.create("http://localhost:1/"), PORTAL, ground.clock);
        return providers;
    }

    private OnlinePayments.Departure leave(String mail) {
        return online.leave(
                new Payments.Wish(List.of("F-1"), REGIE, Map.of("1", Money.ZERO), mail, false),
                PAYER);
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
        online.providers = providers(Map.of());
        assertThat(online.open(REGIE)).isFalse();
        assertThatThrownBy(() -> leave("lea@example.org"))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.messageKey()).isEqualTo("billing.payment.closed"));
        assertThat(ground.attempts).isEmpty();
    }
}
