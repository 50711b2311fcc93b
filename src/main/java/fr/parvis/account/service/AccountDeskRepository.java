package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountState;
import fr.parvis.kernel.InstantConverter;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.stream.Stream;

/** Accounts as the back office sees them: those of citizens only, whatever number is asked for. */
@ApplicationScoped
class AccountDeskRepository {

    private static final String COLUMNS =
            """
            select a.id, a.first_names || ' ' || a.last_name, a.user_name, a.mail, a.state,
                case when a.state in ('AWAITING_AGENT', 'DOCUMENT_ASKED') then coalesce(
                    (select min(e.at) from account_event e
                     where e.account_id = a.id and e.state_to = 'AWAITING_AGENT'),
                    a.state_since) end as waiting
            from account a where a.kind = 'CITIZEN'
            """;

    @PersistenceContext EntityManager entities;

    /** Who waits for an agent, the longest first. */
    List<AccountRow> waiting(int first, int most) {
        return rows(
                entities.createNativeQuery(
                                COLUMNS
                                        + " and a.state in ('AWAITING_AGENT', 'DOCUMENT_ASKED')"
                                        + " order by waiting, a.id limit ?1 offset ?2")
                        .setParameter(1, most)
                        .setParameter(2, first)
                        .getResultStream());
    }

    int countWaiting() {
        Object count =
                entities.createNativeQuery(
                                "select count(*) from account where kind = 'CITIZEN'"
                                        + " and state in ('AWAITING_AGENT', 'DOCUMENT_ASKED')")
                        .getSingleResult();
        return ((Number) count).intValue();
    }

    /**
     * Accounts whose name, name of birth, user name or mail begins so.
     *
     * @param key as the indexes have it, without wildcards
     */
    List<AccountRow> beginningWith(String key, int most) {
        return rows(
                entities.createNativeQuery(
                                COLUMNS
                                        + " and (account_key(a.last_name) like ?1"
                                        + " or account_key(a.birth_name) like ?1"
                                        + " or account_key(a.mail) like ?1"
                                        + " or account_key(a.user_name) like ?1)"
                                        + " order by account_key(a.last_name), a.first_names, a.id"
                                        + " limit ?2")
                        .setParameter(1, key.replaceAll("[\\\\%_]", "\\\\$0") + "%")
                        .setParameter(2, most)
                        .getResultStream());
    }

    @SuppressWarnings("unchecked")
    private static List<AccountRow> rows(Stream<?> found) {
        return ((Stream<Object[]>) found).map(AccountDeskRepository::row).toList();
    }

    private static AccountRow row(Object[] row) {
        return new AccountRow(
                ((Number) row[0]).longValue(),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                AccountState.valueOf((String) row[4]),
                InstantConverter.of(row[5]));
    }

    /**
     * The account of a citizen.
     *
     * @throws NotFoundException also for staff
     */
    Account citizen(long id) {
        return account(id, Account.Kind.CITIZEN);
    }

    Account account(long id, Account.Kind kind) {
        return entities.createQuery(
                        "select a from Account a where a.id = :id and a.kind = :kind",
                        Account.class)
                .setParameter("id", id)
                .setParameter("kind", kind)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("account " + id));
    }

    /** The same, as it is now, and nobody else changes it before the end of the transaction. */
    Account lock(Account account) {
        entities.refresh(account, LockModeType.PESSIMISTIC_WRITE);
        return account;
    }
}
