package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountLink;
import fr.parvis.account.entity.AccountState;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The link of the first mail: it confirms the address, and activates the space. */
@ApplicationScoped
public class Activation {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");

    @Inject AccountRepository accounts;
    @Inject AccountLinks links;
    @Inject ServiceKeyUse keys;
    @Inject AccountMails mails;
    @Inject WayIn wayIn;
    @Inject TownSettings town;
    @Inject Clock clock;

    /** Whose space a link activates; empty when it does not work, or no more. */
    @Transactional
    public Optional<Account> find(String token) {
        return links.find(token, AccountLink.Purpose.ACTIVATION)
                .map(AccountLink::account)
                .filter(a -> !a.disabled());
    }

    /** Whether the owner still has to choose a password: the town made the space. */
    public static boolean needsPassword(Account account) {
        return account.state() == AccountState.PREPARED;
    }

    /** Whether an agent of the town activates the space after its owner's link. */
    public boolean needsAgent(Account account) {
        return account.state() == AccountState.MAIL_UNCONFIRMED
                && town.accounts().activation() == TownSettings.Accounts.Activation.BY_AGENT;
    }

    /**
     * What became of a space whose link was followed.
     *
     * @param problems what is wrong with the password: then nothing is done
     * @param tooLate whether another space with its mail was confirmed before: then it is closed,
     *     and the owner of the other one is written to
     */
    public record Done(List<FieldProblem> problems, boolean tooLate) {}

    /**
     * Activates the space.
     *
     * @param password chosen now where the town made the space, null otherwise
     */
    @Transactional
    public Done activate(String token, AccountCreation.NewPassword password) {
        Account account = find(token).orElseThrow(() -> new NotFoundException("activation link"));
        if (needsPassword(account)) {
            Optional<FieldProblem> problem =
                    PasswordRules.problem(
                            password.value(), password.again(), List.of(account.userName()));
            if (problem.isPresent()) {
                return new Done(List.of(problem.get()), false);
            }
            account.changePasswordHash(Passwords.hash(password.value()));
        }
        links.use(token, AccountLink.Purpose.ACTIVATION);
        boolean inTime = confirm(account);
        // there may be others: see AccountLinks.createAnother
        links.end(account.id(), AccountLink.Purpose.ACTIVATION);
        return new Done(List.of(), !inTime);
    }

    /**
     * The mail of an account is confirmed, by its link or by FranceConnect.
     *
     * @return false when another space with this mail was confirmed before
     */
    boolean confirm(Account account) {
        Optional<Account> other =
                account.state() == AccountState.MAIL_UNCONFIRMED
                        ? accounts.citizenByMail(account.mail())
                        : Optional.empty();
        if (other.isPresent()) {
            // two spaces were begun with one address, and the other one was confirmed first
            SECURITY.log(Level.INFO, "account {0} confirmed too late", account.id());
            account.close(account.displayName(), null, clock.instant());
            // each time, whoever else has caused mails to it: the page says so
            wayIn.write(other.get(), mails::alreadyThere);
            return false;
        }
        account.confirmMail(needsAgent(account), clock.instant());
        if (!accounts.unique()) {
            // the other one was confirmed in the same moment
            throw new DomainException("account.newMail.taken");
        }
        if (account.state() == AccountState.AWAITING_AGENT) {
            mails.awaitingAgent(account);
        } else {
            keys.useAwaited(account);
        }
        return true;
    }
}
