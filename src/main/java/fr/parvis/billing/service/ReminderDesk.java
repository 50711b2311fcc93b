package fr.parvis.billing.service;

import fr.parvis.account.entity.Account;
import fr.parvis.billing.entity.Actor;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.WorkingDays;
import fr.parvis.town.RegieSettings;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Reminders of late invoices: once, and a second time where the town wants it. The régie sends
 * them, or the portal does by itself where the town's configuration says so.
 */
@ApplicationScoped
public class ReminderDesk {

    private static final int MORNING = 9;

    @Inject ReminderRepository reminders;
    @Inject ReminderBatch batch;
    @Inject RegieRight right;
    @Inject TownSettings town;
    @Inject Clock clock;

    /** A late invoice of which nobody can be reminded by mail. */
    public record Letter(
            long id, String number, String household, String payer, LocalDate dueOn, Money open) {}

    /**
     * What is to be reminded of now.
     *
     * @param rule null where the town sends none
     */
    public record Overview(
            RegieSettings.Reminders rule, long first, long again, List<Letter> letters) {

        public long due() {
            return first + again;
        }
    }

    @Transactional
    public Overview overview(Account agent, String regie) {
        RegieSettings.Reminders rule = right.require(agent, regie).reminders();
        List<Letter> letters =
                reminders.byLetter(regie).stream().map(ReminderDesk::letter).toList();
        if (rule == null) {
            return new Overview(null, 0, 0, letters);
        }
        Instant now = clock.instant();
        LocalDate since = ReminderRepository.day(now).minusDays(rule.firstDays());
        long again =
                rule.againDays() == null
                        ? 0
                        : reminders.countAgain(
                                regie, since, now.minus(Duration.ofDays(rule.againDays())));
        return new Overview(rule, reminders.countFirst(regie, since), again, letters);
    }

    private static Letter letter(Object[] row) {
        return new Letter(
                ((Number) row[0]).longValue(),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                ((Date) row[4]).toLocalDate(),
                Money.ofCents(((Number) row[5]).longValue()));
    }

    /**
     * Sends all that is due. What breaks off may be begun again: nobody is reminded twice.
     *
     * @return of how many invoices somebody was reminded, or is to be by a letter
     */
    @Transactional(TxType.NEVER)
    public int send(Account agent, String regie) {
        Actor actor = right.require(agent);
        RegieSettings settings = right.require(agent, regie);
        if (settings.reminders() == null) {
            throw new DomainException("billing.reminder.none");
        }
        return all(settings, actor);
    }

    private int all(RegieSettings regie, Actor actor) {
        int done = 0;
        for (int some = batch.send(regie, actor); some > 0; some = batch.send(regie, actor)) {
            done += some;
        }
        return done;
    }

    /** What the portal sends by itself: on working days, at an hour at which people read. */
    @Transactional(TxType.NEVER)
    void inTheMorning() {
        ZonedDateTime now = clock.instant().atZone(ClockProducer.PARIS);
        if (now.getHour() != MORNING || !WorkingDays.isWorkingDay(now.toLocalDate())) {
            return;
        }
        for (RegieSettings regie : town.regies()) {
            if (regie.reminders() != null && regie.reminders().automatic()) {
                all(regie, Actor.system());
            }
        }
    }
}
