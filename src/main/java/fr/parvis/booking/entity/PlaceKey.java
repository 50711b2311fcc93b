package fr.parvis.booking.entity;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Places of a part of a day: a row of the database. Whoever locks several does it in this order, so
 * that no two wait for one another.
 */
public record PlaceKey(String activity, String place, String slot, LocalDate day)
        implements Comparable<PlaceKey> {

    private static final Comparator<PlaceKey> ORDER =
            Comparator.comparing(PlaceKey::activity)
                    .thenComparing(PlaceKey::place)
                    .thenComparing(PlaceKey::slot)
                    .thenComparing(PlaceKey::day);

    @Override
    public int compareTo(PlaceKey other) {
        return ORDER.compare(this, other);
    }
}
