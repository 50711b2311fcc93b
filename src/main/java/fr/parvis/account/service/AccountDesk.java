package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountLink;
import fr.parvis.account.entity.AccountState;
import fr.parvis.form.entity.AnswerCheck;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Accounts of citizens in the back office: who waits for an agent, and what the agent decides.
 * Every call names the agent; whoever may not look after accounts finds nothing.
 */
@ApplicationScoped
public class AccountDesk {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");

    public static final int PAGE_SIZE = 50;
    public static final int LONGEST_SEARCH = 100;
    static final int LONGEST_WORDS = 4000;

    @Inject AccountDeskRepository desk;
    @Inject AccountRepository accounts;
    @Inject AccountLinks links;
    @Inject ServiceKeyUse keys;
    @Inject AccountMails mails;
    @Inject TownSettings town;
    @Inject Clock clock;

    /** Who waits, the longest first; one row more than a page when there is another one. */
    @Transactional
    public List<AccountRow> waiting(Account agent, int page) {
        requireRight(agent);
        return desk.waiting(page * PAGE_SIZE, PAGE_SIZE + 1);
    }

    @Transactional
    public int countWaiting(Account agent) {
        requireRight(agent);
        return desk.countWaiting();
    }

    /** Accounts whose name or mail begins so; one more than {@link #PAGE_SIZE} when not all. */
    @Transactional
    public List<AccountRow> search(Account agent, String words) {
        requireRight(agent);
        String key = key(words);
        return key.isEmpty() ? List.of() : desk.beginningWith(key, PAGE_SIZE + 1);
    }

    /** How names are compared, the same as the function account_key of the database. */
    static String key(String words) {
        return FrenchText.folded(words);
    }

    /**
     * The account of a citizen, with its history.
     *
     * @throws NotFoundException also when it is an agent's
     */
    @Transactional
    public Account open(Account agent, long id) {
        requireRight(agent);
        Account account = desk.citizen(id);
        account.events().size();
        return account;
    }

    @Transactional
    public void activate(Account agent, long id, long version) {
        Account account = forChange(agent, id, version);
        account.activate(agent.displayName(), clock.instant());
        keys.useAwaited(account);
        mails.activated(account);
        log(agent, "activated", id);
    }

    /**
     * @param reason what the citizen reads
     */
    @Transactional
    public void refuse(Account agent, long id, long version, String reason) {
        Account account = forChange(agent, id, version);
        account.refuse(agent.displayName(), bounded(reason), clock.instant());
        mails.refused(account, reason.strip());
        log(agent, "refused", id);
    }

    /**
     * @param question what the citizen reads
     */
    @Transactional
    public void askDocument(Account agent, long id, long version, String question) {
        Account account = forChange(agent, id, version);
        account.askDocument(agent.displayName(), bounded(question), clock.instant());
        mails.documentAsked(account, question.strip());
        log(agent, "asked a document for", id);
    }

    /**
     * Sends the link of a prepared account again, to an address that the agent has verified.
     *
     * @param typed the answer to {@link AccountForms#INVITATION}: corrected, or the same
     * @return what is to be corrected; none when it is sent
     * @throws DomainException also when the address is the user name of a closed space
     */
    @Transactional
    public List<FieldProblem> invite(Account agent, long id, long version, Answers typed) {
        Account account = forChange(agent, id, version);
        if (account.state() != AccountState.PREPARED) {
            throw new DomainException("account.notAllowedNow");
        }
        List<FieldProblem> problems =
                AnswerCheck.problems(AccountForms.INVITATION, typed, LocalDate.now(clock));
        String address = typed.text("courriel");
        boolean other = !address.equalsIgnoreCase(account.mail());
        if (problems.isEmpty() && other && accounts.citizenByMail(address).isPresent()) {
            problems = List.of(FieldProblem.said("courriel", "account.desk.mailTaken"));
        }
        if (!problems.isEmpty()) {
            return problems;
        }
        if (other) {
            correct(account, address);
        }
        mails.prepared(account, links.create(account, AccountLink.Purpose.ACTIVATION));
        log(agent, "sent the link of", id);
        return List.of();
    }

    private void correct(Account account, String address) {
        boolean byMail = town.accounts().userName() == TownSettings.Accounts.UserName.MAIL;
        if (byMail) {
            // first, because it tells the database all that was changed before
            accounts.dropUnconfirmed(address);
        }
        account.changeMail(address);
        if (byMail) {
            account.changeUserName(address);
        }
        if (!accounts.unique()) {
            // a closed space keeps its user name, or somebody took the mail in the same moment
            throw new DomainException("account.desk.mailTaken");
        }
    }

    /** What an agent decides is decided on what the page showed. */
    Account forChange(Account agent, long id, long version) {
        requireRight(agent);
        Account account = desk.lock(desk.citizen(id));
        if (account.version() != version) {
            throw new DomainException("account.changedMeanwhile");
        }
        return account;
    }

    private static String bounded(String words) {
        if (words.length() > LONGEST_WORDS) {
            throw new DomainException("account.reasonTooLong", LONGEST_WORDS);
        }
        return words;
    }

    /**
     * Refuses whoever may not look after accounts.
     *
     * @throws NotFoundException so that nobody learns what there would be
     */
    void requireRight(Account agent) {
        if (!agent.rights().tendsAccounts(town.accounts().service())) {
            throw new NotFoundException("accounts");
        }
    }

    static void log(Account agent, String what, long id) {
        SECURITY.log(
                Level.INFO,
                "agent {0} {1} account {2}",
                new Object[] {agent.id().toString(), what, String.valueOf(id)});
    }
}
