package fr.parvis.billing.payfip;

import fr.parvis.kernel.PortalStarting;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings;
import fr.parvis.web.FormTargets;
import java.net.URI;
import java.time.Clock;

/** The way to PayFiP without the server. */
public final class PayFipTesting {

    private PayFipTesting() {}

    /**
     * @param standIn of PayFiP, with a slash at the end
     */
    public static PayFipGateway gateway(
            TownSettings town, URI standIn, PortalAddress portal, Clock clock) {
        var configuration = new PayFipConfiguration();
        configuration.town = town;
        configuration.targets = new FormTargets();
        configuration.serviceAddress = standIn.resolve("tpa/services/securite");
        configuration.page = standIn.resolve("tpa/paiementws.web");
        configuration.entry = "T";
        configuration.start(new PortalStarting());
        var gateway = new PayFipGateway();
        gateway.configuration = configuration;
        gateway.town = town;
        gateway.portal = portal;
        gateway.clock = clock;
        return gateway;
    }
}
