package fr.parvis.appointment.service;

import fr.parvis.account.entity.Account;
import fr.parvis.appointment.entity.Appointment;
import fr.parvis.appointment.entity.AppointmentBlock;
import fr.parvis.appointment.entity.AppointmentCalendar;
import fr.parvis.appointment.entity.AppointmentState;
import fr.parvis.appointment.entity.Slot;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/**
 * The days on which agents receive: who comes when to which desk, who came, and what is blocked.
 */
@ApplicationScoped
public class ReceptionDays {

    private static final Logger LOG = Logger.getLogger(ReceptionDays.class.getName());

    @Inject AppointmentRepository repository;
    @Inject ReceptionRepository reception;
    @Inject CalendarRepository calendarRows;
    @Inject Calendars calendars;
    @Inject Withdrawals withdrawals;
    @Inject Clock clock;

    /**
     * A day of a calendar.
     *
     * @param desks how many columns it has
     * @param rows in the order of time; none on a day without slots and appointments
     */
    public record Day(
            AppointmentCalendar calendar,
            LocalDate date,
            int desks,
            List<Row> rows,
            List<AppointmentBlock> blocks) {}

    /** A time with what each desk has then. */
    public record Row(Slot slot, List<Cell> cells) {}

    /**
     * One desk at one time.
     *
     * @param appointment null when nobody comes at this time
     * @param taken whether somebody of another row is received there then
     * @param block null when it is not blocked
     */
    public record Cell(int desk, Appointment appointment, boolean taken, AppointmentBlock block) {}

    /**
     * What has become of the appointments of a block.
     *
     * @param told whose holders are written to
     * @param left that stand, because something failed: a later round tries again
     */
    public record Withdrawn(int told, int left) {}

    /** A day of a calendar of the agent's services. */
    @Transactional
    public Day day(String calendarId, LocalDate date, Account agent) {
        AppointmentCalendar calendar = calendars.ofAgent(calendarId, agent);
        Instant from = start(date);
        Instant to = start(date.plusDays(1));
        Instant now = clock.instant();
        List<Appointment> all =
                reception.between(calendarId, from, to).stream()
                        .filter(a -> a.state().occupies())
                        .filter(a -> a.state() != AppointmentState.HELD || a.held(now))
                        .toList();
        List<AppointmentBlock> blocks = reception.blocks(calendarId, from, to);
        int desks =
                Math.max(
                        calendar.rules().desks(),
                        all.stream().mapToInt(Appointment::desk).max().orElse(0));
        var slots = new TreeSet<>(Comparator.comparing(Slot::start).thenComparing(Slot::end));
        all.forEach(a -> slots.add(a.slot()));
        for (Slot slot : calendar.rules().slots(date)) {
            // rules may have changed since: what was booked before stands as it was booked
            if (slots.stream().noneMatch(s -> s.overlaps(slot.start(), slot.end()))) {
                slots.add(slot);
            }
        }
        List<Row> rows = slots.stream().map(s -> row(s, desks, all, blocks)).toList();
        return new Day(calendar, date, desks, rows, blocks);
    }

    private static Row row(
            Slot slot, int desks, List<Appointment> all, List<AppointmentBlock> blocks) {
        return new Row(
                slot,
                IntStream.rangeClosed(1, desks)
                        .mapToObj(desk -> cell(desk, slot, all, blocks))
                        .toList());
    }

    private static Cell cell(
            int desk, Slot slot, List<Appointment> all, List<AppointmentBlock> blocks) {
        Appointment own =
                all.stream()
                        .filter(a -> a.desk() == desk && a.slot().equals(slot))
                        .findFirst()
                        .orElse(null);
        return new Cell(
                desk,
                own,
                own == null
                        && all.stream()
                                .filter(a -> a.desk() == desk)
                                .anyMatch(a -> a.slot().overlaps(slot.start(), slot.end())),
                blocks.stream()
                        .filter(b -> b.desk() == 0 || b.desk() == desk)
                        .filter(b -> slot.overlaps(b.span().start(), b.span().end()))
                        .findFirst()
                        .orElse(null));
    }

