package fr.parvis.request.view;

import fr.parvis.document.entity.SupportingDocument;
import fr.parvis.document.service.StorageSpace;
import fr.parvis.kernel.Messages;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.procedure.service.QuotaKeeper;
import fr.parvis.procedure.view.DocumentRow;
import fr.parvis.request.entity.Draft;
import fr.parvis.request.entity.DraftOwner;
import fr.parvis.request.entity.FilingStep;
import fr.parvis.request.service.CurrentApplicant;
import fr.parvis.request.service.Drafts;
import fr.parvis.request.service.FilingAccess;
import fr.parvis.town.TownSettings;
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
import java.util.Set;
import java.util.stream.Collectors;

/** The presentation of a démarche, its first step; and the help to fill it in. */
@RequestScoped
@Named
public class ProcedureBacking {

    @Inject Catalogue catalogue;
    @Inject QuotaKeeper quota;
    @Inject Drafts allDrafts;
    @Inject FilingAccess access;
    @Inject CurrentApplicant applicant;
    @Inject StorageSpace space;
    @Inject TownSettings town;
    @Inject PathParameters path;
    @Inject Navigation navigation;

    private Procedure procedure;
    private Set<String> kept = Set.of();
    private Drafts.Open drafts = Drafts.Open.NONE;
    private FilingAccess.Lack lack = FilingAccess.Lack.NOTHING;
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
        DraftOwner owner = applicant.owner();
        lack = access.lack(procedure, owner);
        drafts = allDrafts.open(owner, procedure.slug());
        closure = quota.closure(procedure);
        if (owner.signedIn() && !procedure.documents().isEmpty()) {
            kept = space.list().stream().map(SupportingDocument::type).collect(Collectors.toSet());
        }
    }

    /** Goes on with the draft of the space, not with what this browser left. */
    public void keepOwn() {
        allDrafts.keepOwn(applicant.owner(), procedure.slug());
        resume();
    }

    /** Goes on with what this browser left. */
    public void keepLeft() {
        allDrafts.keepLeft(applicant.owner(), procedure.slug());
        resume();
    }

    private void resume() {
        drafts = allDrafts.open(applicant.owner(), procedure.slug());
        navigation.to(StepNames.path(procedure.slug(), step()));
    }

    /** "Annuler la démarche": what was typed is forgotten. */
    public void discard() {
        allDrafts.discard(applicant.owner(), procedure.slug());
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
        return DocumentRow.all(procedure, town, kept);
    }

    /** Why it cannot be begun; null when it can. */
    public String getClosed() {
        return closure.map(c -> Messages.text(c.messageKey(), c.arguments())).orElse(null);
    }

    /** The draft that filing goes on with; null without one, or while nobody may file it. */
    public Draft getDraft() {
        return isFileable() ? drafts.own().orElse(null) : null;
    }

    /** What this browser left beside it; null where there is nothing to choose. */
    public Draft getLeft() {
        return isFileable() ? drafts.left().orElse(null) : null;
    }

    /** Where who keeps the draft goes on, below the root of the portal. */
    public String getResumeAddress() {
        return StepNames.path(procedure.slug(), step());
    }

    private FilingStep step() {
        return drafts.own().map(Draft::step).orElse(FilingStep.PRESENTATION);
    }

    /** Where filing begins, below the root of the portal. */
    public String getBeginning() {
        return StepNames.path(
                procedure.slug(), FilingStep.PRESENTATION.next(procedure).orElseThrow());
    }

    public boolean isFileable() {
        return lack == FilingAccess.Lack.NOTHING;
    }

    /** Whether a space is needed and nobody is signed in. */
    public boolean isAccountLacking() {
        return lack == FilingAccess.Lack.ACCOUNT;
    }

    /** Whether an agent has to activate the space first. */
    public boolean isActivationLacking() {
        return lack == FilingAccess.Lack.ACTIVATION;
    }

    /** Where somebody comes back to after signing in. */
    public String getAddress() {
        return StepNames.path(procedure.slug(), FilingStep.PRESENTATION);
    }

    public String getDelay() {
        var delay = procedure.delay();
        return Messages.text(
                delay.working() ? "procedure.delay.working" : "procedure.delay.days", delay.days());
    }
}
