package fr.parvis.billing.payfip;

import fr.parvis.kernel.PortalStarting;
import fr.parvis.town.RegieSettings;
import fr.parvis.town.TownSettings;
import fr.parvis.web.FormTargets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which régies take payments by PayFiP, and where it is. It has no secret: it knows its régies. */
@ApplicationScoped
public class PayFipConfiguration {

    /** Under which PayFiP's browsers and servers find the portal. */
    public static final String ROOT = "/paiement/payfip/";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject TownSettings town;
    @Inject FormTargets targets;

    @Inject
    @ConfigProperty(
            name = "parvis.payfip.service",
            defaultValue = "https://www.payfip.gouv.fr/tpa/services/securite")
    URI serviceAddress;

    @Inject
    @ConfigProperty(
            name = "parvis.payfip.page",
            defaultValue = "https://www.payfip.gouv.fr/tpa/paiementws.web")
    URI page;

    /** T for tests, X while the régie is being opened, W for real money. */
    @Inject
    @ConfigProperty(name = "parvis.payfip.entry", defaultValue = "W")
    String entry;

    private volatile PayFipService service;

    void start(@Observes PortalStarting starting) {
        if (!entry.matches("[TXW]")) {
            throw new IllegalStateException("parvis.payfip.entry is T, X or W");
        }
        // also where no régie is paid there any more: what was begun is still asked about
        service = new PayFipService(serviceAddress, PATIENCE);
        if (town.regies().stream().anyMatch(r -> r.payfip() != null)) {
            // the form whose answer leads there, and the one by which it leads back
            targets.allow(page.getScheme() + "://" + page.getRawAuthority());
            targets.welcome(ROOT);
        }
    }

    /** The number of a régie at PayFiP; empty where nothing is paid to it there. */
    Optional<String> client(String regie) {
        return town.regie(regie).map(RegieSettings::payfip).map(RegieSettings.PayFip::client);
    }

    PayFipService service() {
        return service;
    }

    String entry() {
        return entry;
    }

    /** Where somebody pays an operation. */
    URI page(String operation) {
        return URI.create(page + "?idop=" + operation);
    }
}
