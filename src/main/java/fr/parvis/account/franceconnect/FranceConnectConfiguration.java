package fr.parvis.account.franceconnect;

import fr.parvis.kernel.PortalStarting;
import fr.parvis.town.TownFiles;
import fr.parvis.web.FormTargets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether this town offers FranceConnect, and how. Read once, when the portal starts. */
@ApplicationScoped
public class FranceConnectConfiguration {

    private static final Logger LOG = Logger.getLogger(FranceConnectConfiguration.class.getName());

    @Inject TownFiles files;
    @Inject FormTargets targets;

    @Inject
    @ConfigProperty(name = "parvis.franceconnect.url")
    Optional<String> address;

    @Inject
    @ConfigProperty(name = "parvis.franceconnect.client")
    Optional<String> clientId;

    @Inject
    @ConfigProperty(name = "parvis.franceconnect.secret")
    Optional<String> secret;

    private volatile Optional<FranceConnectSettings> settings = Optional.empty();

    void start(@Observes PortalStarting starting) {
        Optional<FranceConnectSettings> registered =
                files.optional("franceconnect.yaml")
                        .map(FranceConnectSettings::read)
                        .map(
                                s ->
                                        s.with(
                                                address.orElse(null),
                                                clientId.orElse(null),
                                                secret.orElse(null)));
        settings = registered.filter(s -> !s.secret().isBlank());
        if (registered.isPresent() && settings.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "FranceConnect is not offered: PARVIS_FRANCECONNECT_SECRET is missing");
        }
        // the form that begins a sign-in is answered by a redirection to there
        settings.ifPresent(s -> targets.allow(s.origin()));
    }

    /** Empty where the town does not offer it. */
    public Optional<FranceConnectSettings> settings() {
        return settings;
    }
}
