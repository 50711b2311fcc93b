package fr.parvis.request.view;

import fr.parvis.account.service.AccountForms;
import fr.parvis.account.service.ContactUpdates;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.view.AnswerGroup;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;

/** "Coordonnées": what the space has, and the démarches that change it. */
@RequestScoped
@Named
public class ContactChangesBacking {

    @Inject Catalogue catalogue;
    @Inject CurrentUser user;

    /**
     * A démarche that changes contact details.
     *
     * @param present what the space has now; none when it has nothing
     */
    public record Change(Procedure procedure, List<AnswerGroup> present) {}

    /** For the person who is signed in. */
    public List<Change> getOwn() {
        Answers known = AccountForms.answers(user.citizen());
        return procedures().map(p -> new Change(p, present(p, known))).toList();
    }

    private Stream<Procedure> procedures() {
        return catalogue.all().stream().filter(p -> !p.updates().isEmpty());
    }

    private static List<AnswerGroup> present(Procedure procedure, Answers known) {
        return AnswerGroup.of(ContactUpdates.fields(procedure.updates().values()), known);
    }

    /** Whether this town changes contact details by démarches. */
    public boolean isOffered() {
        return procedures().findAny().isPresent();
    }

    /** Whose contact details they are. */
    public String getName() {
        return user.getDisplayName();
    }
}
