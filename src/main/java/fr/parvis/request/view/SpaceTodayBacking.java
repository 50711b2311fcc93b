package fr.parvis.request.view;

import fr.parvis.account.service.ContactUpdates;
import fr.parvis.form.view.AnswerGroup;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** "Dans l'espace aujourd'hui": beside what a request would change there, what stands there now. */
@RequestScoped
@Named
public class SpaceTodayBacking {

    @Inject InstructRequestBacking screen;
    @Inject ContactUpdates contacts;

    private List<AnswerGroup> lines;

    /** None once it is decided, and none for démarches that change nothing in a space. */
    public List<AnswerGroup> getLines() {
        if (lines == null) {
            lines = changes() ? today() : List.of();
        }
        return lines;
    }

    private boolean changes() {
        return screen.isOpen()
                && !screen.getProcedure().updates().isEmpty()
                && screen.getShown().accountId() != null
                && screen.getShown().subject() == null;
    }

    private List<AnswerGroup> today() {
        return AnswerGroup.of(
                ContactUpdates.fields(screen.getProcedure().updates().values()),
                contacts.present(screen.getShown().accountId()));
    }
}
