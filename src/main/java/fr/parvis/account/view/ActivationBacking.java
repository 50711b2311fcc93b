package fr.parvis.account.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.AccountCreation;
import fr.parvis.account.service.AccountForms;
import fr.parvis.account.service.Activation;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.view.AnswerGroup;
import fr.parvis.form.view.FormWriter;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page of the first mail's link. It acts on a button: programs that read mails follow links.
 */
@RequestScoped
@Named
public class ActivationBacking {

    @Inject Activation activation;
    @Inject FormWriter writer;
    @Inject PathParameters path;
    @Inject Navigation navigation;
    @Inject SentText sent;

    private Optional<Account> account = Optional.empty();
    private List<FieldProblem> problems = List.of();

    public void load() {
        account = activation.find(path.get("token"));
    }

    public void activate() {
        if (account.isEmpty()) {
            // followed twice, or too late: the page says so
            return;
        }
        boolean waits = isAgentNeeded();
        Activation.Done done =
                activation.activate(
                        path.get("token"),
                        new AccountCreation.NewPassword(
                                sent.of("mot_de_passe"), sent.of("mot_de_passe_encore")));
        problems = done.problems();
        if (problems.isEmpty()) {
            String active = waits ? SignInBacking.CONFIRMED : SignInBacking.ACTIVATED;
            navigation.to(
                    "/connexion?pv-dit=" + (done.tooLate() ? SignInBacking.TOO_LATE : active));
        }
    }

    public boolean isUsable() {
        return account.isPresent();
    }

    /** Whether the town made the space: its owner checks what is known and chooses a password. */
    public boolean isPrepared() {
        return account.filter(Activation::needsPassword).isPresent();
    }

    /** Whether the link only confirms the mail, and an agent activates the space. */
    public boolean isAgentNeeded() {
        return account.filter(activation::needsAgent).isPresent();
    }

    /** Whether it is the account of a member of staff. */
    public boolean isStaff() {
        return account.filter(Account::staff).isPresent();
    }

    public String getName() {
        return account.map(Account::displayName).orElse("");
    }

    public List<AnswerGroup> getKnown() {
        List<Field> fields =
                Stream.of(AccountForms.IDENTITY, AccountForms.ADDRESS, AccountForms.CONTACTS)
                        .flatMap(List::stream)
                        .toList();
        return account.map(a -> AnswerGroup.of(fields, AccountForms.answers(a))).orElse(List.of());
    }

    public String getForm() {
        return isPrepared()
                ? writer.html(AccountForms.PASSWORD, AccountForms.PASSWORD, Answers.NONE, problems)
                : "";
    }

    public List<ProblemRow> getProblems() {
        return ProblemRow.of(problems);
    }
}
