package fr.parvis.booking.entity;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.parvis.kernel.WorkingDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * On which days an activity takes place.
 *
 * @param zone of the school calendar
 * @param closed days on which it is closed although the rest says it is open
 */
public record Opening(
        SchoolZone zone, When when, List<DayOfWeek> weekdays, List<ClosedDays> closed) {

    /** In school time, in the holidays, or both. */
    public enum When {
        @JsonProperty("school")
        SCHOOL,
        @JsonProperty("holidays")
        HOLIDAYS,
        @JsonProperty("always")
        ALWAYS
    }

    /** Both included; {@code why} is what a citizen reads. */
    public record ClosedDays(LocalDate from, LocalDate to, String why) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    public Opening {
        weekdays = Activity.copy(weekdays);
        closed = Activity.copy(closed);
    }

    /** Whether it may take place on days like this one: others are no column of the agenda. */
    public boolean concerns(LocalDate day) {
        return weekdays.contains(day.getDayOfWeek())
                && (when != When.HOLIDAYS || SchoolHolidays.of(zone).on(day));
    }

    /** Why it is closed on a day that it concerns; empty when it is open. */
    public Optional<Blocked> closedOn(LocalDate day) {
        if (WorkingDays.isHoliday(day)) {
            return Optional.of(Blocked.PUBLIC_HOLIDAY);
        }
        if (closed.stream().anyMatch(c -> c.covers(day))) {
            return Optional.of(Blocked.CLOSED);
        }
        if (when == When.SCHOOL && SchoolHolidays.of(zone).on(day)) {
            return Optional.of(Blocked.SCHOOL_HOLIDAY);
        }
        return Optional.empty();
    }

    /** What is said of a closed day. */
    public Optional<String> why(LocalDate day) {
        return closed.stream()
                .filter(c -> c.covers(day))
                .map(ClosedDays::why)
                .filter(w -> w != null)
                .findFirst();
    }
}
