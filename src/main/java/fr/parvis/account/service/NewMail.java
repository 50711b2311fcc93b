package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountLink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The link that confirms a new mail address. */
@ApplicationScoped
public class NewMail {

    @Inject AccountLinks links;
    @Inject IdentifierChange change;

    /** The address that a link confirms; empty when it does not work, or no more. */
    @Transactional
    public Optional<String> find(String token) {
        return links.find(token, AccountLink.Purpose.MAIL)
                .filter(l -> l.account().enabled())
                .map(AccountLink::newMail);
    }

    /**
     * Confirms it.
     *
     * @return the account whose mail it is now
     */
    @Transactional
    public Account confirm(String token) {
        return change.confirmMail(token);
    }
}
