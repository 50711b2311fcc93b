package fr.parvis.booking.entity;

import java.time.LocalDate;
import java.util.Comparator;

/** A tick of the agenda that is not validated yet. */
public record DayChange(String unit, LocalDate day, Kind change) {

    /** By day, then by unit. */
    public static final Comparator<DayChange> IN_ORDER =
            Comparator.comparing(DayChange::day)
                    .thenComparing(DayChange::unit)
                    .thenComparing(DayChange::change);

    /** What the tick asks for. */
    public enum Kind {
        ADD,
        CANCEL
    }
}
