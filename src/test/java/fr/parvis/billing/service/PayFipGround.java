package fr.parvis.billing.service;

import fr.parvis.account.entity.CivilIdentity;
import fr.parvis.account.entity.ContactDetails;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.PaymentProvider;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.paybox.PayboxPrinter;
import fr.parvis.billing.payfip.PayFipGateway;
import fr.parvis.billing.payfip.PayFipTesting;
import fr.parvis.demo.PayFipStandIn;
import fr.parvis.kernel.Money;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownFiles;
import fr.parvis.town.TownSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A régie that is paid by PayFiP, on some ground, with the service of the stand-in. */
final class PayFipGround {

    static final String REGIE = "regie-centrale";

    private PayFipGround() {}

    /** The demonstration's town, whose régie has left Paybox for PayFiP. */
    static TownSettings town(Path folder) throws IOException {
        String demo = Files.readString(Path.of("webapp-config", "demo", "town.yaml"));
        Files.writeString(
                folder.resolve("town.yaml"),
                demo.replaceFirst(
                        "    paybox:\\n(      .*\\n)+",
                        "    payfip:\n      client: \"" + PayFipStandIn.CLIENT + "\"\n"));
        return new TownFiles(folder).settings();
    }

    static PayFipGateway gateway(TownSettings town, PayFipStandIn payfip, Ground on) {
        return PayFipTesting.gateway(
                town,
                URI.create(payfip.url()),
                new PortalAddress() {
                    @Override
                    public String of(String path) {
                        return "http://localhost:1" + path;
                    }
                },
                on.clock);
    }

    /** Each step in a transaction of its own, as the server does it. */
    static OnlinePayments online(TownSettings town, PayFipStandIn payfip, Ground on) {
        var all = new OnlinePayments();
        all.town = town;
        all.providers = new PaymentProviders();
        all.providers.paybox = new PayboxPrinter().none(town);
        all.providers.payfip = gateway(town, payfip, on);
        all.payments =
                new Payments() {
                    @Override
                    public PaymentAttempt start(Provider provider, Wish wish) {
                        return on.in(() -> on.payments.start(provider, wish));
                    }

                    @Override
                    void giveUp(PaymentAttempt begun) {
                        on.run(() -> on.payments.giveUp(begun));
                    }

                    @Override
                    void name(PaymentAttempt begun, String token) {
                        on.run(() -> on.payments.name(begun, token));
                    }
                };
        return all;
    }

    static OnlinePayments.Departure leave(OnlinePayments online, String household, String number) {
        return online.leave(
                new Payments.Wish(
                        List.of(household),
                        REGIE,
                        Map.of(number, Money.ZERO),
                        "lea@example.org",
                        true),
                new PaymentProvider.Payer(
                        new CivilIdentity("madame", "Durand", "Léa"), new ContactDetails(), false));
    }

    /** As the job does it: asked between two transactions. */
    static void settle(PayFipGateway gateway, Ground on) {
        for (long id : on.in(on.settlement::due)) {
            on.in(() -> on.settlement.stillDue(id))
                    .ifPresent(
                            a -> {
                                var answer = gateway.ask(a);
                                on.run(() -> on.settlement.conclude(a, answer));
                            });
        }
    }
}
