package fr.parvis.billing.paybox;

import fr.parvis.kernel.PortalStarting;
import fr.parvis.town.RegieSettings;
import fr.parvis.town.TownSettings;
import fr.parvis.web.FormTargets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which régies take payments by Paybox, and how. Read once, when the portal starts: a key that
 * cannot be read stops the start, one that is missing leaves payment online closed.
 */
@ApplicationScoped
public class PayboxConfiguration {

    private static final Logger LOG = Logger.getLogger(PayboxConfiguration.class.getName());
    private static final String KEY = "parvis.paybox.key";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Inject TownSettings town;
    @Inject PayboxTrust trust;
    @Inject FormTargets targets;
    @Inject Config config;

    /** Addresses of payment servers by comma, the main one first; otherwise those of Paybox. */
    @Inject
    @ConfigProperty(name = "parvis.paybox.servers")
    Optional<String> addresses;

    private final Map<String, PayboxShop> shops = new ConcurrentHashMap<>();
    private volatile PayboxServers servers;

    void start(@Observes PortalStarting starting) {
        for (RegieSettings regie : town.regies()) {
            if (regie.paybox() != null) {
                open(regie);
            }
        }
        if (!shops.isEmpty()) {
            List<URI> pages = pages();
            servers = new PayboxServers(pages, PATIENCE);
            // the form that a browser sends there
            pages.forEach(p -> targets.allow(p.getScheme() + "://" + p.getRawAuthority()));
        }
    }

    private void open(RegieSettings regie) {
        Optional<String> key = key(regie.id());
        if (key.isEmpty()) {
            closed(regie, "PARVIS_PAYBOX_KEY is missing");
        } else if (!trust.anybody()) {
            closed(regie, "PARVIS_PAYBOX_PUBLIC_KEYS is missing, no payment could be believed");
        } else {
            RegieSettings.Paybox contract = regie.paybox();
            shops.put(
                    regie.id(),
                    new PayboxShop(
                            contract.site(),
                            contract.rank(),
                            contract.identifier(),
                            PayboxKey.hex(key.get())));
        }
    }

    private static void closed(RegieSettings regie, String why) {
        LOG.log(
                Level.WARNING,
                "nothing is paid online to {0}: {1}",
                new Object[] {regie.name(), why});
    }

    /** Of the régie itself ("parvis.paybox.key.regie-centrale"), or else of all. */
    private Optional<String> key(String regie) {
        return config.getOptionalValue(KEY + "." + regie, String.class)
                .or(() -> config.getOptionalValue(KEY, String.class))
                .filter(k -> !k.isBlank());
    }

    private List<URI> pages() {
        List<URI> usual = trust.takesTests() ? PayboxServers.TEST : PayboxServers.PRODUCTION;
        return addresses
                .map(a -> Stream.of(a.split(",")).map(String::strip).map(URI::create).toList())
                .orElse(usual);
    }

    /** The contract of a régie; empty where nothing is paid to it by Paybox. */
    public Optional<PayboxShop> shop(String regie) {
        return Optional.ofNullable(shops.get(regie));
    }

    /**
     * The address that forms are sent to now; empty when no server of Paybox is there.
     *
     * @throws IllegalStateException where no régie takes payments by Paybox
     */
    public Optional<URI> page() {
        if (servers == null) {
            throw new IllegalStateException("nothing is paid by Paybox here");
        }
        return servers.page();
    }
}
