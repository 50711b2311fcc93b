package fr.parvis.booking.entity;

import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.WorkingDays;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * Until when a day may be booked or given up. One of three: a number of days before, a number of
 * working days before, or a weekday of an earlier week. Without any of them: until the day begins.
 *
 * @param days calendar days before the day
 * @param workingDays days on which the town hall works, before the day
 * @param weekday of the week that lies {@code weeksBefore} weeks before the day's week
 * @param weeksBefore 1 by default
 * @param time on the last day; null for its end
 */
public record DelayRule(
        Integer days, Integer workingDays, DayOfWeek weekday, Integer weeksBefore, LocalTime time) {

    /** Until the day itself begins. */
    public static final DelayRule NONE = new DelayRule(null, null, null, null, null);

    public DelayRule {
        weeksBefore = weekday != null && weeksBefore == null ? Integer.valueOf(1) : weeksBefore;
    }

    public static DelayRule ofDays(int days) {
        return new DelayRule(days, null, null, null, null);
    }

    public static DelayRule ofWorkingDays(int days, LocalTime time) {
        return new DelayRule(null, days, null, null, time);
    }

    public static DelayRule ofWeekday(DayOfWeek weekday, int weeksBefore, LocalTime time) {
        return new DelayRule(null, null, weekday, weeksBefore, time);
    }

    /** The last day on which something may be changed. */
    private LocalDate lastDay(LocalDate day) {
        if (days != null) {
            return day.minusDays(days);
        }
        if (workingDays != null) {
            return workingDaysBefore(day, workingDays);
        }
        if (weekday != null) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .minusWeeks(weeksBefore)
                    .with(TemporalAdjusters.nextOrSame(weekday));
        }
        return day.minusDays(1);
    }

    private static LocalDate workingDaysBefore(LocalDate day, int count) {
        LocalDate before = day;
        int left = count;
        while (left > 0) {
            before = before.minusDays(1);
            if (WorkingDays.isWorkingDay(before)) {
                left--;
            }
        }
        return before;
    }

    /**
     * The moment from which it is too late, by the clocks of Paris: never after the day begins, but
     * for a rule that names an hour of the day itself.
     */
    public Instant deadline(LocalDate day) {
        LocalDate last = lastDay(day);
        LocalDateTime end =
                time == null ? last.plusDays(1).atStartOfDay() : LocalDateTime.of(last, time);
        LocalDateTime begin = sameDay(day) ? end : day.atStartOfDay();
        return ZonedDateTime.of(end.isAfter(begin) ? begin : end, ClockProducer.PARIS).toInstant();
    }

    private boolean sameDay(LocalDate day) {
        return time != null
                && (days != null && days == 0 || weekday == day.getDayOfWeek() && weeksBefore == 0);
    }

    /** Whether a day may still be changed. */
    public boolean allows(LocalDate day, Instant now) {
        return now.isBefore(deadline(day));
    }

    /** "jusqu’au jeudi 12 novembre 2026 à 12 h", of one day. */
    public String untilWords(LocalDate day) {
        LocalDateTime end = LocalDateTime.ofInstant(deadline(day), ClockProducer.PARIS);
        LocalTime hour = end.toLocalTime();
        return hour.equals(LocalTime.MIDNIGHT)
                ? "jusqu’au " + FrenchText.dayAndMonth(end.toLocalDate().minusDays(1))
                : "jusqu’au "
                        + FrenchText.dayAndMonth(end.toLocalDate())
                        + " à "
                        + FrenchText.hour(hour);
    }

    /**
     * The rule in words: "15 jours avant le mercredi concerné", "le jeudi à 12 h de la semaine
     * précédente".
     *
     * @param what "le mercredi concerné"
     */
    public String words(String what) {
        if (days != null) {
            String count =
                    switch (days) {
                        case 0 -> time == null ? "la veille" : "le jour même";
                        case 1 -> "la veille";
                        default -> days + "\u00a0jours avant " + what;
                    };
            return count + timeWords();
        }
        if (workingDays != null) {
            return workingDays
                    + (workingDays == 1 ? "\u00a0jour ouvré avant " : "\u00a0jours ouvrés avant ")
                    + what
                    + timeWords();
        }
        if (weekday != null) {
            String name = weekday.getDisplayName(TextStyle.FULL, Locale.FRENCH);
            String week =
                    switch (weeksBefore) {
                        case 0 ->
                                " de la même semaine, au plus tard la veille"
                                        + (time == null ? "" : " les jours d’avant");
                        case 1 -> " de la semaine précédente";
                        default -> ", " + weeksBefore + "\u00a0semaines avant";
                    };
            String noon =
                    LocalTime.NOON.equals(time)
                            ? " midi"
                            : time == null ? "" : " à " + FrenchText.hour(time);
            return "le " + name + noon + week;
        }
        return "la veille";
    }

    private String timeWords() {
        return time == null ? "" : ", à " + FrenchText.hour(time);
    }
}
