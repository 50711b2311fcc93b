package fr.parvis.booking.service;

import fr.parvis.account.entity.Account;
import fr.parvis.billing.service.MadeInvoices;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Money;
import fr.parvis.town.RegieSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** What was attended in a month becomes invoices: for the régie. */
@ApplicationScoped
public class AttendanceBilling {

    /** Invoices that one press makes: the page answers in some seconds. */
    static final int MOST = 300;

    @Inject AttendanceBillRepository repository;
    @Inject AttendanceBill bill;
    @Inject MadeInvoices invoices;
    @Inject Clock clock;

    /**
     * A month before it is invoiced.
     *
     * @param days that are to be invoiced
     * @param unmarked days with a reservation of which nobody has noted anything: they wait
     * @param over whether the month has ended
     */
    public record Month(
            YearMonth month, int families, int days, Money amount, int unmarked, boolean over) {}

    @Transactional
    public Month month(Account agent, String regie, YearMonth month) {
        invoices.regie(agent, regie);
        var totals = repository.totals(month.atDay(1), month.atEndOfMonth());
        return new Month(
                month,
                totals.families(),
                totals.days(),
                Money.ofCents(totals.cents()),
                totals.unmarked(),
                over(month));
    }

    private boolean over(YearMonth month) {
        return month.isBefore(YearMonth.from(LocalDate.now(clock)));
    }

    /**
     * Makes the invoices of a month, {@value #MOST} at the most; each is whole by itself, so that
     * one that fails stops the next ones only.
     *
     * @return how many
     * @throws DomainException when the month has not ended
     */
    public int issue(Account agent, String regie, YearMonth month) {
        RegieSettings settings = invoices.regie(agent, regie);
        if (!over(month)) {
            throw new DomainException("booking.bill.running");
        }
        int made = 0;
        for (long household : households(month)) {
            if (bill.issue(household, month, settings, agent)) {
                made++;
            }
        }
        return made;
    }

    private List<Long> households(YearMonth month) {
        return repository.households(month.atDay(1), month.atEndOfMonth(), MOST);
    }
}
