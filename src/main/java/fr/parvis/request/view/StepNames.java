package fr.parvis.request.view;

import fr.parvis.kernel.Messages;
import fr.parvis.request.entity.FilingStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.util.List;

/** The steps of filing for the step bar: titles in the guides' words, addresses. */
@ApplicationScoped
@Named("steps")
public class StepNames {

    @Inject ServletContext context;

    public List<FilingStep> getAll() {
        return List.of(FilingStep.values());
    }

    public int getCount() {
        return FilingStep.values().length;
    }

    public String title(FilingStep step) {
        return Messages.text("request.step." + step.name());
    }

    /** With the context path, for links. */
    public String address(String slug, FilingStep step) {
        return context.getContextPath() + path(slug, step);
    }

    /** Below the root of the portal. */
    public static String path(String slug, FilingStep step) {
        return "/demarches/" + slug + (step.path().isEmpty() ? "" : "/" + step.path());
    }
}
