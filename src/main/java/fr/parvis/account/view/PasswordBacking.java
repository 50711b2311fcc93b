package fr.parvis.account.view;

import fr.parvis.account.service.AccountCreation;
import fr.parvis.account.service.AccountForms;
import fr.parvis.account.service.PasswordReset;
import fr.parvis.account.service.PasswordWishes;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.view.FormWriter;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.kernel.DomainException;
import fr.parvis.security.service.SecurityCheck;
import fr.parvis.town.TownSettings;
import fr.parvis.web.ClientAddress;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** "J'ai oublié mon mot de passe", and the page of its mail's link. */
@RequestScoped
@Named
public class PasswordBacking {

    @Inject PasswordReset reset;
    @Inject PasswordWishes wishes;
    @Inject SecurityCheck check;
    @Inject FormWriter writer;
    @Inject TownSettings town;
    @Inject PathParameters path;
    @Inject Navigation navigation;
    @Inject SentText sent;
    @Inject ClientAddress address;
    @Inject HttpServletRequest request;

    private boolean usable;
    private List<FieldProblem> problems = List.of();

    /** The same answer whether the account exists or not. */
    public void ask() {
        if (getIdentifier().isEmpty()) {
            boolean mail = town.accounts().userName() == TownSettings.Accounts.UserName.MAIL;
            throw new DomainException(
                            mail ? "account.forgotten.missing.mail" : "account.forgotten.missing")
                    .at("identifiant");
        }
        check.require();
        wishes.ask(getIdentifier(), address.of(request));
        navigation.to("/mot-de-passe-oublie?pv-dit=envoye");
    }

    public void load() {
        usable = reset.find(path.get("token")).isPresent();
    }

    public void change() {
        if (!usable) {
            // followed twice, or too late: the page says so
            return;
        }
        problems =
                reset.change(
                        path.get("token"),
                        new AccountCreation.NewPassword(
                                sent.of("mot_de_passe"), sent.of("mot_de_passe_encore")));
        if (problems.isEmpty()) {
            navigation.to("/connexion?pv-dit=" + SignInBacking.PASSWORD_CHANGED);
        }
    }

    public String getIdentifier() {
        return sent.of("identifiant").strip();
    }

    public boolean isAsked() {
        return !sent.of("pv-dit").isEmpty();
    }

    public boolean isUsable() {
        return usable;
    }

    public String getForm() {
        return writer.html(AccountForms.PASSWORD, AccountForms.PASSWORD, Answers.NONE, problems);
    }

    public List<ProblemRow> getProblems() {
        return ProblemRow.of(problems);
    }
}
