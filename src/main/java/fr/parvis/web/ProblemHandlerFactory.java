package fr.parvis.web;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one place where problems of pages are answered: a broken rule becomes a sentence on the same
 * page, what does not exist a 404 in the town's look; everything else is a fault.
 */
public class ProblemHandlerFactory extends ExceptionHandlerFactory {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");

    public ProblemHandlerFactory(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Handler(getWrapped().getExceptionHandler());
    }

    private static final class Handler extends ExceptionHandlerWrapper {

        private Handler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() {
            var events = getUnhandledExceptionQueuedEvents().iterator();
            while (events.hasNext()) {
                Throwable thrown = events.next().getContext().getException();
                if (answered(thrown)) {
                    events.remove();
                }
            }
            getWrapped().handle();
        }

        private static boolean answered(Throwable thrown) {
            var context = FacesContext.getCurrentInstance();
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                if (cause instanceof DomainException problem) {
                    String words = Messages.text(problem.messageKey(), problem.arguments());
                    context.addMessage(
                            null, new FacesMessage(FacesMessage.SEVERITY_ERROR, words, null));
                    context.renderResponse();
                    return true;
                }
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
                context.getExternalContext()
                        .responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
                context.responseComplete();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
