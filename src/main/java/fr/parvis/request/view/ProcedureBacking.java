package fr.parvis.request.view;

import fr.parvis.kernel.Messages;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.procedure.service.QuotaKeeper;
import fr.parvis.procedure.view.DocumentRow;
import fr.parvis.request.entity.Draft;
import fr.parvis.request.entity.FilingStep;
import fr.parvis.request.service.Filing;
import fr.parvis.town.TownSettings;
import fr.parvis.web.BrowserSecret;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The presentation of a démarche, its first step; and the help to fill it in. */
@RequestScoped
@Named
public class ProcedureBacking {

    @Inject Catalogue catalogue;
    @Inject QuotaKeeper quota;
    @Inject Filing filing;
    @Inject BrowserSecret browser;
    @Inject TownSettings town;
    @Inject PathParameters path;
    @Inject Navigation navigation;

    private Procedure procedure;
    private Optional<Draft> draft = Optional.empty();
    private Optional<QuotaKeeper.Closure> closure = Optional.empty();

    public void load() {
        procedure = catalogue.get(path.get("slug")).procedure();
        if (procedure.opensElsewhere()) {
            try {
                var external = FacesContext.getCurrentInstance().getExternalContext();
                external.redirect(procedure.external().url());
                FacesContext.getCurrentInstance().responseComplete();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return;
        }
        draft = filing.draft(browser.get(), procedure.slug());
        closure = quota.closure(procedure);
    }

    /** "Annuler la démarche": what was typed is forgotten. */
    public void discard() {
        filing.discard(browser.get(), procedure.slug());
        navigation.to("/demarches/" + procedure.slug());
    }

    public Procedure getProcedure() {
        return procedure;
    }

    public TownSettings.TownService getService() {
        return town.service(procedure.service()).orElseThrow();
    }

    public TownSettings.Theme getTheme() {
        return town.theme(procedure.theme()).orElseThrow();
    }

    public List<DocumentRow> getDocuments() {
        return DocumentRow.all(procedure, town);
    }

    /** Why it cannot be begun; null when it can. */
    public String getClosed() {
        return closure.map(c -> Messages.text(c.messageKey(), c.arguments())).orElse(null);
    }

    /** The draft that this browser left; null without one. */
    public Draft getDraft() {
        return draft.orElse(null);
    }

    /** Where who keeps the draft goes on. */
    public String getResumeAddress() {
        return StepNames.path(
                procedure.slug(), draft.map(Draft::step).orElse(FilingStep.PRESENTATION));
    }

    public String getDelay() {
        var delay = procedure.delay();
        return Messages.text(
                delay.working() ? "procedure.delay.working" : "procedure.delay.days", delay.days());
    }
}
