package fr.parvis.request.view;

import fr.parvis.form.entity.PostedForm;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.DraftOwner;
import fr.parvis.request.entity.FilingState;
import fr.parvis.request.entity.FilingStep;
import fr.parvis.request.service.CurrentApplicant;
import fr.parvis.request.service.Drafts;
import fr.parvis.request.service.Filing;
import fr.parvis.web.BrowserSecret;
import fr.parvis.web.Navigation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** A step that was sent after the session had ended: it waits until the person is back. */
@RequestScoped
public class LateForm {

    /** In the form: it was written for somebody who was signed in. */
    static final String SPACE = "pv-espace";

    @Inject Filing filing;
    @Inject Drafts drafts;
    @Inject CurrentApplicant applicant;
    @Inject BrowserSecret browser;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    /** Whether this one came too late: it is kept in the browser, and the person signs in. */
    boolean rescued(String slug, FilingStep step) {
        if (request.getParameter(SPACE) == null || !applicant.sessionEnded()) {
            return false;
        }
        browser.keep();
        DraftOwner left = DraftOwner.browser(browser.get());
        Procedure procedure = filing.procedure(drafts.open(left, slug).own(), slug);
        PostedForm sent =
                PostedForm.read(FilingState.fields(procedure, step), request.getParameterMap());
        filing.rescue(left, slug, step, sent.answers());
        navigation.to("/connexion?retour=" + StepNames.path(slug, step));
        return true;
    }
}
