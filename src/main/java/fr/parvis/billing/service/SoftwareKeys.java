package fr.parvis.billing.service;

import fr.parvis.billing.entity.Actor;
import fr.parvis.security.service.SoftwareKeyList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keys of the business software that brings invoices, each for a régie. */
@ApplicationScoped
public class SoftwareKeys {

    /** As {@link SoftwareKeyList} reads them; what a key is for is the id of a régie. */
    @Inject
    @ConfigProperty(name = "parvis.billing.import-keys")
    Optional<String> keys;

    /**
     * Whose key it is.
     *
     * @param authorization the header, {@code Bearer KEY}; may be null
     * @return empty when it is no key of this régie
     */
    public Optional<Actor> holder(String regie, String authorization) {
        return SoftwareKeyList.holder(keys.orElse(""), regie, authorization).map(Actor::software);
    }
}
