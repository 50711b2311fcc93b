package fr.parvis.procedure.entity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;

/**
 * How many requests of a démarche are accepted, and between which moments. Times are those of
 * Europe/Paris.
 *
 * @param limit places a period; null where only the dates count
 */
public record Quota(
        Integer limit, Period per, LocalDateTime opens, LocalDateTime closes, String message) {

    /** What the limit is counted over. */
    public enum Period {
        @JsonProperty("total")
        TOTAL,
        @JsonProperty("day")
        DAY,
        @JsonProperty("week")
        WEEK,
        @JsonProperty("month")
        MONTH,
        @JsonProperty("year")
        YEAR
    }

    public Quota {
        per = per == null ? Period.TOTAL : per;
    }

    /** The key of the counter that a request of this day takes a place from. */
    public String periodOf(LocalDate day) {
        return switch (per) {
            case TOTAL -> "total";
            case DAY -> day.toString();
            case WEEK ->
                    String.format(
                            Locale.ROOT,
                            "%d-W%02d",
                            day.get(IsoFields.WEEK_BASED_YEAR),
                            day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> day.toString().substring(0, "2026-11".length());
            case YEAR -> String.valueOf(day.getYear());
        };
    }

    /** Why nothing can be filed now because of the dates; empty while it is open. */
    public Optional<Closed> closedAt(LocalDateTime now) {
        if (opens != null && now.isBefore(opens)) {
            return Optional.of(Closed.NOT_YET);
        }
        if (closes != null && !now.isBefore(closes)) {
            return Optional.of(Closed.OVER);
        }
        return Optional.empty();
    }

    /** Before the opening, or after the end. */
    public enum Closed {
        NOT_YET,
        OVER
    }
}