    private static Instant start(LocalDate date) {
        return date.atStartOfDay(ClockProducer.PARIS).toInstant();
    }

    /** The coming and the recent appointments of a calendar, for its feed. */
    @Transactional
    public List<Appointment> around(String calendarId, int daysBefore, int daysAfter) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockProducer.PARIS);
        return reception
                .between(
                        calendarId,
                        start(today.minusDays(daysBefore)),
                        start(today.plusDays(daysAfter)))
                .stream()
                .filter(a -> a.state().expected())
                .toList();
    }

    /** The calendar whose feed has this secret. */
    @Transactional
    public AppointmentCalendar ofFeed(String hash) {
        return calendarRows.byFeed(hash).orElseThrow(() -> new NotFoundException("feed"));
    }

    /** The person came, or did not. */
    @Transactional
    public void note(long id, boolean came, Account agent) {
        locked(id, agent).note(came, agent.displayName(), clock.instant());
    }

    /** Who came was noted by mistake. */
    @Transactional
    public void undoNote(long id, Account agent) {
        Appointment noted = locked(id, agent);
        boolean another =
                repository
                        .lockLive(noted.holder())
                        .filter(live -> !live.id().equals(id))
                        .isPresent();
        noted.undoNote(another, agent.displayName(), clock.instant());
    }

    private Appointment locked(long id, Account agent) {
        reception
                .ofCalendars(id, calendars.services(agent))
                .orElseThrow(() -> new NotFoundException("appointment " + id));
        return repository.lock(id);
    }

    /**
     * Blocks a time. Whoever is kept waiting there loses the slot, who has booked it is told by
     * {@link #withdraw}.
     *
     * @param desk 0 for all
     * @return the id of the block
     */
    @Transactional
    public long block(String calendarId, int desk, Slot span, String reason, Account agent) {
        calendars.ofAgent(calendarId, agent);
        if (!span.start().isBefore(span.end()) || !span.end().isAfter(clock.instant())) {
            throw new DomainException("appointment.block.span");
        }
        Appointment.demandReason(reason);
        AppointmentCalendar calendar = calendarRows.lock(calendarId, true).orElseThrow();
        if (desk < 0 || desk > calendar.rules().desks()) {
            throw new DomainException("appointment.block.desk");
        }
        var block =
                new AppointmentBlock(
                        calendarId, desk, span, reason.strip(), agent, clock.instant());
        reception.add(block);
        reception.expireBlocked(block);
        return block.id();
    }

    /** Receives again in a time that was blocked. */
    @Transactional
    public void unblock(long id, String calendarId, Account agent) {
        calendars.ofAgent(calendarId, agent);
        reception.removeBlock(id, calendarId);
    }

    /**
     * Takes back what stands in a block, one after the other: the persons are written why, and
     * choose others.
     *
     * @return how many stood until now, and how many still do
     */
    public Withdrawn withdraw(long block) {
        return new Withdrawn(withdrawn(covered(block)), covered(block).size());
    }

    private List<ReceptionRepository.Covered> covered(long block) {
        return reception.covered(clock.instant()).stream().filter(c -> c.block() == block).toList();
    }

    /** The same for whatever is left in any block, because a node fell or something failed. */
    public void withdrawBlocked() {
        withdrawn(reception.covered(clock.instant()));
    }

    private int withdrawn(List<ReceptionRepository.Covered> all) {
        int told = 0;
        for (ReceptionRepository.Covered one : all) {
            try {
                told += withdrawals.withdraw(one) ? 1 : 0;
            } catch (RuntimeException e) {
                // the others are to be told all the same; the next round tries this one again
                LOG.log(Level.SEVERE, "appointment " + one.appointment() + " not withdrawn", e);
            }
        }
        return told;
    }
}
