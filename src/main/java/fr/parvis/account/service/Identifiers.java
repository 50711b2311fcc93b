package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.form.entity.AnswerCheck;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.SecretToken;
import fr.parvis.security.service.Throttle;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * "Mes identifiants": user name, password and mail of whoever is signed in. Each asks for the
 * present password. Not one transaction: passwords are hashed outside of it.
 */
@ApplicationScoped
public class Identifiers {

    /** By account: mails go to people who never asked for any. */
    static final Throttle.Rule NEW_MAIL = Throttle.Rule.of("new-mail", 5, Duration.ofHours(1));

    @Inject PresentPassword present;
    @Inject IdentifierChange change;
    @Inject Throttle throttle;
    @Inject TownSettings town;
    @Inject Clock clock;

    /** Whether people choose a user name here; otherwise they sign in with their mail. */
    public boolean userNameChosen() {
        return town.accounts().userName() == TownSettings.Accounts.UserName.CHOSEN;
    }

    /**
     * Changes the user name.
     *
     * @param typed the answers to {@link AccountForms#USER_NAME}
     * @return what is to be corrected; none when it is changed
     */
    public List<FieldProblem> changeUserName(Account account, String password, Answers typed) {
        var problems = new ArrayList<FieldProblem>();
        problems.addAll(shape(AccountForms.USER_NAME, typed));
        String name = typed.text("nom_utilisateur");
        if (problems.isEmpty() && change.userNameTaken(account.id(), name)) {
            problems.add(FieldProblem.said("nom_utilisateur", "account.userName.taken", name));
        }
        if (problems.isEmpty() && !name.equalsIgnoreCase(account.userName())) {
            problems.addAll(AccountForms.foreignMail(name, account.mail()));
        }
        if (proved(account, password, problems)) {
            change.userName(account.id(), name);
        }
        return problems;
    }

    /**
     * Changes the password; all other sessions of the account end.
     *
     * @param session cookie of the one that stays
     * @return what is to be corrected; none when it is changed
     */
    public List<FieldProblem> changePassword(
            Account account, String password, AccountCreation.NewPassword fresh, String session) {
        var problems = new ArrayList<FieldProblem>();
        List<String> known =
                List.of(
                        account.userName(),
                        account.identity().lastName(),
                        account.identity().firstNames(),
                        town.name());
        PasswordRules.problem(fresh.value(), fresh.again(), known).ifPresent(problems::add);
        if (proved(account, password, problems)) {
            change.password(account.id(), Passwords.hash(fresh.value()), SecretToken.hash(session));
        }
        return problems;
    }

    /**
     * Asks the owner of a new address to confirm it. Whether somebody else has it already is told
     * to nobody but its owner.
     *
     * @param typed the answer to {@link AccountForms#NEW_MAIL}
     * @return what is to be corrected; none when a mail is on its way
     */
    public List<FieldProblem> askMail(Account account, String password, Answers typed) {
        var problems = new ArrayList<FieldProblem>();
        problems.addAll(shape(AccountForms.NEW_MAIL, typed));
        String address = typed.text("courriel");
        if (problems.isEmpty() && address.equalsIgnoreCase(account.mail())) {
            problems.add(FieldProblem.said("courriel", "account.newMail.same"));
        }
        if (proved(account, password, problems)) {
            throttle.take(NEW_MAIL, String.valueOf(account.id()))
                    .ifPresentOrElse(
                            until -> problems.add(later(until)),
                            () -> change.askMail(account.id(), address));
        }
        return problems;
    }

    private FieldProblem later(Instant until) {
        return FieldProblem.said(
                "courriel",
                "account.newMail.later",
                FrenchText.hour(until.plusSeconds(59).atZone(clock.getZone()).toLocalTime()));
    }

    private List<FieldProblem> shape(List<Field> fields, Answers typed) {
        return AnswerCheck.problems(fields, typed, LocalDate.now(clock));
    }

    /** The password comes last: a typing error elsewhere is no try. */
    private boolean proved(Account account, String password, List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            return false;
        }
        Optional<FieldProblem> wrong = present.problem(account, password);
        wrong.ifPresent(problems::add);
        return wrong.isEmpty();
    }
}
