package fr.parvis.account.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.AccountForms;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.FranceConnectUnlink;
import fr.parvis.account.service.OwnPhoto;
import fr.parvis.account.service.OwnProfile;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.view.AnswerGroup;
import fr.parvis.form.view.FormWriter;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Navigation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;

/** "Mon profil". */
@RequestScoped
@Named
public class ProfileBacking {

    /** Address of the page. */
    static final String PAGE = "/mon-espace/profil";

    /** In the address, {@code pv-dit}: what has just been done. */
    static final String CHANGED = "modifie";

    private static final String UNLINKED = "delie";

    @Inject OwnProfile profiles;
    @Inject OwnPhoto photos;
    @Inject FranceConnectUnlink franceConnect;
    @Inject CurrentUser user;
    @Inject FormWriter writer;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private OwnProfile.Shown shown;
    private Instant photo;
    private List<FieldProblem> problems = List.of();

    public void load() {
        shown = profiles.show(user.citizen().id());
        photo = photos.changedAt(user.citizen().id()).orElse(null);
    }

    /** "Délier": the space no longer opens by FranceConnect. */
    public void unlink() {
        String password = request.getParameter("mot_de_passe_actuel");
        problems = franceConnect.unlink(user.citizen(), password == null ? "" : password);
        if (problems.isEmpty()) {
            navigation.to(PAGE + "?pv-dit=" + UNLINKED);
        }
    }

    public List<AnswerGroup> getIdentity() {
        return groups(AccountForms.IDENTITY);
    }

    public List<AnswerGroup> getAddress() {
        return groups(AccountForms.ADDRESS);
    }

    public List<AnswerGroup> getContacts() {
        return groups(AccountForms.CONTACTS);
    }

    private List<AnswerGroup> groups(List<Field> fields) {
        return AnswerGroup.of(fields, shown.answers());
    }

    /** Since when FranceConnect vouches for the identity; null when it does not. */
    public Instant getLinkedSince() {
        return shown.linkedSince();
    }

    public Account getAccount() {
        return user.citizen();
    }

    /** The present password, asked before the space goes without FranceConnect. */
    public String getPasswordForm() {
        List<Field> asked = AccountForms.PRESENT_PASSWORD;
        return writer.html(asked, asked, Answers.NONE, problems);
    }

    /** Whether one may sign in without FranceConnect. */
    public boolean isPasswordChosen() {
        return user.citizen().passwordHash() != null;
    }

    /** Address of the photo; null when there is none. */
    public String getPhoto() {
        return photo == null
                ? null
                : request.getContextPath() + PhotoServlet.OWN + "?v=" + photo.toEpochMilli();
    }

    /** What has just been done; null otherwise. */
    public String getSaid() {
        String what = request.getParameter("pv-dit");
        return switch (what == null ? "" : what) {
            case CHANGED -> Messages.text("account.profile.done");
            case UNLINKED -> Messages.text("account.franceConnect.unlinked");
            case PhotoBacking.KEPT -> Messages.text("account.photo.done");
            case PhotoBacking.REMOVED -> Messages.text("account.photo.removed");
            default -> null;
        };
    }

    public List<ProblemRow> getProblems() {
        return ProblemRow.of(problems);
    }
}
