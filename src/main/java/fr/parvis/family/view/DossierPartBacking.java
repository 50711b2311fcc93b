package fr.parvis.family.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.family.entity.DossierSection;
import fr.parvis.family.entity.DossierState;
import fr.parvis.family.service.DossierChanges;
import fr.parvis.family.service.Dossiers;
import fr.parvis.form.entity.AnswerCheck;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.entity.PostedForm;
import fr.parvis.form.view.FormWriter;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** One part of an enrolment dossier as a form: what is sent is kept, also while something lacks. */
@RequestScoped
@Named
public class DossierPartBacking {

    @Inject DossierBacking dossier;
    @Inject Dossiers dossiers;
    @Inject DossierChanges changes;
    @Inject CurrentUser user;
    @Inject FormWriter writer;
    @Inject Navigation navigation;
    @Inject PathParameters path;
    @Inject HttpServletRequest request;
    @Inject Clock clock;

    private DossierSection section;
    private Dossiers.Opened opened;
    private Answers answers = Answers.NONE;
    private List<FieldProblem> problems = List.of();

    public void load() {
        section =
                DossierSection.read(path.get("partie"))
                        .orElseThrow(() -> new NotFoundException("part of a dossier"));
        opened = dossiers.open(user.citizen(), dossier.key());
        if (opened.state() == DossierState.VALIDATED) {
            navigation.to(dossier.getHere());
        }
        answers = opened.answers();
    }

    /** "Enregistrer et continuer": on to the next part when all is well. */
    public void next() {
        if (kept()) {
            navigation.to(
                    section.next()
                            .map(s -> dossier.getHere() + "/" + s.id())
                            .orElse(dossier.getHere() + "?pv-dit=garde"));
        }
    }

    /** "Enregistrer et finir plus tard": whatever lacks. */
    public void later() {
        PostedForm posted = posted();
        changes.keep(user.citizen(), dossier.key(), section, posted.answers());
        navigation.to(dossier.getHere() + "?pv-dit=garde");
    }

    private boolean kept() {
        PostedForm posted = posted();
        problems = posted.problems();
        if (problems.isEmpty()) {
            changes.keep(user.citizen(), dossier.key(), section, answers);
            problems = AnswerCheck.problems(section.fields(), answers, LocalDate.now(clock));
        }
        return problems.isEmpty();
    }

    private PostedForm posted() {
        PostedForm posted = PostedForm.read(section.fields(), request.getParameterMap());
        answers = posted.answers();
        return posted;
    }

    public Dossiers.Opened getOpened() {
        return opened;
    }

    public String getTitle() {
        return DossierBacking.title(section);
    }

    public boolean isHealth() {
        return section == DossierSection.HEALTH;
    }

    public boolean isLast() {
        return section.next().isEmpty();
    }

    public int getNumber() {
        return section.ordinal() + 1;
    }

    public int getOf() {
        return DossierSection.values().length;
    }

    public String getForm() {
        return writer.html(section.fields(), section.fields(), answers, problems);
    }

    public List<ProblemRow> getProblems() {
        return ProblemRow.of(problems);
    }

    public String getTitlePrefix() {
        return problems.isEmpty() ? "" : Messages.text("web.errorTitle");
    }
}
