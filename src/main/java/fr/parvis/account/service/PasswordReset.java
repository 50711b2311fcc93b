package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountLink;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** "J'ai oublié mon mot de passe." The answer is the same whether the account exists or not. */
@ApplicationScoped
public class PasswordReset {

    @Inject AccountRepository accounts;
    @Inject AccountLinks links;
    @Inject AccountMails mails;
    @Inject WayIn wayIn;
    @Inject Clock clock;

    /** Notes the wish. Nothing is looked up yet: who asks learns nothing from the time it takes. */
    @Transactional
    void ask(String identifier) {
        accounts.noteWish(identifier, clock.instant());
    }

    /**
     * Answers the wish that waits longest: sends a link to the owner of the account, if there is
     * one; where the town has prepared the space, the link that activates it. A space that was only
     * begun gets none: whoever has the mail would activate what a stranger began, with the
     * stranger's password.
     *
     * @return whether there was a wish
     */
    @Transactional
    public boolean answerOne() {
        Optional<String> wish = accounts.takeWish();
        wish.ifPresent(this::answer);
        return wish.isPresent();
    }

    private void answer(String identifier) {
        accounts.owned(identifier)
                .ifPresent(
                        account ->
                                wayIn.write(
                                        account,
                                        a ->
                                                mails.passwordLink(
                                                        a,
                                                        links.createAnother(
                                                                a, AccountLink.Purpose.PASSWORD))));
    }

    /** Whose password a link changes; empty when it does not work, or no more. */
    @Transactional
    public Optional<Account> find(String token) {
        return links.find(token, AccountLink.Purpose.PASSWORD)
                .map(AccountLink::account)
                .filter(Account::enabled);
    }

    /**
     * Changes the password and ends every session of the account.
     *
     * @return what is wrong with the password; none when it is changed
     */
    @Transactional
    public List<FieldProblem> change(String token, AccountCreation.NewPassword password) {
        Account account =
                find(token).orElseThrow(() -> new NotFoundException("link for a password"));
        Optional<FieldProblem> problem =
                PasswordRules.problem(
                        password.value(), password.again(), List.of(account.userName()));
        if (problem.isPresent()) {
            return List.of(problem.get());
        }
        links.use(token, AccountLink.Purpose.PASSWORD);
        account.changePasswordHash(Passwords.hash(password.value()));
        accounts.endSessions(account.id(), "");
        // whoever knew the old password may have asked for another mail
        links.end(account.id(), AccountLink.Purpose.MAIL, AccountLink.Purpose.PASSWORD);
        mails.passwordChanged(account);
        return List.of();
    }
}
