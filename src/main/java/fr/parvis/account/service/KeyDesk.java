package fr.parvis.account.service;

import fr.parvis.account.entity.AccessKey;
import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.FileNumber;
import fr.parvis.account.entity.ServiceKey;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SecretToken;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keys of services, for agents: those of a service for the agents of this service, all of them for
 * whoever looks after accounts.
 */
@ApplicationScoped
public class KeyDesk {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");

    @Inject ServiceKeyRepository keys;
    @Inject KeyAlertRepository alerts;
    @Inject ServiceKeyUse use;
    @Inject HouseholdRepository households;
    @Inject AccountDesk accounts;
    @Inject TownSettings town;
    @Inject Clock clock;

    /** A household before an agent. */
    public record Opened(String fileNumber, List<Account> adults, List<ServiceKey> keys) {}

    /**
     * The services whose keys an agent gives.
     *
     * @throws NotFoundException when there are none
     */
    public List<TownSettings.TownService> services(Account agent) {
        List<TownSettings.TownService> own =
                town.keyServices().stream()
                        .filter(s -> agent.rights().givesKeys(s.id(), town.accounts().service()))
                        .toList();
        if (own.isEmpty()) {
            throw new NotFoundException("service keys");
        }
        return own;
    }

    private List<String> ids(Account agent) {
        return services(agent).stream().map(TownSettings.TownService::id).toList();
    }

    /** The household with this number; empty when nobody knows it yet. */
    @Transactional
    public Optional<Opened> open(Account agent, FileNumber number) {
        List<String> services = ids(agent);
        return households
                .find(number)
                .map(
                        id ->
                                new Opened(
                                        number.value(),
                                        households.members(id),
                                        keys.ofHousehold(id, services)));
    }

    /**
     * Makes a key. It is given back this once; only its seal is kept.
     *
     * @param form a random value of the page, so that a page that is sent twice makes one key
     */
    @Transactional
    public AccessKey create(Account agent, FileNumber number, String service, String form) {
        if (!ids(agent).contains(service)) {
            throw new DomainException("account.keys.serviceMissing");
        }
        if (!SecretToken.looksLike(form) || keys.formSent(form)) {
            throw new DomainException("account.keys.shown");
        }
        Instant now = clock.instant();
        AccessKey key = AccessKey.create();
        keys.add(
                new ServiceKey(
                        use.seal(key),
                        service,
                        households.get(number, now),
                        form,
                        agent.displayName(),
                        now));
        log(agent, "created a key of " + service + " for household " + number);
        return key;
    }

    /** Revokes a key that nobody has used yet. */
    @Transactional
    public void revoke(Account agent, long id) {
        if (!keys.revoke(id, ids(agent), agent.displayName(), clock.instant())) {
            throw new DomainException("account.keys.notOpen");
        }
        log(agent, "revoked key " + id);
    }

    /** Who typed too many wrong keys lately, until an agent has seen it. */
    @Transactional
    public List<KeyAlert> alerts(Account agent) {
        accounts.requireRight(agent);
        return alerts.open();
    }

    @Transactional
    public void alertSeen(Account agent, long id) {
        accounts.requireRight(agent);
        alerts.end(id);
        log(agent, "has seen the wrong keys of alert " + id);
    }

    private static void log(Account agent, String what) {
        SECURITY.log(Level.INFO, "agent {0} {1}", new Object[] {agent.id().toString(), what});
    }
}
