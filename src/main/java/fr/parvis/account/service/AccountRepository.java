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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
     * Whose password may be meant.
     *
     * @param owner whose user name or mail it is; null when it is nobody's
     * @param begun the newest space that was begun with it and never confirmed; null when there is
     *     none
     */
    record Named(Credentials owner, Credentials begun) {}

    /**
     * By user name, whatever its case, or by mail where only one account has it. Nothing more than
     * this is read: a name that nobody has costs the same statements.
     */
    Named named(String identifier) {
        List<Credentials> byName = credentials("userName", identifier);
        List<Credentials> byMail =
                identifier.contains("@") ? credentials("mail", identifier) : List.of();
        List<Credentials> all = Stream.concat(byName.stream(), byMail.stream()).distinct().toList();
        // a mail is its owner's, also when somebody else has it as user name
        Optional<Credentials> owner =
                only(byMail, c -> !OPEN.contains(c.state()))
                        .or(() -> only(byName, c -> !OPEN.contains(c.state())))
                        .or(() -> only(all, c -> c.state() == AccountState.CLOSED));
        Optional<Credentials> begun =
                all.stream()
                        .filter(c -> c.state() == AccountState.MAIL_UNCONFIRMED)
                        .max(Comparator.comparingLong(Credentials::id));
        return new Named(owner.orElse(null), begun.orElse(null));
    }

    private static Optional<Credentials> only(
            List<Credentials> found, Predicate<Credentials> which) {
        List<Credentials> some = found.stream().filter(which).toList();
        return some.size() == 1 ? Optional.of(some.get(0)) : Optional.empty();
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

    /**
     * The account whose owner has this name or mail. One that was only begun with them has none: a
     * stranger may have begun it.
     */
    Optional<Account> owned(String identifier) {
        return Optional.ofNullable(named(identifier).owner())
                .filter(c -> c.state() != AccountState.CLOSED)
                .map(c -> entities.find(Account.class, c.id()));
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

    /**
     * Notes that somebody signed in: the page says when that was the last time. The version of the
     * account stays: of two who sign in at once none is refused, nor is the agent who decides
     * meanwhile.
     *
     * @param newHash of the password; null leaves it
     */
    void noteSignIn(long accountId, String newHash, Instant now) {
        entities.createNativeQuery(
                        "update account set previous_sign_in_at = last_sign_in_at,"
                                + " last_sign_in_at = cast(?1 as timestamptz),"
                                + " password_hash = coalesce(cast(?2 as text), password_hash)"
                                + " where id = ?3")
                .setParameter(1, now.toString())
                .setParameter(2, newHash)
                .setParameter(3, accountId)
                .executeUpdate();
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
    void dropUnconfirmed(String mail) {
        entities.createQuery(
                        "delete from Account a where (lower(a.userName) = lower(:mail)"
                                + " or lower(a.mail) = lower(:mail)) and a.state = :state")
                .setParameter("mail", mail)
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
