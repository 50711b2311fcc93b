package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountLink;
import fr.parvis.kernel.FrenchText;
import fr.parvis.security.service.Throttle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes to the owner of a mail what leads into the space that has it, whatever its state. Whoever
 * asked on a page reads the same answer each time.
 */
@ApplicationScoped
class WayIn {

    /** By mail: nobody's mail box is filled. */
    static final Throttle.Rule KNOWN = Throttle.Rule.of("mail-known", 3, Duration.ofHours(1));

    @Inject AccountRepository accounts;
    @Inject AccountLinks links;
    @Inject AccountMails mails;
    @Inject Throttle throttle;

    /**
     * Whether one more mail may go to the owner of a space that has this address. Counted whether
     * there is one or not, and before the transaction begins: see {@link Throttle}.
     */
    @Transactional(TxType.NEVER)
    boolean admits(String mail) {
        return throttle.take(KNOWN, FrenchText.folded(mail)).isEmpty();
    }

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
            case REFUSED -> mails.stillRefused(account);
            default -> {
                // closed: nothing leads into it. Only begun: a stranger may have begun it
            }
        }
    }

    private void prepared(Account account) {
        String token = links.createAnother(account, AccountLink.Purpose.ACTIVATION);
        if (account.staff()) {
            mails.staffMade(account, token);
        } else {
            mails.prepared(account, token);
        }
    }

    /**
     * The link of a space that was begun. Where its mail has another space already there is none:
     * the owner of that one is written to.
     *
     * @param admitted see {@link #admits}
     */
    @Transactional
    void begun(Account account, boolean admitted) {
        Optional<Account> owner = accounts.citizenByMail(account.mail());
        if (owner.isPresent()) {
            known(owner.get(), admitted);
        } else {
            mails.activation(account, links.create(account, AccountLink.Purpose.ACTIVATION));
        }
    }

    /**
     * Somebody wanted another space with the mail of this one.
     *
     * @param admitted see {@link #admits}
     */
    @Transactional
    void known(Account owner, boolean admitted) {
        if (admitted) {
            write(owner, mails::alreadyThere);
        }
    }
}
