package fr.parvis.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Redirections to public addresses: after every change a page is asked for anew. */
@RequestScoped
public class Navigation {

    /**
     * Answers with a redirection; the page is not rendered.
     *
     * @param address below the root of the portal: {@code /suivi/…}
     */
    public void to(String address) {
        var context = FacesContext.getCurrentInstance();
        var external = context.getExternalContext();
        try {
            external.redirect(external.getRequestContextPath() + address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.responseComplete();
    }
}
