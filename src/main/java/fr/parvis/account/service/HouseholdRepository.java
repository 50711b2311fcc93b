package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.FileNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Households by the number of their file, and which accounts belong to them. */
@ApplicationScoped
class HouseholdRepository {

    @PersistenceContext EntityManager entities;

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
        entities.createNativeQuery(
                        "insert into household_member (household_id, account_id, since)"
                                + " values (?1, ?2, cast(?3 as timestamptz)) on conflict do nothing")
                .setParameter(1, householdId)
                .setParameter(2, accountId)
                .setParameter(3, now.toString())
                .executeUpdate();
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
