package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.entity.CertifiedIdentity;
import fr.parvis.account.entity.FranceConnectLink;
import fr.parvis.account.franceconnect.FranceConnectException;
import fr.parvis.account.franceconnect.FranceConnectFailure;
import fr.parvis.account.franceconnect.FranceConnectIdentity;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Which account a person of FranceConnect has. One each: the unique sub and the key of the table
 * see to it, on any node. Whoever calls has proved that the account is the person's own.
 */
@ApplicationScoped
public class FranceConnectLinks {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");

    @Inject FranceConnectRepository repository;
    @Inject Clock clock;

    /**
     * The account of this person: found by the sub, or else by all six certified facts, because the
     * sub changes with the civil status. Never by mail or phone. What FranceConnect says now is
     * kept.
     */
    @Transactional
    public Optional<Account> accountOf(FranceConnectIdentity identity) {
        Optional<FranceConnectLink> link = repository.linkBySub(identity.sub());
        if (link.isEmpty()) {
            List<FranceConnectLink> same = repository.linksByIdentity(identity.certified());
            // two accounts of one identity: only the person can tell which
            link = same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
            link.ifPresent(
                    l ->
                            SECURITY.log(
                                    Level.INFO,
                                    "FranceConnect: new sub for account {0}, same identity",
                                    String.valueOf(l.accountId())));
        }
        link.ifPresent(l -> l.renew(identity.sub(), identity.certified()));
        Optional<Account> account = link.flatMap(l -> repository.account(l.accountId()));
        account.ifPresent(a -> certify(a, identity));
        return account;
    }

    /** What FranceConnect has certified of the owner of this account; these facts are read-only. */
    @Transactional
    public Optional<CertifiedIdentity> certified(long accountId) {
        return repository.linkOf(accountId).map(FranceConnectLink::certified);
    }

    /**
     * Links an account whose owner was identified.
     *
     * @throws FranceConnectException when the account is staff's, is linked to somebody else, or
     *     the person has another account
     */
    @Transactional
    public void link(long accountId, FranceConnectIdentity identity) {
        Account account =
                repository
                        .account(accountId)
                        // a new one may be linked before its mail is confirmed
                        .filter(a -> a.state() != AccountState.CLOSED)
                        .orElseThrow(() -> new NotFoundException("account to link"));
        if (account.staff()) {
            throw refused(accountId, FranceConnectFailure.STAFF);
        }
        // a space whose mail nobody confirmed keeps its person from no other
        repository.removeUnconfirmedLink(identity.sub(), accountId);
        Optional<FranceConnectLink> own = repository.lockLinkOf(accountId);
        if (own.isPresent() && !own.get().sub().equals(identity.sub())) {
            if (!own.get().mayBecome(identity.certified())) {
                throw refused(accountId, FranceConnectFailure.OTHER_PERSON);
            }
            if (repository.linkBySub(identity.sub()).isPresent()) {
                throw refused(accountId, FranceConnectFailure.LINKED_ELSEWHERE);
            }
        }
        if (own.isPresent()) {
            own.get().renew(identity.sub(), identity.certified());
        } else if (!repository.addLink(
                accountId, identity.sub(), identity.certified(), clock.instant())) {
            throw refused(accountId, FranceConnectFailure.LINKED_ELSEWHERE);
        }
        certify(account, identity);
        log("linked to account {0}", accountId);
    }

    private void certify(Account account, FranceConnectIdentity identity) {
        account.certify(
                AccountForms.certified(account.identity(), identity.certified()), clock.instant());
    }

    /**
     * Takes the link away.
     *
     * @throws DomainException when the account would have no way in any more
     */
    @Transactional
    public void unlink(long accountId) {
        Account account =
                repository
                        .account(accountId)
                        .orElseThrow(() -> new NotFoundException("account to unlink"));
        if (account.passwordHash() == null) {
            throw new DomainException("account.franceConnect.passwordFirst");
        }
        if (repository.removeLink(accountId)) {
            account.uncertify();
            log("link taken from account {0}", accountId);
        }
    }

    private static FranceConnectException refused(long accountId, FranceConnectFailure why) {
        return new FranceConnectException(why, "link of account " + accountId);
    }

    private static void log(String what, long accountId) {
        SECURITY.log(Level.INFO, "FranceConnect: " + what, String.valueOf(accountId));
    }
}
