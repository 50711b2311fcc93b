package fr.parvis.town;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the portal is reached from outside: for links in mails and in other sites. */
@ApplicationScoped
public class PortalAddress {

    @Inject
    @ConfigProperty(name = "parvis.public.url")
    String root;

    /**
     * @param path from the root of the portal, beginning with a slash: {@code /suivi/…}
     */
    public String of(String path) {
        return (root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path;
    }

    /** Cookies are marked {@code Secure} when the portal is reached by HTTPS. */
    public boolean secure() {
        return root.startsWith("https:");
    }
}
