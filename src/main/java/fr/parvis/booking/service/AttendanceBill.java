package fr.parvis.booking.service;

import fr.parvis.account.entity.Account;
import fr.parvis.billing.entity.InvoiceDraft;
import fr.parvis.billing.entity.InvoiceLine;
import fr.parvis.billing.service.InvoiceCancelled;
import fr.parvis.billing.service.MadeInvoices;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.AttendedDays;
import fr.parvis.booking.entity.Tariff;
import fr.parvis.family.service.Quotients;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import fr.parvis.town.RegieSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalInt;

/**
 * The invoice of one household for the days of a month: in one transaction the days are given to
 * it, added up and asked for. Done twice, there is nothing left to ask for.
 */
@ApplicationScoped
class AttendanceBill {

    private static final int DAYS_TO_PAY = 30;

    @Inject AttendanceBillRepository repository;
    @Inject MadeInvoices invoices;
    @Inject Activities activities;
    @Inject Quotients quotients;
    @Inject Clock clock;

    /**
     * @return whether there was something to invoice
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean issue(long household, YearMonth month, RegieSettings regie, Account agent) {
        LocalDate from = month.atDay(1);
        LocalDate to = month.atEndOfMonth();
        AttendanceBillRepository.Payer payer = repository.payer(household);
        String number = number(month, regie, payer);
        if (repository.claim(household, from, to, regie.id(), number) == 0) {
            return false;
        }
        List<InvoiceLine> lines =
                repository.claimed(regie.id(), number).stream().map(this::line).toList();
        LocalDate today = LocalDate.now(clock);
        String named = FrenchText.month(month);
        invoices.issue(
                new InvoiceDraft(
                        regie.id(),
                        number,
                        payer.fileNumber(),
                        payer.payer() == null
                                ? Messages.text("booking.bill.household", payer.fileNumber())
                                : payer.payer(),
                        regie.accounts().get(0).title(),
                        Messages.text("booking.bill.label", named),
                        named,
                        today,
                        today.plusDays(DAYS_TO_PAY),
                        Money.sum(lines.stream().map(InvoiceLine::amount).toList()),
                        regie.partialPayment(),
                        lines),
                agent);
        return true;
    }

    /**
     * The days of an invoice that is cancelled may be corrected, and asked for with another, at
     * what they cost now.
     */
    void cancelled(@Observes InvoiceCancelled event) {
        List<AttendanceBillRepository.Unplanned> unplanned =
                repository.unplanned(event.regie(), event.number());
        repository.free(event.regie(), event.number());
        unplanned.forEach(this::price);
    }

    private void price(AttendanceBillRepository.Unplanned day) {
        Activity activity = activities.find(day.activity()).orElse(null);
        // what the town does not offer any more costs what it did
        if (activity != null && activity.unit(day.unit()).isPresent()) {
            OptionalInt quotient = quotients.on(day.day(), day.household());
            Integer known = quotient.isPresent() ? quotient.getAsInt() : null;
            repository.price(day.id(), new Tariff(activity, known).price(day.unit()));
        }
    }

    /** "202611-F0412", and "202611-F0412-2" for what comes after the first one. */
    private String number(
            YearMonth month, RegieSettings regie, AttendanceBillRepository.Payer payer) {
        return invoices.free(
                regie.id(),
                "%d%02d-%s".formatted(month.getYear(), month.getMonthValue(), payer.fileNumber()));
    }

    private InvoiceLine line(AttendedDays days) {
        String title =
                activities.find(days.activity()).map(Activity::title).orElse(days.activity());
        String unit =
                activities
                        .find(days.activity())
                        .flatMap(a -> a.unit(days.unit()))
                        .map(Activity.Unit::label)
                        .orElse(days.unit());
        boolean one = days.days() == 1;
        String key =
                days.unplanned()
                        ? one ? "booking.bill.unplanned.one" : "booking.bill.unplanned"
                        : one ? "booking.bill.line.one" : "booking.bill.line";
        return new InvoiceLine(
                Messages.text(key, days.firstName(), title, unit, days.days()), days.amount());
    }
}
