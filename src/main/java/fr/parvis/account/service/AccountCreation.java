package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountDraft;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.entity.AccountStep;
import fr.parvis.account.franceconnect.FranceConnectIdentity;
import fr.parvis.form.entity.AnswerCheck;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.Field;
import fr.parvis.form.entity.FieldKind;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.entity.Places;
import fr.parvis.kernel.DomainException;
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
    @Inject AccountDraftRepository drafts;
    @Inject AccountLinks links;
    @Inject Activation activation;
    @Inject KeyOfNewSpace key;
    @Inject WayIn wayIn;
    @Inject FranceConnectArrivals arrivals;
    @Inject TownSettings town;
    @Inject Clock clock;

    /** A new password, twice; never part of a draft. */
    public record NewPassword(String value, String again) {}

    /** The draft of a browser. */
    @Transactional
    public Optional<AccountDraft> draft(String owner) {
        return SecretToken.looksLike(owner)
                ? drafts.find(SecretToken.hash(owner))
                : Optional.empty();
    }

    /** What a step asks in this town. */
    public List<Field> fields(AccountStep step) {
        return AccountForms.fields(step, chosen(), key.fields());
    }

    /** Keeps what was typed at a step, right or wrong, but for passwords. */
    @Transactional
    public Answers keep(String owner, AccountStep step, Answers typed) {
        String hash = SecretToken.hash(owner);
        Answers before = drafts.find(hash).map(AccountDraft::answers).orElse(Answers.NONE);
        Set<String> inputs = Field.inputs(fields(step));
        Set<String> secret = new HashSet<>();
        fields(step).stream()
                .filter(f -> f.kind() == FieldKind.PASSWORD || f.kind() == FieldKind.CONSENT)
                .forEach(f -> secret.add(f.name()));
        secret.add(KeyOfNewSpace.FIELD);
        Answers after = before.with(typed.only(i -> !secret.contains(i)), inputs::contains);
        drafts.keep(hash, step, after, clock.instant());
        return after;
    }

    /**
     * What is to be corrected at a step that asks for no password.
     *
     * @param identified by FranceConnect: what it has certified nobody corrects
     */
    public List<FieldProblem> problems(AccountStep step, Answers answers, boolean identified) {
        var problems =
                new ArrayList<>(AnswerCheck.problems(fields(step), answers, LocalDate.now(clock)));
        if (step == AccountStep.IDENTITY) {
            problems.addAll(AccountForms.disagreements(answers));
        }
        if (identified) {
            problems.removeIf(p -> CertifiedAnswers.covers(p.input()));
        }
        return problems;
    }

    /** The first step that is not finished; the last one when only it is left. */
    public AccountStep firstOpenStep(Answers answers, boolean identified) {
        for (AccountStep step : AccountStep.values()) {
            if (step == AccountStep.AUTHENTICATION
                    || !problems(step, answers, identified).isEmpty()) {
                return step;
            }
        }
        return AccountStep.AUTHENTICATION;
    }

    @Transactional
    public void discard(String owner) {
        if (SecretToken.looksLike(owner)) {
            drafts.remove(SecretToken.hash(owner));
        }
    }

    /**
     * Whether the owner of a space that has this mail may be written to: counted, so asked before
     * {@link #create} or {@link #sendAgain}, and once.
     */
    public boolean admits(String mail) {
        return wayIn.admits(mail);
    }

    /**
     * "Valider": makes the account and sends its first mail. When the mail has a space already its
     * owner is written to instead, nobody else learns it, and no link ever leads into the new one.
     *
     * @param typed the answers of the last step, without problems
     * @param franceConnect secret of the browser's way through FranceConnect, "" without
     * @param admitted see {@link #admits}
     * @return the account when it may be used at once, because FranceConnect vouches for person and
     *     mail; empty when a mail is on its way
     * @throws DomainException when something is to be corrected
     */
    @Transactional
    public Optional<Account> create(
            String owner,
            Answers typed,
            NewPassword password,
            String franceConnect,
            boolean admitted) {
        Optional<FranceConnectIdentity> person = arrivals.pending(franceConnect);
        Answers answers = certified(keep(owner, AccountStep.AUTHENTICATION, typed), person);
        if (firstOpenStep(answers, person.isPresent()) != AccountStep.AUTHENTICATION
                || !lastProblems(answers, typed, password, person.isPresent()).isEmpty()) {
            throw new DomainException("account.create.incomplete");
        }
        // hashed in both cases, so that both take the same time
        String hash = person.isPresent() ? null : Passwords.hash(password.value());
        drafts.remove(SecretToken.hash(owner));
        String mail = answers.text("courriel");
        Optional<Account> known = accounts.citizenByMail(mail);
        boolean vouched = person.filter(p -> p.mail().equalsIgnoreCase(mail)).isPresent();
        if (known.isPresent() && vouched) {
            // FranceConnect says that it is their own: nothing to hide from them
            wayIn.known(known.get(), admitted);
            return Optional.empty();
        }
        // also with a mail that has a space: whoever then tries the user name or the password, or
        // asks for the mail again, finds what they would with any other
        Account account = make(answers, hash, known.isPresent());
        key.await(account, typed);
        if (person.isPresent()) {
            arrivals.link(account.id(), franceConnect);
        }
        if (vouched) {
            activation.confirm(account);
        } else {
            wayIn.begun(account, admitted);
        }
        return Optional.of(account).filter(Account::enabled);
    }

    /** The answers with what FranceConnect says of whoever waits in this browser. */
    @Transactional
    public Answers certified(Answers answers, String franceConnect) {
        return certified(answers, arrivals.pending(franceConnect));
    }

    private static Answers certified(Answers answers, Optional<FranceConnectIdentity> person) {
        if (person.isEmpty()) {
            return answers;
        }
        Answers proposed =
                CertifiedAnswers.proposed(person.get()).only(i -> !answers.anythingIn(i));
        return CertifiedAnswers.over(answers.with(proposed, i -> false), person.get().certified());
    }

    /**
     * What is to be corrected at the last step.
     *
     * @param typed the answers of that step
     * @param identified by FranceConnect: then no password is asked
     */
    @Transactional
    public List<FieldProblem> lastProblems(
            Answers answers, Answers typed, NewPassword password, boolean identified) {
        var problems = new ArrayList<FieldProblem>();
        List<Field> asked =
                fields(AccountStep.AUTHENTICATION).stream()
                        .filter(f -> f.kind() != FieldKind.PASSWORD)
                        .toList();
        problems.addAll(AnswerCheck.problems(asked, typed, LocalDate.now(clock)));
        String userName = userName(answers);
        boolean named = problems.stream().noneMatch(p -> p.input().equals("nom_utilisateur"));
        if (named && chosen() && accounts.userNameTaken(userName)) {
            problems.add(FieldProblem.said("nom_utilisateur", "account.userName.taken", userName));
        } else if (named && chosen()) {
            problems.addAll(AccountForms.foreignMail(userName, answers.text("courriel")));
        }
        List<String> known =
                List.of(userName, answers.text("nom"), answers.text("prenoms"), town.name());
        if (!identified) {
            PasswordRules.problem(password.value(), password.again(), known)
                    .ifPresent(problems::add);
        }
        return problems;
    }

    private Account make(Answers answers, String hash, boolean mailKnown) {
        Instant now = clock.instant();
        Account account =
                Account.created(
                        // its owner has that name already
                        mailKnown && !chosen() ? SecretToken.create() : userName(answers),
                        answers.text("courriel"),
                        AccountForms.identity(answers),
                        AccountForms.contacts(answers),
                        now);
        account.changePasswordHash(hash);
        if (!chosen()) {
            accounts.dropUnconfirmed(account.mail());
        }
        accounts.add(account);
        return account;
    }

    private boolean chosen() {
        return town.accounts().userName() == TownSettings.Accounts.UserName.CHOSEN;
    }

    private String userName(Answers answers) {
        return answers.text(chosen() ? "nom_utilisateur" : "courriel");
    }

    /** France is proposed; most people were born there. */
    public static Answers proposed() {
        return new Answers(Map.of("pays_naissance", List.of(Places.FRANCE)));
    }

    /** To which address the first mail of an account goes. */
    @Transactional
    String mailOf(long accountId) {
        return accounts.get(accountId).mail();
    }

    /**
     * Sends the first mail again to whoever knows the password; the old link ends.
     *
     * @param admitted see {@link #admits}
     */
    @Transactional
    void sendAgain(long accountId, boolean admitted) {
        Account account = accounts.get(accountId);
        if (account.state() == AccountState.MAIL_UNCONFIRMED) {
            wayIn.begun(account, admitted);
        }
    }

    /** Forgets drafts, links and unconfirmed accounts whose time is over. */
    @Transactional
    public void forgetExpired() {
        drafts.forgetExpired(clock.instant());
        links.forgetExpired();
    }
}
