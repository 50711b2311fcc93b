package fr.parvis.account.view;

import fr.parvis.account.service.AccountForms;
import fr.parvis.account.service.CertifiedAnswers;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.OwnProfile;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.entity.PostedForm;
import fr.parvis.form.view.AnswerGroup;
import fr.parvis.form.view.FormWriter;
import fr.parvis.form.view.Locked;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Navigation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** "Je modifie mon espace". */
@RequestScoped
@Named
public class EditProfileBacking {

    @Inject OwnProfile profiles;
    @Inject CurrentUser user;
    @Inject FormWriter writer;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private OwnProfile.Shown shown;
    private List<Field> fields = List.of();
    private Answers answers = Answers.NONE;
    private List<FieldProblem> problems = List.of();
    private boolean outdated;

    public void load() {
        shown = profiles.show(user.citizen().id());
        fields = OwnProfile.fields(shown.certified());
        answers = shown.answers();
    }

    public void change() {
        PostedForm posted = PostedForm.read(fields, request.getParameterMap());
        // shown again as it was typed, whatever comes
        answers = OwnProfile.merged(shown.answers(), fields, posted.answers());
        problems = posted.problems();
        if (problems.isEmpty()) {
            problems = save(posted.answers());
        }
        if (problems.isEmpty()) {
            navigation.to(ProfileBacking.PAGE + "?pv-dit=" + ProfileBacking.CHANGED);
        }
    }

    private List<FieldProblem> save(Answers typed) {
        try {
            return profiles.change(user.citizen().id(), request.getParameter("pv-etat"), typed);
        } catch (DomainException e) {
            // the page shows what is kept now, and its stamp: pressing again replaces it
            outdated = true;
            throw e;
        }
    }

    /** Each part of the form under its heading. */
    public String getIdentityForm() {
        return form(AccountForms.IDENTITY);
    }

    public String getAddressForm() {
        return form(AccountForms.ADDRESS);
    }

    public String getContactsForm() {
        return form(AccountForms.CONTACTS);
    }

    private String form(List<Field> part) {
        List<Field> asked = part.stream().filter(f -> !f.name().equals("courriel")).toList();
        var locked =
                new Locked(
                        CertifiedAnswers.FIELDS, Messages.text("account.franceConnect.certified"));
        return writer.html(
                asked, asked, answers, problems, shown.certified() ? locked : Locked.NOTHING);
    }

    public boolean isCertified() {
        return shown.certified();
    }

    /** Whether the profile was changed elsewhere while this form was filled in. */
    public boolean isOutdated() {
        return outdated;
    }

    /** What is kept now. */
    public List<AnswerGroup> getKept() {
        return AnswerGroup.of(fields, shown.answers());
    }

    public String getStamp() {
        return shown.stamp();
    }

    public String getTitlePrefix() {
        return problems.isEmpty() ? "" : Messages.text("web.errorTitle");
    }

    public List<ProblemRow> getProblems() {
        return ProblemRow.of(problems);
    }
}
