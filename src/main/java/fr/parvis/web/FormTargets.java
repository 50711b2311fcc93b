package fr.parvis.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Other sites that a form of the portal may lead to: browsers apply {@code form-action} also to the
 * redirection that answers a form. Capabilities name theirs when the portal starts.
 */
@ApplicationScoped
public class FormTargets {

    private final Set<String> origins = new ConcurrentSkipListSet<>();

    /**
     * @param origin scheme, host and port: {@code https://oidc.franceconnect.gouv.fr}
     */
    public void allow(String origin) {
        origins.add(origin);
    }

    /** The sources of {@code form-action}. */
    String sources() {
        return origins.isEmpty() ? "'self'" : "'self' " + String.join(" ", origins);
    }
}
