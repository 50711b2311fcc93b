package fr.parvis.procedure.service;

import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.entity.Quota;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Places of démarches with a quota. The count is one row of PostgreSQL a period, changed by a
 * conditional update: whatever the number of nodes and visitors, the limit holds.
 */
@ApplicationScoped
public class QuotaKeeper {

    @Inject ProcedureRepository repository;
    @Inject Clock clock;

    /**
     * Why a démarche cannot be begun now; empty when it can.
     *
     * @param messageKey of the French sentence
     */
    public record Closure(String messageKey, Object[] arguments) {}

    /** Looks without taking. */
    public Optional<Closure> closure(Procedure procedure) {
        Quota quota = procedure.quota();
        if (quota == null) {
            return Optional.empty();
        }
        LocalDateTime now = LocalDateTime.now(clock);
        var closed = quota.closedAt(now);
        if (closed.isPresent()) {
            return closed.map(c -> closedBecauseOf(c, quota));
        }
        boolean full =
                quota.limit() != null
                        && repository.placesUsed(
                                        procedure.slug(), quota.periodOf(now.toLocalDate()))
                                >= quota.limit();
        return full ? Optional.of(reached(quota)) : Optional.empty();
    }

    /**
     * Takes a place in the running transaction.
     *
     * @return the period that it counts for, to be given back by {@link #free}; null where the
     *     démarche has no limit
     * @throws DomainException when it is closed or full: the sentence says so
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public String take(Procedure procedure) {
        Quota quota = procedure.quota();
        if (quota == null) {
            return null;
        }
        LocalDateTime now = LocalDateTime.now(clock);
        quota.closedAt(now)
                .map(c -> closedBecauseOf(c, quota))
                .ifPresent(
                        c -> {
                            throw new DomainException(c.messageKey(), c.arguments());
                        });
        if (quota.limit() == null) {
            return null;
        }
        String period = quota.periodOf(now.toLocalDate());
        if (!repository.takePlace(procedure.slug(), period, quota.limit())) {
            Closure full = reached(quota);
            throw new DomainException(full.messageKey(), full.arguments());
        }
        return period;
    }

    /** Gives a place back in the running transaction; nothing happens without a period. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void free(String slug, String period) {
        if (period != null) {
            repository.freePlace(slug, period);
        }
    }

    private static Closure closedBecauseOf(Quota.Closed closed, Quota quota) {
        LocalDateTime when = closed == Quota.Closed.NOT_YET ? quota.opens() : quota.closes();
        String words =
                FrenchText.longDate(when.toLocalDate())
                        + " à "
                        + FrenchText.hour(when.toLocalTime());
        return new Closure(
                closed == Quota.Closed.NOT_YET ? "procedure.quota.notYet" : "procedure.quota.over",
                new Object[] {words});
    }

    private static Closure reached(Quota quota) {
        return quota.message() == null
                ? new Closure("procedure.quota.reached", new Object[0])
                : new Closure("form.problem.literal", new Object[] {quota.message()});
    }
}
