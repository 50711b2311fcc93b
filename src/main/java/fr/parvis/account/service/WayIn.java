package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountLink;
import fr.parvis.security.service.Throttle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes to the owner of a mail what leads into the space that has it, whatever its state. Whoever
 * asked on a page reads the same answer each time.
 */
@ApplicationScoped
class WayIn {

    /** By account: nobody's mail box is filled. */
    static final Throttle.Rule KNOWN = Throttle.Rule.of("mail-known", 3, Duration.ofHours(1));

    @Inject AccountRepository accounts;
    @Inject AccountLinks links;
    @Inject AccountMails mails;
    @Inject Throttle throttle;

    /**
     * Writes to the owner of an account.
     *
     * @param usable what is done when its owner may sign in
     */
    @Transactional
    void write(Account account, Consumer<Account> usable) {
        if (account.enabled()) {
            usable.accept(account);
            return;
        }
        if (account.disabled()) {
            return;
        }
        switch (account.state()) {
            case PREPARED -> prepared(account);
            case MAIL_UNCONFIRMED -> begun(account);
            case REFUSED -> mails.stillRefused(account);
            default -> {
                // closed: nothing leads into it
            }
        }
    }

    private void prepared(Account account) {
        String token = links.create(account, AccountLink.Purpose.ACTIVATION);
        if (account.staff()) {
            mails.staffMade(account, token);
        } else {
            mails.prepared(account, token);
        }
    }

    /**
     * The link of a space that was begun. Where its mail has another space already there is none:
     * the owner of that one is written to.
     */
    @Transactional
    void begun(Account account) {
        Optional<Account> owner = accounts.citizenByMail(account.mail());
        if (owner.isPresent()) {
            known(owner.get());
        } else {
            mails.activation(account, links.create(account, AccountLink.Purpose.ACTIVATION));
        }
    }

    /** Somebody wanted another space with the mail of this one. */
    @Transactional
    void known(Account owner) {
        if (throttle.take(KNOWN, String.valueOf(owner.id())).isEmpty()) {
            write(owner, mails::alreadyThere);
        }
    }
}
