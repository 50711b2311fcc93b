package fr.parvis.content.cms;

import fr.parvis.kernel.PortalStarting;
import fr.parvis.town.ConfigurationException;
import fr.parvis.town.TownFiles;
import fr.parvis.town.TownSettings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this town shares with its site, read once, at the start. */
@ApplicationScoped
public class CmsConfiguration {

    private static final Logger LOG = Logger.getLogger(CmsConfiguration.class.getName());

    /** Before those who work with it. */
    private static final int EARLY = Interceptor.Priority.APPLICATION - 1;

    @Inject TownFiles files;
    @Inject TownSettings town;

    @Inject
    @ConfigProperty(name = "parvis.cms.url")
    Optional<URI> url;

    @Inject
    @ConfigProperty(name = "parvis.cms.password")
    Optional<String> password;

    @Inject
    @ConfigProperty(name = "parvis.cms.hook.secret")
    Optional<String> hookSecret;

    private volatile CmsSettings settings = CmsSettings.NONE;

    void start(@Observes @Priority(EARLY) PortalStarting starting) {
        settings =
                files.optional("cms.yaml")
                        .map(CmsSettings::read)
                        .map(s -> s.at(url.orElse(null)))
                        .orElse(CmsSettings.NONE);
        for (CmsSettings.Source source : settings.sources()) {
            source.categories().values().forEach(this::check);
            if (source.category() != null) {
                check(source.category());
            }
        }
        if (password.isEmpty()
                && settings.sources().stream().anyMatch(s -> s.privateUser() != null)) {
            throw new ConfigurationException(
                    List.of(
                            new ConfigurationException.Problem(
                                    "cms.yaml", 0, "privateUser needs PARVIS_CMS_PASSWORD")));
        }
        if (settings.publish() != null && password.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "no news goes to {0}: PARVIS_CMS_PASSWORD is missing",
                    settings.publish().name());
        }
    }

    private void check(String category) {
        boolean practical =
                town.content().practical().stream().anyMatch(c -> c.id().equals(category));
        if (town.newsCategory(category).isEmpty() && !practical) {
            throw new ConfigurationException(
                    List.of(
                            new ConfigurationException.Problem(
                                    "cms.yaml",
                                    0,
                                    "category " + category + " is not in town.yaml")));
        }
    }

    public CmsSettings settings() {
        return settings;
    }

    /** The WordPress that shows news of the portal; empty where none does. */
    public Optional<CmsSettings.Publish> publish() {
        return Optional.ofNullable(settings.publish()).filter(p -> password.isPresent());
    }

    /** The application password; spaces in it are for the eye. */
    public String password() {
        return password.orElseThrow();
    }

    /** What the site signs its messages with; empty where it sends none. */
    public Optional<String> hookSecret() {
        return hookSecret;
    }
}
