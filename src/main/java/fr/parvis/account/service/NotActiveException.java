package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountState;
import fr.parvis.kernel.DomainException;

/** Name and password go together, but nobody signs in to the account, or not yet. */
public class NotActiveException extends DomainException {

    private static final long serialVersionUID = 1L;

    private final long accountId;
    private final boolean mailUnconfirmed;

    NotActiveException(Account account) {
        super("account.signIn.state." + shown(account));
        this.accountId = account.id();
        this.mailUnconfirmed = account.state() == AccountState.MAIL_UNCONFIRMED;
    }

    /** An account that was taken out of use keeps its state. */
    private static AccountState shown(Account account) {
        return account.state().signsIn() ? AccountState.CLOSED : account.state();
    }

    public long accountId() {
        return accountId;
    }

    /** Whether the link of the first mail was not followed yet. */
    public boolean mailUnconfirmed() {
        return mailUnconfirmed;
    }
}
