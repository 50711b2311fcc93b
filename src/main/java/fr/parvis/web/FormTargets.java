package fr.parvis.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;

/**
 * Other sites that a form of the portal may lead to: browsers apply {@code form-action} also to the
 * redirection that answers a form. Capabilities name theirs when the portal starts.
 */
@ApplicationScoped
public class FormTargets {

    private final Set<String> origins = new TreeSet<>();
    private volatile String sources = "'self'";

    /**
     * @param origin scheme, host and port: {@code https://oidc.franceconnect.gouv.fr}
     */
    public synchronized void allow(String origin) {
        if (origins.add(origin)) {
            sources = "'self' " + String.join(" ", origins);
        }
    }

    /** The sources of {@code form-action}; the same text until another site is allowed. */
    String sources() {
        return sources;
    }
}
