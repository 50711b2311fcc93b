package fr.parvis.billing.service;

import fr.parvis.billing.entity.LedgerAccount;
import fr.parvis.billing.entity.MonthFigures;
import fr.parvis.billing.entity.PeriodClosing;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.InstantConverter;
import fr.parvis.kernel.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Months that are closed, and what the books say of a month. */
@ApplicationScoped
class ClosingRepository {

    @PersistenceContext EntityManager entities;

    /** The latest first. */
    List<PeriodClosing> all(String regie) {
        var all = new ArrayList<PeriodClosing>();
        for (Object found :
                entities.createNativeQuery(
                                "select month, closed_at, closed_by_name from period_closing"
                                        + " where regie = ?1 order by month desc")
                        .setParameter(1, regie)
                        .getResultList()) {
            var row = (Object[]) found;
            all.add(
                    new PeriodClosing(
                            YearMonth.from(((Date) row[0]).toLocalDate()),
                            InstantConverter.of(row[1]),
                            (String) row[2]));
        }
        return all;
    }

    /** Closes a month; of two at once, and of one that is closed, the first counts. */
    void close(String regie, YearMonth month, String agent, Instant now) {
        entities.createNativeQuery(
                        "insert into period_closing (regie, month, closed_at, closed_by_name)"
                                + " values (?1, cast(?2 as date), cast(?3 as timestamptz), ?4)"
                                + " on conflict do nothing")
                .setParameter(1, regie)
                .setParameter(2, month.atDay(1).toString())
                .setParameter(3, now.toString())
                .setParameter(4, agent)
                .executeUpdate();
    }

    /** The month of the first posting; empty where there is none. */
    Optional<YearMonth> first(String regie) {
        List<?> found =
                entities.createNativeQuery(
                                "select p.at from ledger_posting p where exists (select from"
                                        + " ledger_entry e where e.posting_id = p.id and e.regie ="
                                        + " ?1) order by p.at limit 1")
                        .setParameter(1, regie)
                        .getResultList();
        return found.stream()
                .findFirst()
                .map(at -> YearMonth.from(InstantConverter.of(at).atZone(ClockProducer.PARIS)));
    }

    MonthFigures figures(String regie, YearMonth month) {
        var sums = new MonthFigures.Sums();
        for (Object found :
                entities.createNativeQuery(
                                "select p.kind, e.account, cast(coalesce(sum(e.amount) filter"
                                        + " (where e.amount > 0), 0) as bigint),"
                                        + " cast(coalesce(-sum(e.amount) filter (where e.amount <"
                                        + " 0), 0) as bigint) from ledger_posting p join"
                                        + " ledger_entry e on e.posting_id = p.id where e.regie ="
                                        + " ?1 and p.at >= cast(?2 as timestamptz) and p.at <"
                                        + " cast(?3 as timestamptz) group by p.kind, e.account")
                        .setParameter(1, regie)
                        .setParameter(2, begin(month))
                        .setParameter(3, begin(month.plusMonths(1)))
                        .getResultList()) {
            var row = (Object[]) found;
            sums.add(
                    (String) row[0],
                    LedgerAccount.valueOf((String) row[1]),
                    Money.ofCents(((Number) row[2]).longValue()),
                    Money.ofCents(((Number) row[3]).longValue()));
        }
        return sums.figures();
    }

    /** The first moment of a month in Paris. */
    static String begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ClockProducer.PARIS).toOffsetDateTime().toString();
    }
}
