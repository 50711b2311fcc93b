package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountLink;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes new identifiers down; the present password was proved before. */
@ApplicationScoped
class IdentifierChange {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");

    @Inject AccountRepository accounts;
    @Inject AccountLinks links;
    @Inject AccountMails mails;
    @Inject TownSettings town;
    @Inject Clock clock;

    @Transactional
    boolean userNameTaken(long accountId, String name) {
        // another case of one's own name is no other name
        return !accounts.get(accountId).userName().equalsIgnoreCase(name)
                && accounts.userNameTaken(name);
    }

    /**
     * @throws DomainException when somebody else has taken the name in the same moment
     */
    @Transactional
    void userName(long accountId, String name) {
        accounts.lock(accountId).changeUserName(name);
        if (!accounts.unique()) {
            throw new DomainException("account.userName.taken", name);
        }
        log("user name changed, account {0}", accountId);
    }

    /**
     * @param kept hash of the session that does not end
     */
    @Transactional
    void password(long accountId, String hash, String kept) {
        Account account = accounts.lock(accountId);
        account.changePasswordHash(hash);
        accounts.endSessions(accountId, kept);
        // what somebody else has asked for with the old password ends with it
        links.end(accountId, AccountLink.Purpose.PASSWORD, AccountLink.Purpose.MAIL);
        mails.passwordChanged(account);
        log("password changed, account {0}", accountId);
    }

    @Transactional
    void askMail(long accountId, String address) {
        Account account = accounts.get(accountId);
        Optional<Account> owner = accounts.citizenByMail(address);
        String token = links.create(account, AccountLink.Purpose.MAIL, address);
        if (owner.isPresent()) {
            // the link goes to nobody
            mails.mailWanted(owner.get());
        } else {
            mails.confirmMail(account, address, token);
        }
    }

    /**
     * The owner of the new address follows its link: now it replaces the old one.
     *
     * @throws DomainException when another space has taken the address meanwhile
     */
    @Transactional
    Account confirmMail(String token) {
        AccountLink link = links.use(token, AccountLink.Purpose.MAIL);
        Account account = accounts.lock(link.account().id());
        if (!account.enabled()) {
            throw new NotFoundException("new mail of a closed account");
        }
        String old = account.mail();
        boolean byMail = town.accounts().userName() == TownSettings.Accounts.UserName.MAIL;
        if (byMail) {
            // first, because it tells the database all that was changed before
            accounts.dropUnconfirmed(link.newMail());
        }
        account.confirmNewMail(
                link.newMail(), Messages.text("account.contacts.mailConfirmed"), clock.instant());
        if (byMail) {
            account.changeUserName(link.newMail());
        }
        if (!accounts.unique()) {
            throw new DomainException("account.newMail.taken");
        }
        mails.mailChanged(account, old);
        log("mail changed, account {0}", account.id());
        return account;
    }

    private static void log(String what, long accountId) {
        SECURITY.log(Level.INFO, what, String.valueOf(accountId));
    }
}
