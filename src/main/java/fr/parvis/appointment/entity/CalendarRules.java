package fr.parvis.appointment.entity;

import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.WorkingDays;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When a calendar receives: slots follow from this and are kept nowhere.
 *
 * @param slotMinutes length of a slot
 * @param desks how many people are received at once
 * @param opening per English name of a day its periods "09:00-12:00", in order; a day that is
 *     absent is closed
 * @param closed days on which nobody is received, beside the public holidays of France
 * @param minimumHours how long before an appointment it may be taken at the latest
 * @param maximumDays how many days ahead slots are offered
 */
public record CalendarRules(
        int slotMinutes,
        int desks,
        Map<String, List<String>> opening,
        List<Closing> closed,
        int minimumHours,
        int maximumDays) {

    static final int MOST_DESKS = 20;
    static final int SHORTEST = 5;
    static final int LONGEST = 240;
    static final int MOST_DAYS = 366;

    /** Days that are closed, both included: "2026-12-24". */
    public record Closing(String from, String to) {

        boolean includes(LocalDate day) {
            return !day.isBefore(LocalDate.parse(from)) && !day.isAfter(LocalDate.parse(to));
        }
    }

    public CalendarRules {
        // in one order always: what is kept is compared with what a file says
        opening = Collections.unmodifiableMap(new TreeMap<>(opening));
        closed = closed == null ? List.of() : List.copyOf(closed);
    }

    /**
     * @throws DomainException when no sensible calendar follows from it
     */
    public CalendarRules checked() {
        demand(slotMinutes >= SHORTEST && slotMinutes <= LONGEST, "appointment.rules.slot");
        demand(desks >= 1 && desks <= MOST_DESKS, "appointment.rules.desks");
        demand(maximumDays >= 1 && maximumDays <= MOST_DAYS, "appointment.rules.maximum");
        demand(minimumHours >= 0 && minimumHours < maximumDays * 24, "appointment.rules.minimum");
        demand(!opening.isEmpty(), "appointment.rules.opening");
        for (DayOfWeek day : DayOfWeek.values()) {
            LocalTime before = LocalTime.MIN;
            for (String period : periods(day)) {
                demand(
                        start(period).isBefore(end(period)) && !start(period).isBefore(before),
                        "appointment.rules.opening");
                before = end(period);
            }
        }
        for (Closing closing : closed) {
            demand(closing.from().compareTo(closing.to()) <= 0, "appointment.rules.closed");
        }
        return this;
    }

    private static void demand(boolean holds, String messageKey) {
        if (!holds) {
            throw new DomainException(messageKey);
        }
    }

    /** The periods of a day of the week; none when it is closed. */
    public List<String> periods(DayOfWeek day) {
        return opening.getOrDefault(day.name().toLowerCase(Locale.ROOT), List.of());
    }

    private static LocalTime start(String period) {
        return LocalTime.parse(period.substring(0, "09:00".length()));
    }

    private static LocalTime end(String period) {
        return LocalTime.parse(period.substring("09:00-".length()));
    }

    /** Whether somebody is received on that day. */
    public boolean open(LocalDate day) {
        return !periods(day.getDayOfWeek()).isEmpty()
                && closed.stream().noneMatch(c -> c.includes(day))
                && !WorkingDays.isHoliday(day);
    }

    /**
     * All slots of a day, one after the other. They are counted in real time: where clocks are put
     * forward an hour is missing, where they are put back one comes twice.
     */
    public List<Slot> slots(LocalDate day) {
        var slots = new ArrayList<Slot>();
        if (!open(day)) {
            return slots;
        }
        Duration length = Duration.ofMinutes(slotMinutes);
        for (String period : periods(day.getDayOfWeek())) {
            Instant start = at(day, start(period));
            Instant closing = at(day, end(period));
            for (Instant end = start.plus(length); !end.isAfter(closing); end = end.plus(length)) {
                slots.add(new Slot(start, end));
                start = end;
            }
        }
        return slots;
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, ClockProducer.PARIS).toInstant();
    }

    /** The slot that begins at a moment; empty when none does. */
    public Optional<Slot> slotAt(Instant start) {
        LocalDate day = LocalDate.ofInstant(start, ClockProducer.PARIS);
        return slots(day).stream().filter(s -> s.start().equals(start)).findFirst();
    }

    /** The first moment at which an appointment may begin that a citizen takes now. */
    public Instant earliest(Instant now) {
        return now.plus(Duration.ofHours(minimumHours));
    }

    /** The last day that is offered. */
    public LocalDate lastDay(Instant now) {
        return LocalDate.ofInstant(now, ClockProducer.PARIS).plusDays(maximumDays);
    }

    /** Whether a citizen may take this slot now, were it free. */
    public boolean offers(Slot slot, Instant now) {
        return !slot.start().isBefore(earliest(now)) && !slot.day().isAfter(lastDay(now));
    }
}
