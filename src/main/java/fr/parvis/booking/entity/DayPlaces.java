package fr.parvis.booking.entity;

/**
 * Places of a part of a day as the database has them.
 *
 * @param closed why nothing is open; null when it is
 */
public record DayPlaces(PlaceKey key, int capacity, int taken, String closed) {

    public int left() {
        return closed == null ? Math.max(0, capacity - taken) : 0;
    }
}
