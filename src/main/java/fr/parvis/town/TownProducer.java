package fr.parvis.town;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the town once, when the portal starts. */
@ApplicationScoped
public class TownProducer {

    @Inject
    @ConfigProperty(name = "parvis.town.dir")
    String folder;

    @Inject
    @ConfigProperty(name = "parvis.website.url")
    Optional<String> websiteUrl;

    @Inject
    @ConfigProperty(name = "parvis.shell.url")
    Optional<String> shellUrl;

    @Inject
    @ConfigProperty(name = "parvis.address.url")
    Optional<String> addressUrl;

    @Produces
    @Singleton
    TownFiles files() {
        return new TownFiles(Path.of(folder));
    }

    /** The settings; addresses of other servers may be given by the environment. */
    @Produces
    @Singleton
    @Named("town")
    TownSettings settings(TownFiles files) {
        TownSettings read = files.settings();
        return new TownSettings(
                read.name(),
                read.officialName(),
                read.inseeCode(),
                read.portalTitle(),
                read.welcome(),
                read.colour(),
                read.website().at(websiteUrl.orElse(null), shellUrl.orElse(null)),
                read.townHall(),
                read.help(),
                read.mail(),
                read.services(),
                read.themes(),
                read.documentTypes(),
                read.synonyms(),
                addressUrl
                        .map(TownSettings.AddressCompletion::new)
                        .orElse(read.addressCompletion()),
                read.accounts(),
                read.calendars(),
                read.regies(),
                read.invoices(),
                read.families(),
                read.newsCategories(),
                read.enrolmentFile(),
                read.content(),
                read.legal());
    }
}
