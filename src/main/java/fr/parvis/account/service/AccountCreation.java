package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountDraft;
import fr.parvis.account.entity.AccountLink;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.entity.AccountStep;
import fr.parvis.form.entity.AnswerCheck;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldKind;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.SecretToken;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * "Créer mon espace": a draft from the first step on, then an account that waits for the link of
 * its mail. Whether a mail address has a space already is told to its owner only.
 */
@ApplicationScoped
public class AccountCreation {

    @Inject AccountRepository accounts;
    @Inject AccountLinks links;
    @Inject AccountMails mails;
    @Inject TownSettings town;
    @Inject Clock clock;

    /** A new password, twice; never part of a draft. */
    public record NewPassword(String value, String again) {}

    /** The draft of a browser. */
    @Transactional
    public Optional<AccountDraft> draft(String owner) {
        return SecretToken.looksLike(owner)
                ? accounts.draft(SecretToken.hash(owner))
                : Optional.empty();
    }

    /** What a step asks in this town. */
    public List<Field> fields(AccountStep step) {
        return AccountForms.fields(
                step, town.accounts().userName() == TownSettings.Accounts.UserName.CHOSEN);
    }

    /** Keeps what was typed at a step, right or wrong, but for passwords. */
    @Transactional
    public Answers keep(String owner, AccountStep step, Answers typed) {
        String hash = SecretToken.hash(owner);
        Answers before = accounts.draft(hash).map(AccountDraft::answers).orElse(Answers.NONE);
        Set<String> inputs = inputs(fields(step));
        Set<String> secret = new HashSet<>();
        fields(step).stream()
                .filter(f -> f.kind() == FieldKind.PASSWORD || f.kind() == FieldKind.CONSENT)
                .forEach(f -> secret.add(f.name()));
        Answers after = before.with(typed.only(i -> !secret.contains(i)), inputs::contains);
        accounts.keepDraft(hash, step, after, clock.instant());
        return after;
    }

    /** What is to be corrected at a step that asks for no password. */
    public List<FieldProblem> problems(AccountStep step, Answers answers) {
        var problems =
                new ArrayList<>(AnswerCheck.problems(fields(step), answers, LocalDate.now(clock)));
        if (step == AccountStep.IDENTITY) {
            problems.addAll(AccountForms.disagreements(answers));
        }
        return problems;
    }

    /** The first step that is not finished; the last one when only it is left. */
    public AccountStep firstOpenStep(Answers answers) {
        for (AccountStep step : AccountStep.values()) {
            if (step == AccountStep.AUTHENTICATION || !problems(step, answers).isEmpty()) {
                return step;
            }
        }
        return AccountStep.AUTHENTICATION;
    }

    @Transactional
    public void discard(String owner) {
        if (SecretToken.looksLike(owner)) {
            accounts.removeDraft(SecretToken.hash(owner));
        }
    }

    /**
     * "Valider": makes the account and sends its first mail. When the mail has a space already its
     * owner is written to instead, and nobody else learns it.
     *
     * @param typed the answers of the last step
     * @return what is to be corrected there; none when the mail is on its way
     */
    @Transactional
    public List<FieldProblem> create(String owner, Answers typed, NewPassword password) {
        Answers answers = keep(owner, AccountStep.AUTHENTICATION, typed);
        List<FieldProblem> problems = lastProblems(answers, typed, password);
        if (!problems.isEmpty()) {
            return problems;
        }
        // hashed in both cases, so that both take the same time
        String hash = Passwords.hash(password.value());
        String mail = answers.text("courriel");
        Optional<Account> known = accounts.citizenByMail(mail);
        if (known.isPresent()) {
            mails.alreadyThere(known.get());
        } else {
            make(answers, hash);
        }
        accounts.removeDraft(SecretToken.hash(owner));
        return List.of();
    }

    private List<FieldProblem> lastProblems(Answers answers, Answers typed, NewPassword password) {
        var problems = new ArrayList<FieldProblem>();
        List<Field> asked =
                fields(AccountStep.AUTHENTICATION).stream()
                        .filter(f -> f.kind() != FieldKind.PASSWORD)
                        .toList();
        problems.addAll(AnswerCheck.problems(asked, typed, LocalDate.now(clock)));
        String userName = userName(answers);
        if (problems.isEmpty() && chosen() && accounts.userNameTaken(userName)) {
            problems.add(FieldProblem.said("nom_utilisateur", "account.userName.taken", userName));
        }
        List<String> known =
                List.of(userName, answers.text("nom"), answers.text("prenoms"), town.name());
        PasswordRules.problem(password.value(), password.again(), known).ifPresent(problems::add);
        return problems;
    }

    private void make(Answers answers, String hash) {
        Instant now = clock.instant();
        Account account =
                Account.created(
                        userName(answers),
                        answers.text("courriel"),
                        AccountForms.identity(answers),
                        AccountForms.contacts(answers),
                        now);
        account.changePasswordHash(hash);
        accounts.add(account);
        mails.activation(account, links.create(account, AccountLink.Purpose.ACTIVATION));
    }

    private boolean chosen() {
        return town.accounts().userName() == TownSettings.Accounts.UserName.CHOSEN;
    }

    private String userName(Answers answers) {
        return answers.text(chosen() ? "nom_utilisateur" : "courriel");
    }

    private static Set<String> inputs(List<Field> fields) {
        Set<String> inputs = new HashSet<>();
        fields.forEach(f -> inputs.addAll(f.inputs()));
        return inputs;
    }

    /** France is proposed; most people were born there. */
    public static Answers proposed() {
        return new Answers(Map.of("pays_naissance", List.of(AccountForms.FRANCE)));
    }

    /** Sends the first mail again to whoever knows the password; the old link ends. */
    @Transactional
    public void sendAgain(long accountId) {
        Account account = accounts.get(accountId);
        if (account.state() == AccountState.MAIL_UNCONFIRMED) {
            mails.activation(account, links.create(account, AccountLink.Purpose.ACTIVATION));
        }
    }

    /** Forgets drafts, links and unconfirmed accounts whose time is over. */
    @Transactional
    public void forgetExpired() {
        accounts.forgetExpired(clock.instant());
    }
}
