package fr.parvis.request.view;

import fr.parvis.form.entity.Answers;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.Draft;
import fr.parvis.request.entity.FilingStep;
import fr.parvis.request.service.CurrentApplicant;
import fr.parvis.request.service.DocumentFolders;
import fr.parvis.request.service.Filing;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The documents of a draft: at the bottom of "Ma demande", and in "Le récapitulatif". */
@RequestScoped
@Named
public class DraftDocumentsBacking {

    @Inject FilingBacking form;
    @Inject ReviewBacking review;
    @Inject Filing filing;
    @Inject CurrentApplicant applicant;
    @Inject DocumentFolders folders;
    @Inject DocumentGroups documents;
    @Inject DocumentPath path;
    @Inject Navigation navigation;
    @Inject SentText sent;

    private List<DocumentGroup> groups = List.of();

    /** After the form has found its draft; nothing where the démarche asks for no document. */
    public void loadForm() {
        if (shown(form.getProcedure())) {
            // they belong to a draft: perhaps the page before asked nothing that made one
            know(form.draft().orElseGet(this::begun), form.getProcedure());
            groups = documents.ofForm(form.fieldProblems());
        }
    }

    private Draft begun() {
        return filing.keep(
                applicant.keep(), form.getProcedure().slug(), FilingStep.REQUEST, Answers.NONE);
    }

    /** The same for the summary. */
    public void loadSummary() {
        if (shown(review.getProcedure())) {
            know(review.getDraft(), review.getProcedure());
            groups = documents.called();
        }
    }

    private static boolean shown(Procedure procedure) {
        return procedure != null
                && !procedure.documents().isEmpty()
                && !FacesContext.getCurrentInstance().getResponseComplete();
    }

    private void know(Draft draft, Procedure procedure) {
        path.know(folders.ofDraft(draft, procedure, applicant.owner()));
    }

    /** "Ajouter", and what changes a document: what is typed is kept first. */
    public void leave() {
        form.keepTyped();
        navigation.to(path.pages().target(sent.of("pv-piece")));
    }

    public List<DocumentGroup> getGroups() {
        return groups;
    }

    public DocumentPages getPages() {
        return path.pages();
    }
}
