package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.FileNumber;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Households by the number of their file, and which accounts belong to them. */
@ApplicationScoped
class HouseholdRepository {

    @PersistenceContext EntityManager entities;
    @Inject PlainSql sql;
    @Inject Event<HouseholdJoined> joined;

    /** The household with this number, made when it is new; two at once make one. */
    long get(FileNumber number, Instant now) {
        entities.createNativeQuery(
                        "insert into household (file_number, created_at)"
                                + " values (?1, cast(?2 as timestamptz)) on conflict do nothing")
                .setParameter(1, number.value())
                .setParameter(2, now.toString())
                .executeUpdate();
        return find(number).orElseThrow();
    }

    Optional<Long> find(FileNumber number) {
        return entities.createNativeQuery("select id from household where file_number = ?1")
                .setParameter(1, number.value())
                .getResultStream()
                .findFirst()
                .map(id -> ((Number) id).longValue());
    }

    /** Links an account; nothing when it is linked already. */
    void join(long householdId, long accountId, Instant now) {
        int fresh =
                entities.createNativeQuery(
                                "insert into household_member (household_id, account_id, since)"
                                        + " values (?1, ?2, cast(?3 as timestamptz))"
                                        + " on conflict do nothing")
                        .setParameter(1, householdId)
                        .setParameter(2, accountId)
                        .setParameter(3, now.toString())
                        .executeUpdate();
        if (fresh == 1) {
            joined.fire(new HouseholdJoined(householdId, accountId));
        }
    }

    /** The numbers of the households of an account. */
    List<String> numbers(long accountId) {
        return entities.createNativeQuery(
                        "select h.file_number from household_member m"
                                + " join household h on h.id = m.household_id"
                                + " where m.account_id = ?1 order by h.file_number")
                .setParameter(1, accountId)
                .getResultStream()
                .map(String::valueOf)
                .toList();
    }

    /** Those whose invoices the account may see. */
    List<String> invoiced(long accountId) {
        return sql.rows(
                "select h.file_number from household_member m"
                        + " join household h on h.id = m.household_id"
                        + " where m.account_id = ? and m.may_see_invoices"
                        + " order by h.file_number",
                row -> row.getString(1),
                accountId);
    }

    /** The same with the service whose key linked the account; null where no key did. */
    List<ServiceKeyUse.Link> invoicedLinks(long accountId) {
        List<?> found =
                entities.createNativeQuery(
                                "select h.file_number, (select k.service from service_key k where"
                                        + " k.household_id = h.id and k.used_by = m.account_id"
                                        + " order by k.used_at limit 1) from household_member m"
                                        + " join household h on h.id = m.household_id"
                                        + " where m.account_id = ?1 and m.may_see_invoices"
                                        + " order by h.file_number")
                        .setParameter(1, accountId)
                        .getResultList();
        return found.stream()
                .map(Object[].class::cast)
                .map(row -> new ServiceKeyUse.Link((String) row[0], (String) row[1]))
                .toList();
    }

    /** The adults of a household who have an account and may see its invoices. */
    List<Account> payers(long householdId) {
        return entities.createNativeQuery(
                        "select a.* from household_member m join account a on a.id = m.account_id"
                                + " where m.household_id = ?1 and m.may_see_invoices"
                                + " order by a.last_name, a.first_names, a.id",
                        Account.class)
                .setParameter(1, householdId)
                .getResultStream()
                .map(Account.class::cast)
                .toList();
    }

    /** The adults of a household who have an account. */
    List<Account> members(long householdId) {
        return entities.createNativeQuery(
                        "select a.* from household_member m join account a on a.id = m.account_id"
                                + " where m.household_id = ?1 order by a.last_name, a.first_names, a.id",
                        Account.class)
                .setParameter(1, householdId)
                .getResultStream()
                .map(Account.class::cast)
                .toList();
    }
}
