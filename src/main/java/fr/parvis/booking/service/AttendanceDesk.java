package fr.parvis.booking.service;

import fr.parvis.account.entity.Account;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.AttendanceRow;
import fr.parvis.booking.entity.Mark;
import fr.parvis.booking.entity.Tariff;
import fr.parvis.family.service.Quotients;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The sheet of a day at a place: who is expected, who came. For the agents of the activity. */
@ApplicationScoped
public class AttendanceDesk {

    private static final Duration AGREES = Duration.ofMinutes(1);

    @Inject Activities activities;
    @Inject AttendanceRepository repository;
    @Inject Quotients quotients;
    @Inject Clock clock;

    /**
     * A sheet.
     *
     * @param others enrolled children who are not expected in every unit, to be added when they
     *     come
     */
    public record Sheet(
            Activity activity,
            Activity.Place place,
            LocalDate day,
            List<AttendanceRow> rows,
            List<Other> others) {

        /** How many of a unit are expected. */
        public long expected(String unit) {
            return rows.stream().filter(r -> r.unit().equals(unit) && r.planned()).count();
        }

        /** How many of a unit are noted so. */
        public long noted(String unit, Mark mark) {
            return rows.stream().filter(r -> r.unit().equals(unit) && r.mark() == mark).count();
        }
    }

    /** An enrolled child: "DURAND Léa". */
    public record Other(long enrolment, String name) {}

    /**
     * @throws NotFoundException when it is another service's, or there is no such place
     */
    public Sheet sheet(String activityId, String placeId, LocalDate day, Account agent) {
        Activity activity = activities.ofAgent(activityId, agent);
        Activity.Place place = place(activity, placeId);
        List<AttendanceRow> rows = repository.sheet(activityId, placeId, day);
        Set<Long> there = new HashSet<>();
        rows.forEach(r -> there.add(r.enrolment()));
        List<Other> others =
                repository.enrolled(activityId, placeId, day).stream()
                        .filter(e -> activity.units().size() > 1 || !there.contains(e.enrolment()))
                        .map(e -> new Other(e.enrolment(), name(e)))
                        .toList();
        return new Sheet(activity, place, day, rows, others);
    }

    private static String name(AttendanceRepository.Enrolled one) {
        return new AttendanceRow(
                        one.enrolment(),
                        one.lastName(),
                        one.firstName(),
                        one.group(),
                        "",
                        false,
                        null,
                        null,
                        false)
                .name();
    }

    private static Activity.Place place(Activity activity, String id) {
        return activity.place(id).orElseThrow(() -> new NotFoundException("place " + id));
    }

    /** What became of a mark that was sent. */
    public enum Noted {
        DONE,
        /** Somebody has noted something else later; that stays. */
        OUTDATED,
        /** An invoice asks for the day as it was noted before; that stays. */
        INVOICED
    }

    /**
     * Notes a child. Sent again, also hours later by a tablet that was offline, it changes nothing
     * more; of two marks the later one counts, whichever arrives first.
     *
     * @param at when it was noted, by the clock of the device; a clock that is ahead is set right
     * @throws NotFoundException when the child is not enrolled there on that day
     * @throws DomainException when the day is to come
     */
    @Transactional
    public Noted mark(
            String activityId,
            String placeId,
            LocalDate day,
            long enrolment,
            String unit,
            Mark mark,
            Instant at,
            Account agent) {
        Activity activity = activities.ofAgent(activityId, agent);
        place(activity, placeId);
        if (activity.unit(unit).isEmpty()) {
            throw new NotFoundException("unit " + unit);
        }
        Instant now = clock.instant();
        if (day.isAfter(LocalDate.ofInstant(now, ClockProducer.PARIS))) {
            throw new DomainException("booking.attendance.toCome");
        }
        AttendanceRepository.Subject subject =
                repository
                        .subject(enrolment, activityId, placeId, day, unit)
                        .orElseThrow(() -> new NotFoundException("enrolment " + enrolment));
        // not expected, or not any more, and not there: it costs nothing and is on no sheet, but
        // stays noted, so that an older mark that arrives later does not bring it back
        boolean nothing = subject.reservation() == null && mark != Mark.PRESENT;
        boolean noted =
                repository.mark(
                        enrolment,
                        unit,
                        day,
                        subject,
                        nothing ? 0 : price(activity, subject, unit, day),
                        nothing ? Mark.ABSENT : mark,
                        at.isAfter(now) ? now : at,
                        now,
                        agent.displayName());
        if (noted) {
            return Noted.DONE;
        }
        AttendanceRepository.Kept kept = repository.kept(enrolment, unit, day);
        // of what is there already nothing is lost
        return kept.mark() == mark ? Noted.DONE : kept.invoiced() ? Noted.INVOICED : Noted.OUTDATED;
    }

    /**
     * What comes to the moments of a device's clock; nothing below a minute: that is how long its
     * request was under way, and a mark that is corrected at once would be older than the first.
     *
     * @param deviceNow what the device's clock says while it sends
     */
    public Duration behind(Instant deviceNow) {
        Duration behind = Duration.between(deviceNow, clock.instant());
        return behind.abs().compareTo(AGREES) < 0 ? Duration.ZERO : behind;
    }

    /**
     * That an agent notes children there.
     *
     * @throws NotFoundException when it is another service's, or there is no such place
     */
    public void demand(String activityId, String placeId, Account agent) {
        place(activities.ofAgent(activityId, agent), placeId);
    }

    private long price(
            Activity activity, AttendanceRepository.Subject subject, String unit, LocalDate day) {
        if (subject.price() != null) {
            return subject.price();
        }
        OptionalInt quotient = quotients.on(day, subject.household());
        return new Tariff(activity, quotient.isPresent() ? quotient.getAsInt() : null)
                .price(unit)
                .cents();
    }
}
