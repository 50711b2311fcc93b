package fr.parvis.account.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Removes spaces that were never confirmed, and those that were closed a month ago, with all that
 * is the person's own. What the town keeps of its requests stays until the retention of their
 * démarche ends.
 */
@ApplicationScoped
public class AccountRemoval {

    /** A week longer than the link of the first mail: it may be sent again. */
    private static final Duration UNCONFIRMED = Duration.ofDays(9);

    private static final Duration CLOSED = Duration.ofDays(30);

    @Inject AccountRepository accounts;
    @Inject Event<AccountRemoving> removing;
    @Inject Clock clock;

    /**
     * Removes one, in a transaction of its own.
     *
     * @param after the account before, by number; 0 at first
     * @return the account that was removed; empty when there is none any more
     */
    @Transactional(TxType.REQUIRES_NEW)
    public OptionalLong removeAfter(long after) {
        OptionalLong due =
                accounts.claimRemovable(
                        after, clock.instant().minus(UNCONFIRMED), clock.instant().minus(CLOSED));
        due.ifPresent(
                id -> {
                    removing.fire(new AccountRemoving(id));
                    accounts.remove(id);
                });
        return due;
    }
}
