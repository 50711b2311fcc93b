package fr.parvis.account.service;

import fr.parvis.account.entity.AccessKey;
import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.ServiceKey;
import fr.parvis.security.service.ServerSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one key does, in one transaction: it is used, and the account belongs to the household. */
@ApplicationScoped
public class ServiceKeyUse {

    private static final String PURPOSE = "service-key";

    @Inject ServiceKeyRepository keys;
    @Inject HouseholdRepository households;
    @Inject AccountRepository accounts;
    @Inject AccountMails mails;
    @Inject ServerSecrets secrets;
    @Inject Clock clock;

    /** The service of the key; empty when it is no key that works. Of several at once one wins. */
    @Transactional
    Optional<String> use(long accountId, AccessKey key) {
        Instant now = clock.instant();
        Optional<ServiceKeyRepository.Used> used = keys.use(seal(key), accountId, now);
        used.ifPresent(u -> households.join(u.householdId(), accountId, now));
        return used.map(ServiceKeyRepository.Used::service);
    }

    /** Tells an agent, once, that an account typed too many wrong keys. */
    @Transactional
    void tell(long accountId) {
        if (keys.alert(accountId, clock.instant())) {
            mails.wrongKeys(accounts.get(accountId));
        }
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

    String seal(AccessKey key) {
        return secrets.sealed(PURPOSE, key.signs());
    }
}
