package fr.parvis.billing.service;

import fr.parvis.account.entity.Account;
import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.MonthFigures;
import fr.parvis.billing.entity.PeriodClosing;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The months of a régie. What is closed stays closed: the database refuses anything else. */
@ApplicationScoped
public class ClosingDesk {

    private static final Logger SECURITY = Logger.getLogger("fr.parvis.security");
    private static final int MOST_MONTHS = 36;

    @Inject ClosingRepository closings;
    @Inject RegieRight right;
    @Inject Clock clock;

    /**
     * A month in the list.
     *
     * @param closing null while nothing says that it is closed
     * @param closed whether it is, by itself or with a later one
     * @param closable whether it may be closed now
     */
    public record Month(YearMonth month, PeriodClosing closing, boolean closed, boolean closable) {}

    /** A month with its figures. */
    public record Opened(Month month, MonthFigures figures) {}

    /** From this month back to the first posting. */
    @Transactional
    public List<Month> months(Account agent, String regie) {
        right.require(agent, regie);
        YearMonth now = YearMonth.now(clock);
        YearMonth first = closings.first(regie).orElse(now);
        List<PeriodClosing> closed = closings.all(regie);
        var months = new ArrayList<Month>();
        for (YearMonth month = now;
                !month.isBefore(first) && months.size() < MOST_MONTHS;
                month = month.minusMonths(1)) {
            months.add(month(month, closed, now));
        }
        return months;
    }

    @Transactional
    public Opened open(Account agent, String regie, YearMonth month) {
        right.require(agent, regie);
        YearMonth now = YearMonth.now(clock);
        if (month.isAfter(now)) {
            throw new NotFoundException("month to come");
        }
        return new Opened(month(month, closings.all(regie), now), closings.figures(regie, month));
    }

    private static Month month(YearMonth month, List<PeriodClosing> closed, YearMonth now) {
        Optional<PeriodClosing> own =
                closed.stream().filter(c -> c.month().equals(month)).findFirst();
        boolean shut = closed.stream().anyMatch(c -> !c.month().isBefore(month));
        return new Month(month, own.orElse(null), shut, !shut && month.isBefore(now));
    }

    /**
     * Closes a month, and all before it. This cannot be undone.
     *
     * @throws DomainException when the month has not ended
     */
    @Transactional
    public void close(Account agent, String regie, YearMonth month) {
        right.require(agent, regie);
        Actor actor = right.require(agent);
        if (!month.isBefore(YearMonth.now(clock))) {
            throw new DomainException("billing.closing.notEnded");
        }
        if (month(month, closings.all(regie), YearMonth.now(clock)).closed()) {
            return;
        }
        closings.close(regie, month, actor.name(), clock.instant());
        SECURITY.log(
                Level.INFO,
                "agent {0} closed {1} of {2}",
                new Object[] {agent.id().toString(), month.toString(), regie});
    }
}
