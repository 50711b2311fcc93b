package fr.parvis.web;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How problems of pages are answered: a broken rule becomes a sentence on the same page, what does
 * not exist a 404 in the town's look; everything else is a fault.
 */
final class Problems {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");

    private Problems() {}

    /** Whether what an action threw is answered by this. */
    static boolean answered(FacesContext context, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof DomainException problem) {
                String words = Messages.text(problem.messageKey(), problem.arguments());
                // the detail is where it leads, or what it says once more
                String target = problem.field() == null ? null : "#" + problem.field();
                context.addMessage(
                        null, new FacesMessage(FacesMessage.SEVERITY_ERROR, words, target));
                context.renderResponse();
                return true;
            }
        }
        return missing(context, thrown);
    }

    /** The same where the page is being written, and says nothing more. */
    static boolean missing(FacesContext context, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotFoundException missing) {
                notFound(context, missing);
                return true;
            }
        }
        return false;
    }

    private static void notFound(FacesContext context, NotFoundException missing) {
        SECURITY.log(Level.INFO, "not found: {0}", missing.getMessage());
        try {
            context.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            context.responseComplete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
