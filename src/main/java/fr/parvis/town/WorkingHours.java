package fr.parvis.town;

import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.WorkingDays;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * "Heures ouvrées" of a town: a day on which its town hall works is 24 of them, which pass while it
 * is open. So "48 heures ouvrées" are two working days, as everybody reads it, and none passes at
 * night, at weekends, on public holidays and on days on which the town hall is closed
 * (src/doc/decisions/0018-keys-imports-and-working-hours.md).
 */
public final class WorkingHours {

    private static final long DAY = Duration.ofDays(1).toMillis();

    /** Beyond that nobody waits: a town that never opens. */
    private static final int MOST_DAYS = 3660;

    /** A time in which the town hall is open; {@code null} as its end is midnight. */
    private record Period(LocalTime start, LocalTime end) {

        private static final Period WHOLE_DAY = new Period(LocalTime.MIN, null);

        static Period read(String text) {
            String[] ends = text.split("-");
            return new Period(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
        }

        Instant start(LocalDate day) {
            return day.atTime(start).atZone(ClockProducer.PARIS).toInstant();
        }

        Instant end(LocalDate day) {
            return end == null
                    ? day.plusDays(1).atStartOfDay(ClockProducer.PARIS).toInstant()
                    : day.atTime(end).atZone(ClockProducer.PARIS).toInstant();
        }

        long millis(LocalDate day) {
            return Duration.between(start(day), end(day)).toMillis();
        }
    }

    private final Map<DayOfWeek, List<Period>> week = new EnumMap<>(DayOfWeek.class);
    private final Set<LocalDate> closed;

    private WorkingHours(Map<String, List<String>> hours, List<LocalDate> closedDays) {
        closed = Set.copyOf(closedDays);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(
                    day,
                    hours == null
                            ? List.of(Period.WHOLE_DAY)
                            : hours
                                    .getOrDefault(day.name().toLowerCase(Locale.ROOT), List.of())
                                    .stream()
                                    .map(Period::read)
                                    .sorted((a, b) -> a.start().compareTo(b.start()))
                                    .collect(Collectors.toUnmodifiableList()));
        }
    }

    /** Those of a town hall; where its hours are not known its working days count whole. */
    public static WorkingHours of(TownSettings.Contact townHall) {
        return new WorkingHours(townHall.hours(), townHall.closedDays());
    }

    private List<Period> open(LocalDate day) {
        return WorkingDays.isWorkingDay(day) && !closed.contains(day)
                ? week.get(day.getDayOfWeek())
                : List.of();
    }

    private static long millis(LocalDate day, List<Period> open) {
        return open.stream().mapToLong(p -> p.millis(day)).sum();
    }

    /** The working time between two moments; none when they come in the wrong order. */
    public Duration between(Instant from, Instant to) {
        long worked = 0;
        LocalDate last = LocalDate.ofInstant(to, ClockProducer.PARIS);
        for (LocalDate day = LocalDate.ofInstant(from, ClockProducer.PARIS);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            List<Period> open = open(day);
            long passed = 0;
            for (Period period : open) {
                Instant start = later(period.start(day), from);
                Instant end = period.end(day).isBefore(to) ? period.end(day) : to;
                passed += Math.max(0, Duration.between(start, end).toMillis());
            }
            worked += passed == 0 ? 0 : passed * DAY / millis(day, open);
        }
        return Duration.ofMillis(worked);
    }

    /**
     * The moment at which so much working time has passed.
     *
     * @param worked more than none
     */
    public Instant after(Instant from, Duration worked) {
        long left = worked.toMillis();
        LocalDate day = LocalDate.ofInstant(from, ClockProducer.PARIS);
        for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
            List<Period> open = open(day);
            long whole = millis(day, open);
            // rounded up: not before the time has passed
            long needed = (left * whole + DAY - 1) / DAY;
            long passed = 0;
            for (Period period : open) {
                Instant start = later(period.start(day), from);
                long here = Math.max(0, Duration.between(start, period.end(day)).toMillis());
                if (passed + here >= needed) {
                    return start.plusMillis(needed - passed);
                }
                passed += here;
            }
            left -= passed == 0 ? 0 : passed * DAY / whole;
        }
        return from.plus(Duration.ofDays(MOST_DAYS));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
