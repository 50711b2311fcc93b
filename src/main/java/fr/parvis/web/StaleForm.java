package fr.parvis.web;

import fr.parvis.kernel.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;

/**
 * A form whose page has changed since: its button is no longer there, so nothing was done. The
 * person is told, and sees the text that was not saved.
 */
@RequestScoped
@Named
public class StaleForm {

    /** Where people write sentences; the rest is quickly chosen again. */
    private static final List<String> TEXTS =
            List.of("pv-reponse", "pv-motif", "pv-question", "pv-note");

    @Inject HttpServletRequest request;

    private boolean acted;
    private boolean stale;

    /** An action of the page was called. */
    void acted() {
        acted = true;
    }

    /** Before a page is drawn: a post that called nothing came from an older page. */
    void check(FacesContext context) {
        if (context.isPostback() && !acted) {
            stale = true;
            context.addMessage(
                    null,
                    new FacesMessage(
                            FacesMessage.SEVERITY_ERROR, Messages.text("web.stale"), null));
        }
    }

    /** What was written and not saved; null when there is nothing. */
    public String getUnsaved() {
        return stale
                ? TEXTS.stream()
                        .map(request::getParameter)
                        .filter(Objects::nonNull)
                        .filter(t -> !t.isBlank())
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
