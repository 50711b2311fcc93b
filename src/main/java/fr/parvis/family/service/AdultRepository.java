package fr.parvis.family.service;

import fr.parvis.account.entity.Account;
import fr.parvis.family.entity.HouseholdAdult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The adults of a household, by name or by account: who of them is whom. */
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
}
