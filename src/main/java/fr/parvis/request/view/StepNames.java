package fr.parvis.request.view;

import fr.parvis.kernel.Messages;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.FilingStep;
import fr.parvis.web.StepBar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;

/** The steps of filing for the step bar: titles in the guides' words, addresses. */
@ApplicationScoped
@Named("steps")
public class StepNames {

    @Inject ServletContext context;

    /** The step bar of a démarche. */
    public String bar(Procedure procedure, FilingStep current) {
        return StepBar.html(
                FilingStep.of(procedure).stream()
                        .map(s -> new StepBar.Step(title(s), address(procedure.slug(), s)))
                        .toList(),
                current.number(procedure) - 1);
    }

    /** "Aller à l’étape 3": the number of the step after one. */
    public int after(Procedure procedure, FilingStep step) {
        return step.number(procedure) + 1;
    }

    /** The number of the step before one. */
    public int before(Procedure procedure, FilingStep step) {
        return step.number(procedure) - 1;
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
