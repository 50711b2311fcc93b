package fr.parvis.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Other sites that a form of the portal may lead to: browsers apply {@code form-action} also to the
 * redirection that answers a form. Capabilities name theirs when the portal starts.
 */
@ApplicationScoped
public class FormTargets {

    private final Set<String> origins = new TreeSet<>();
    private volatile String sources = "'self'";
    private volatile List<String> open = List.of();

    /**
     * @param origin scheme, host and port: {@code https://oidc.franceconnect.gouv.fr}
     */
    public synchronized void allow(String origin) {
        if (origins.add(origin)) {
            sources = "'self' " + String.join(" ", origins);
        }
    }

    /**
     * Below these addresses another site may send a form by somebody's browser: nothing there looks
     * at who is signed in.
     *
     * @param path with a slash at both ends
     */
    public synchronized void welcome(String path) {
        open = Stream.concat(open.stream(), Stream.of(path)).distinct().toList();
    }

    /** Whether other sites may send forms to an address. */
    boolean welcomes(String path) {
        return open.stream().anyMatch(path::startsWith);
    }

    /** The sources of {@code form-action}; the same text until another site is allowed. */
    String sources() {
        return sources;
    }
}
