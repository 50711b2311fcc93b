package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.entity.Role;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Accounts of staff. */
@ApplicationScoped
class StaffRepository {

    @PersistenceContext EntityManager entities;
    @Inject PlainSql sql;

    List<Account> all() {
        return entities.createQuery(
                        "select a from Account a where a.kind = :kind"
                                + " order by a.identity.lastName, a.identity.firstNames, a.id",
                        Account.class)
                .setParameter("kind", Account.Kind.STAFF)
                .setHint("eclipselink.batch", "a.roles")
                .getResultList();
    }

    /** Agents of any of these services who can sign in, by name. */
    List<Colleague> agents(Collection<String> services) {
        return sql.rows(
                """
                select a.id, a.first_names, a.last_name from account a
                where a.state = 'ACTIVE' and a.disabled_at is null
                    and exists (select 1 from staff_role r
                        where r.account_id = a.id and r.role = 'AGENT'
                            and r.service = any(string_to_array(?, ',')))
                order by a.last_name, a.first_names, a.id
                """,
                r -> new Colleague(r.getLong(1), r.getString(2) + " " + r.getString(3)),
                String.join(",", services));
    }

    /** Null when there is none. */
    Account find(long id) {
        return entities.find(Account.class, id);
    }

    boolean mailTaken(String mail) {
        return !entities.createQuery(
                        "select a.id from Account a where a.kind = :kind"
                                + " and lower(a.mail) = lower(:mail) and a.state <> :closed")
                .setParameter("kind", Account.Kind.STAFF)
                .setParameter("mail", mail)
                .setParameter("closed", AccountState.CLOSED)
                .getResultList()
                .isEmpty();
    }

    /** The account that the town's provider knows by this subject. */
    Optional<Account> bySubject(String subject) {
        return entities.createQuery(
                        "select a from Account a where a.kind = :kind"
                                + " and a.openIdSubject = :subject",
                        Account.class)
                .setParameter("kind", Account.Kind.STAFF)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst();
    }

    /**
     * The account with this mail that the provider does not know by a subject yet; locked: of two
     * subjects with one mail one gets it.
     */
    Optional<Account> byMailWithoutSubject(String mail) {
        return entities.createQuery(
                        "select a from Account a where a.kind = :kind"
                                + " and lower(a.mail) = lower(:mail) and a.state <> :closed"
                                + " and a.openIdSubject is null",
                        Account.class)
                .setParameter("kind", Account.Kind.STAFF)
                .setParameter("mail", mail)
                .setParameter("closed", AccountState.CLOSED)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /**
     * Whether another administrator can sign in. Changes of administrators wait for one another:
     * two who remove each other at once are asked one after the other.
     */
    boolean anotherAdministrator(long accountId) {
        entities.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext('account_administrators')) as text)")
                .getResultList();
        return !entities.createQuery(
                        "select a.id from Account a join a.roles r where r.role = :admin"
                                + " and a.id <> :id and a.disabledAt is null and a.state = :active")
                .setParameter("admin", Role.ADMIN)
                .setParameter("id", accountId)
                .setParameter("active", AccountState.ACTIVE)
                .getResultList()
                .isEmpty();
    }
}
