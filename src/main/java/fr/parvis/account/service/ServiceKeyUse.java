package fr.parvis.account.service;

import fr.parvis.account.entity.AccessKey;
import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.ServiceKey;
import fr.parvis.security.service.ServerSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one key does, in one transaction: it is used, and the account belongs to the household. */
@ApplicationScoped
public class ServiceKeyUse {

    private static final String PURPOSE = "service-key";

    private static final Duration DRAFTS_KEPT = Duration.ofDays(30);

    /**
     * A household to which an account belongs.
     *
     * @param number of its file
     * @param service whose key linked the account; null where no key did
     */
    public record Link(String number, String service) {}

    @Inject ServiceKeyRepository keys;
    @Inject KeyAlertRepository alerts;
    @Inject HouseholdRepository households;
    @Inject AccountRepository accounts;
    @Inject AccountMails mails;
    @Inject ServerSecrets secrets;
    @Inject Clock clock;

    /**
     * What became of a key that works.
     *
     * @param service whose key linked the account; null when it is kept until an agent has
     *     activated the space
     */
    record Taken(String service) {}

    /** Takes a key; empty when it is no key that works. Of several at once one wins. */
    @Transactional
    Optional<Taken> take(long accountId, AccessKey key) {
        // not while an agent activates the space
        if (accounts.lock(accountId).state().waiting()) {
            if (!works(key)) {
                return Optional.empty();
            }
            await(accountId, key);
            return Optional.of(new Taken(null));
        }
        return use(accountId, seal(key)).map(Taken::new);
    }

    private Optional<String> use(long accountId, String hash) {
        Instant now = clock.instant();
        Optional<ServiceKeyRepository.Used> used = keys.use(hash, accountId, now);
        used.ifPresent(u -> households.join(u.householdId(), accountId, now));
        return used.map(ServiceKeyRepository.Used::service);
    }

    /** Whether a key could be used now. */
    @Transactional
    boolean works(AccessKey key) {
        return keys.open(seal(key));
    }

    /** Keeps a key until its account comes to life; one that was kept before is free again. */
    @Transactional
    void await(long accountId, AccessKey key) {
        keys.await(accountId, seal(key));
    }

    /** An account has come to life: the key that it waited with is used, if it still works. */
    @Transactional
    void useAwaited(Account account) {
        Optional<String> hash = keys.takeAwaited(account.id());
        if (hash.isPresent() && use(account.id(), hash.get()).isEmpty()) {
            mails.keyGone(account);
        }
    }

    /** The number of the household to which an account will belong once it comes to life. */
    @Transactional
    public Optional<String> awaitedHousehold(Account account) {
        return keys.awaitedHousehold(account.id());
    }

    /** Tells an agent, once, that an account typed too many wrong keys. */
    @Transactional
    void tell(long accountId) {
        if (alerts.alert(accountId, clock.instant())) {
            mails.wrongKeys(accounts.get(accountId));
        }
    }

    /**
     * The same of somebody who is creating a space.
     *
     * @param name as it was typed
     */
    @Transactional
    void tell(String draftHash, String name) {
        if (alerts.alert(draftHash, name, clock.instant())) {
            mails.wrongKeys(name);
        }
    }

    /** Forgets who typed wrong keys and never had an account. */
    @Transactional
    void forgetOld() {
        alerts.forgetDrafts(clock.instant().minus(DRAFTS_KEPT));
    }

    /** The keys by which an account was linked, the oldest first. */
    @Transactional
    public List<ServiceKey> of(Account account) {
        return keys.usedBy(account.id());
    }

    /** The numbers of the households to which an account belongs. */
    @Transactional
    public List<String> households(Account account) {
        return households.numbers(account.id());
    }

    /** Those of them whose invoices the account may see. */
    public List<String> invoicedHouseholds(Account account) {
        return households.invoiced(account.id());
    }

    /** The same, each with the service whose key linked the account to it. */
    @Transactional
    public List<Link> invoicedLinks(Account account) {
        return households.invoicedLinks(account.id());
    }

    String seal(AccessKey key) {
        return secrets.sealed(PURPOSE, key.signs());
    }
}
