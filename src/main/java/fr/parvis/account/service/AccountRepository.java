package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.entity.SignInSession;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Accounts and the sessions in which they are signed in. */
@ApplicationScoped
class AccountRepository {

    /** In these states a mail is not taken. */
    private static final List<AccountState> OPEN =
            List.of(AccountState.MAIL_UNCONFIRMED, AccountState.CLOSED);

    @PersistenceContext EntityManager entities;

    /**
     * By what a password is judged.
     *
     * @param hash null when the account has no password
     */
    record Credentials(long id, String hash, AccountState state) {}

    /**
     * By user name, whatever its case, or by mail where only one account has it. Nothing more than
     * this is read: a name that nobody has costs the same statement.
     */
    Optional<Credentials> credentials(String identifier) {
        List<Credentials> found = credentials("userName", identifier);
        if (found.isEmpty() && identifier.contains("@")) {
            found = credentials("mail", identifier);
        }
        if (found.size() > 1) {
            // accounts that were closed, or begun with an address that proved to be another's
            found = found.stream().filter(c -> !OPEN.contains(c.state())).toList();
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private List<Credentials> credentials(String by, String value) {
        return entities.createQuery(
                        "select a.id, a.passwordHash, a.state from Account a where lower(a."
                                + by
                                + ") = lower(:value)",
                        Object[].class)
                .setParameter("value", value)
                .getResultStream()
                .map(r -> new Credentials((Long) r[0], (String) r[1], (AccountState) r[2]))
                .toList();
    }

    Optional<Account> byIdentifier(String identifier) {
        return credentials(identifier).map(c -> entities.find(Account.class, c.id()));
    }

    /**
     * With its account in one statement: every page of a person asks for it. The roles are one
     * more: joined as well, EclipseLink takes them for changed and writes the account at each look.
     */
    Optional<SignInSession> session(String tokenHash) {
        return entities.createQuery(
                        "select s from SignInSession s join fetch s.account"
                                + " where s.tokenHash = :hash",
                        SignInSession.class)
                .setParameter("hash", tokenHash)
                .getResultStream()
                .findFirst();
    }

    void add(SignInSession session) {
        entities.persist(session);
    }

    void endSession(String tokenHash) {
        entities.createQuery("delete from SignInSession s where s.tokenHash = :hash")
                .setParameter("hash", tokenHash)
                .executeUpdate();
    }

    void endIdleSince(Instant before) {
        entities.createQuery("delete from SignInSession s where s.seenAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }

    Account get(long id) {
        return Optional.ofNullable(entities.find(Account.class, id))
                .orElseThrow(() -> new NotFoundException("account " + id));
    }

    /** The same, for one change at a time. */
    Account lock(long id) {
        Account account = get(id);
        // what another request has just changed is seen
        entities.refresh(account, LockModeType.PESSIMISTIC_WRITE);
        return account;
    }

    /**
     * Tells the database what was changed.
     *
     * @return false when a user name or a mail belongs to somebody else already
     */
    boolean unique() {
        try {
            entities.flush();
            return true;
        } catch (PersistenceException e) {
            return false;
        }
    }

    /**
     * @throws DomainException when somebody else has taken the user name in the same moment
     */
    void add(Account account) {
        entities.persist(account);
        if (!unique()) {
            throw new DomainException("account.userName.taken", account.userName());
        }
    }

    /** Where the mail is the user name: nobody keeps an address that was never confirmed. */
    void dropUnconfirmed(String userName) {
        entities.createQuery(
                        "delete from Account a where lower(a.userName) = lower(:name)"
                                + " and a.state = :state")
                .setParameter("name", userName)
                .setParameter("state", AccountState.MAIL_UNCONFIRMED)
                .executeUpdate();
    }

    /** The citizen whose confirmed mail this is. */
    Optional<Account> citizenByMail(String mail) {
        return entities.createQuery(
                        "select a from Account a where lower(a.mail) = lower(:mail)"
                                + " and a.kind = :kind and a.state not in :open",
                        Account.class)
                .setParameter("mail", mail)
                .setParameter("kind", Account.Kind.CITIZEN)
                .setParameter("open", OPEN)
                .getResultStream()
                .findFirst();
    }

    boolean userNameTaken(String userName) {
        return !entities.createQuery(
                        "select a.id from Account a where lower(a.userName) = lower(:name)",
                        Long.class)
                .setParameter("name", userName)
                .getResultList()
                .isEmpty();
    }

    /** Ends the sessions of an account but for one; "" for all. */
    void endSessions(long accountId, String keptHash) {
        entities.createQuery(
                        "delete from SignInSession s where s.account.id = :id"
                                + " and s.tokenHash <> :kept")
                .setParameter("id", accountId)
                .setParameter("kept", keptHash)
                .executeUpdate();
    }

    /** The next citizen's account that may go, locked; another node's is passed over. */
    OptionalLong claimRemovable(long after, Instant unconfirmedBefore, Instant closedBefore) {
        return entities
                .createNativeQuery(
                        """
                        select id from account where kind = 'CITIZEN' and id > ?1
                        and (state = 'MAIL_UNCONFIRMED' and state_since < cast(?2 as timestamptz)
                            or state = 'CLOSED' and state_since < cast(?3 as timestamptz))
                        order by id limit 1 for update skip locked
                        """)
                .setParameter(1, after)
                .setParameter(2, unconfirmedBefore.toString())
                .setParameter(3, closedBefore.toString())
                .getResultList()
                .stream()
                .mapToLong(id -> ((Number) id).longValue())
                .findFirst();
    }

    /** With all that PostgreSQL removes beside it. */
    void remove(long id) {
        entities.createNativeQuery("delete from account where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    void noteWish(String identifier, Instant now) {
        entities.createNativeQuery(
                        "insert into password_request (identifier, created_at)"
                                + " values (?1, cast(?2 as timestamptz))")
                .setParameter(1, identifier)
                .setParameter(2, now.toString())
                .executeUpdate();
    }

    /** Another node leaves this one alone. */
    Optional<String> takeWish() {
        return entities.createNativeQuery(
                        """
                        delete from password_request where id = (
                            select id from password_request order by id
                            for update skip locked limit 1)
                        returning identifier
                        """)
                .getResultStream()
                .findFirst()
                .map(String::valueOf);
    }
}
