package fr.parvis.billing.service;

import fr.parvis.billing.entity.LedgerAccount;
import fr.parvis.billing.entity.LedgerPosting;
import fr.parvis.kernel.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The books, and what the town owes each household. */
@ApplicationScoped
class LedgerRepository {

    @PersistenceContext EntityManager entities;

    /** Writes what an event does to the books; the invoices that it names are written before. */
    void post(LedgerPosting posting) {
        post(List.of(posting));
    }

    /** The same for several events at once. */
    void post(List<LedgerPosting> postings) {
        entities.flush();
        for (LedgerPosting posting : postings) {
            if (!posting.balanced()) {
                throw new IllegalStateException(posting.key() + " does not balance");
            }
            if (!posting.empty()) {
                entities.persist(posting);
            }
        }
    }

    /** A household has more to its credit. */
    void credit(String regie, String household, Money more) {
        if (more.isPositive()) {
            entities.createNativeQuery(
                            "insert into household_credit (regie, household, amount) values (?1,"
                                    + " ?2, ?3) on conflict (regie, household) do update set amount ="
                                    + " household_credit.amount + excluded.amount")
                    .setParameter(1, regie)
                    .setParameter(2, household)
                    .setParameter(3, more.cents())
                    .executeUpdate();
        }
    }

    /**
     * Takes from a credit.
     *
     * @return false when there is not so much
     */
    boolean takeCredit(String regie, String household, Money less) {
        return entities.createNativeQuery(
                                "update household_credit set amount = amount - ?3"
                                        + " where regie = ?1 and household = ?2 and amount >= ?3")
                        .setParameter(1, regie)
                        .setParameter(2, household)
                        .setParameter(3, less.cents())
                        .executeUpdate()
                == 1;
    }

    /** Who else takes from this credit, or pays it back, waits. */
    void lockCredit(String regie, String household) {
        entities.createNativeQuery(
                        "select 1 from household_credit where regie = ?1 and household = ?2"
                                + " for update")
                .setParameter(1, regie)
                .setParameter(2, household)
                .getResultList();
    }

    Money creditOf(String regie, String household) {
        List<?> found =
                entities.createNativeQuery(
                                "select amount from household_credit"
                                        + " where regie = ?1 and household = ?2")
                        .setParameter(1, regie)
                        .setParameter(2, household)
                        .getResultList();
        return found.isEmpty() ? Money.ZERO : Money.ofCents(((Number) found.get(0)).longValue());
    }

    /** What stands on each account of a régie: together it is nothing. */
    Map<LedgerAccount, Money> balances(String regie) {
        var balances = new EnumMap<LedgerAccount, Money>(LedgerAccount.class);
        for (Object found :
                entities.createNativeQuery(
                                "select account, cast(sum(amount) as bigint) from ledger_entry"
                                        + " where regie = ?1 group by account")
                        .setParameter(1, regie)
                        .getResultList()) {
            var row = (Object[]) found;
            balances.put(
                    LedgerAccount.valueOf((String) row[0]),
                    Money.ofCents(((Number) row[1]).longValue()));
        }
        return balances;
    }
}
