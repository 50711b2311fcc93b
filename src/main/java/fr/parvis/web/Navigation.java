package fr.parvis.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** Redirections to public addresses: after every change a page is asked for anew. */
@ApplicationScoped
public class Navigation {

    /**
     * Answers with a redirection; the page is not rendered.
     *
     * @param address below the root of the portal: {@code /suivi/…}
     */
    public void to(String address) {
        var external = FacesContext.getCurrentInstance().getExternalContext();
        redirect(external.getRequestContextPath() + address);
    }

    /**
     * The same to a partner's site, whose address the portal knows by itself and never from a
     * request.
     */
    public void away(URI address) {
        redirect(address.toString());
    }

    private static void redirect(String address) {
        var context = FacesContext.getCurrentInstance();
        try {
            context.getExternalContext().redirect(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.responseComplete();
    }
}
