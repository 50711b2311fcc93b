package fr.parvis.account.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.AccountCreation;
import fr.parvis.account.service.AccountForms;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.Identifiers;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.entity.PostedForm;
import fr.parvis.form.view.FormWriter;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.kernel.Messages;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** "Mes identifiants": one form is open at a time, so that the present password stands once. */
@RequestScoped
@Named
public class IdentifiersBacking {

    /** Address of the page. */
    static final String PAGE = "/mon-espace/profil/identifiants";

    /** In the address, {@code pv-dit}: what has just been done. */
    static final String MAIL_CONFIRMED = "courriel";

    /** What is changed, by the value of its button and of {@code changer} in the address. */
    private static final String USER_NAME = "nom";

    private static final String PASSWORD = "mot-de-passe";
    private static final String MAIL = "adresse";

    @Inject Identifiers identifiers;
    @Inject CurrentUser user;
    @Inject FormWriter writer;
    @Inject Navigation navigation;
    @Inject SentText sent;
    @Inject HttpServletRequest request;

    private Answers typed = Answers.NONE;
    private List<FieldProblem> problems = List.of();

    public void changeUserName() {
        typed = PostedForm.read(AccountForms.USER_NAME, request.getParameterMap()).answers();
        done(identifiers.changeUserName(account(), present(), typed), USER_NAME);
    }

    public void changePassword() {
        var fresh =
                new AccountCreation.NewPassword(
                        sent.of("mot_de_passe"), sent.of("mot_de_passe_encore"));
        done(
                identifiers.changePassword(account(), present(), fresh, user.token().orElseThrow()),
                PASSWORD);
    }

    public void changeMail() {
        typed = PostedForm.read(AccountForms.NEW_MAIL, request.getParameterMap()).answers();
        done(identifiers.askMail(account(), present(), typed), MAIL);
    }

    private void done(List<FieldProblem> found, String what) {
        problems = found;
        if (problems.isEmpty()) {
            navigation.to(PAGE + "?pv-dit=" + what);
        }
    }

    private Account account() {
        return user.citizen();
    }

    private String present() {
        return sent.of("mot_de_passe_actuel");
    }

    /** The form that is open: "" for none. */
    public String getOpen() {
        return sent.of("changer");
    }

    /** The fields of the form that is open. */
    public String getForm() {
        List<Field> asked =
                switch (getOpen()) {
                    case USER_NAME -> AccountForms.USER_NAME;
                    case PASSWORD -> AccountForms.PASSWORD;
                    case MAIL -> AccountForms.NEW_MAIL;
                    default -> List.of();
                };
        List<Field> fields =
                Stream.of(AccountForms.PRESENT_PASSWORD, asked).flatMap(List::stream).toList();
        return writer.html(fields, fields, shown(), problems);
    }

    /** What is there now, until something else was typed. */
    private Answers shown() {
        return typed.isEmpty() && USER_NAME.equals(getOpen())
                ? new Answers(Map.of("nom_utilisateur", List.of(account().userName())))
                : typed;
    }

    public boolean isUserNameChosen() {
        return identifiers.userNameChosen();
    }

    /** Without a password nothing can be proved: it is chosen by the link of a mail. */
    public boolean isPasswordChosen() {
        return account().passwordHash() != null;
    }

    public Account getAccount() {
        return account();
    }

    /** What has just been done; null otherwise. */
    public String getSaid() {
        return switch (sent.of("pv-dit")) {
            case USER_NAME -> Messages.text("account.userName.done");
            case PASSWORD -> Messages.text("account.presentPassword.done");
            case MAIL -> Messages.text("account.newMail.sent");
            case MAIL_CONFIRMED -> Messages.text("account.newMail.done");
            default -> null;
        };
    }

    public List<ProblemRow> getProblems() {
        return ProblemRow.of(problems);
    }
}
