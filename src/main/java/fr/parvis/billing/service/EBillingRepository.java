package fr.parvis.billing.service;

import fr.parvis.kernel.InstantConverter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What households said of paper and mails. */
@ApplicationScoped
class EBillingRepository {

    @PersistenceContext EntityManager entities;

    /** What a household last said; empty where nobody ever said anything: then it is paper. */
    Optional<OwnEBilling.Said> find(String household) {
        List<?> found =
                entities.createNativeQuery(
                                "select online, since, chosen_by from e_billing where household ="
                                        + " ?1")
                        .setParameter(1, household)
                        .getResultList();
        return found.stream().findFirst().map(Object[].class::cast).map(EBillingRepository::said);
    }

    private static OwnEBilling.Said said(Object[] row) {
        return new OwnEBilling.Said((Boolean) row[0], InstantConverter.of(row[1]), (String) row[2]);
    }

    /**
     * Notes a choice, and its line of the history.
     *
     * @return false when the household had said so already; of two at once one says it
     */
    boolean choose(String household, boolean online, String who, Instant now) {
        boolean changed =
                entities.createNativeQuery(
                                        "insert into e_billing (household, online, since,"
                                                + " chosen_by) values (?1, ?2, cast(?3 as"
                                                + " timestamptz), ?4) on conflict (household) do"
                                                + " update set online = excluded.online, since ="
                                                + " excluded.since, chosen_by ="
                                                + " excluded.chosen_by where e_billing.online <>"
                                                + " excluded.online")
                                .setParameter(1, household)
                                .setParameter(2, online)
                                .setParameter(3, now.toString())
                                .setParameter(4, who)
                                .executeUpdate()
                        == 1;
        if (changed) {
            entities.createNativeQuery(
                            "insert into e_billing_event (household, online, at, chosen_by)"
                                    + " values (?1, ?2, cast(?3 as timestamptz), ?4)")
                    .setParameter(1, household)
                    .setParameter(2, online)
                    .setParameter(3, now.toString())
                    .setParameter(4, who)
                    .executeUpdate();
        }
        return changed;
    }
}
