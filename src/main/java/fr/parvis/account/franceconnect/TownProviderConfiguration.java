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

/** Whether staff of this town may sign in by its own provider. Read once, at the start. */
@ApplicationScoped
public class TownProviderConfiguration {

    private static final Logger LOG = Logger.getLogger(TownProviderConfiguration.class.getName());

    @Inject TownFiles files;
    @Inject FormTargets targets;

    @Inject
    @ConfigProperty(name = "parvis.staff.openid.url")
    Optional<String> address;

    @Inject
    @ConfigProperty(name = "parvis.staff.openid.secret")
    Optional<String> secret;

    private volatile Optional<TownProviderSettings> settings = Optional.empty();

    void start(@Observes PortalStarting starting) {
        Optional<TownProviderSettings> registered =
                files.optional("staff-openid.yaml")
                        .map(TownProviderSettings::read)
                        .map(s -> s.with(address.orElse(null), secret.orElse(null)));
        settings = registered.filter(s -> !s.secret().isBlank());
        if (registered.isPresent() && settings.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "staff do not sign in by {0}: PARVIS_STAFF_OPENID_SECRET is missing",
                    registered.get().name());
        }
        settings.ifPresent(s -> targets.allow(s.origin()));
    }

    /** Empty where the town has none. */
    public Optional<TownProviderSettings> settings() {
        return settings;
    }
}
