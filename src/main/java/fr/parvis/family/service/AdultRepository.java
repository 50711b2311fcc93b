package fr.parvis.family.service;

import fr.parvis.account.entity.Account;
import fr.parvis.family.entity.AdultRights;
import fr.parvis.family.entity.HouseholdAdult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The adults of a household, by name or by account: who of them is whom, and may do what. */
@ApplicationScoped
class AdultRepository {

    @PersistenceContext EntityManager entities;

    Account account(long id) {
        return entities.find(Account.class, id);
    }

    /** Whom an import or an agent named in a household, also those who have an account, or left. */
    List<HouseholdAdult> named(long household) {
        return entities.createQuery(
                        "select a from HouseholdAdult a where a.householdId = :household"
                                + " order by a.id",
                        HouseholdAdult.class)
                .setParameter("household", household)
                .getResultList();
    }

    /** The accounts of a household whose owners nobody named there. */
    List<Account> unnamed(long household) {
        return entities.createNativeQuery(
                        "select a.* from household_member m join account a on a.id = m.account_id"
                                + " where m.household_id = ?1 and not exists (select 1 from"
                                + " household_adult p where p.household_id = m.household_id"
                                + " and p.account_id = a.id) order by a.id",
                        Account.class)
                .setParameter(1, household)
                .getResultStream()
                .map(Account.class::cast)
                .toList();
    }

    /**
     * What an account may do in a household.
     *
     * @return whether that is new
     */
    boolean changeRights(long household, long account, AdultRights rights) {
        return entities.createNativeQuery(
                                "update household_member set may_book = ?3, may_see_invoices = ?4,"
                                        + " may_pick_up = ?5 where household_id = ?1"
                                        + " and account_id = ?2 and (may_book, may_see_invoices,"
                                        + " may_pick_up) is distinct from (?3, ?4, ?5)")
                        .setParameter(1, household)
                        .setParameter(2, account)
                        .setParameter(3, rights.mayBook())
                        .setParameter(4, rights.maySeeInvoices())
                        .setParameter(5, rights.mayPickUp())
                        .executeUpdate()
                == 1;
    }

    /** The active space of a citizen, by user name or mail; empty when it is not just one. */
    Optional<Account> activeCitizen(String typed) {
        List<Account> found =
                entities.createNativeQuery(
                                "select * from account where kind = 'CITIZEN' and state = 'ACTIVE'"
                                        + " and (lower(user_name) = lower(?1)"
                                        + " or lower(mail) = lower(?1))",
                                Account.class)
                        .setParameter(1, typed)
                        .getResultStream()
                        .map(Account.class::cast)
                        .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    void link(long household, long account, Instant now) {
        entities.createNativeQuery(
                        "insert into household_member (household_id, account_id, since)"
                                + " values (?1, ?2, cast(?3 as timestamptz)) on conflict do nothing")
                .setParameter(1, household)
                .setParameter(2, account)
                .setParameter(3, now.toString())
                .executeUpdate();
    }

    /** The account belongs to the household no more; the person left it on this day. */
    void unlink(long household, long account, LocalDate day) {
        entities.createNativeQuery(
                        "delete from household_member where household_id = ?1 and account_id = ?2")
                .setParameter(1, household)
                .setParameter(2, account)
                .executeUpdate();
        entities.createNativeQuery(
                        "update household_adult set account_id = null, until = cast(?3 as date)"
                                + " where household_id = ?1 and account_id = ?2")
                .setParameter(1, household)
                .setParameter(2, account)
                .setParameter(3, day.toString())
                .executeUpdate();
    }
}
