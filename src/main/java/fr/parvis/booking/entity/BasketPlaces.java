package fr.parvis.booking.entity;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The places that a basket takes, beside those that are left. */
final class BasketPlaces {

    private final Activity activity;
    private final String place;
    private final Map<PlaceKey, DayPlaces> places;
    private final Map<PlaceKey, Integer> taken = new HashMap<>();
    private final Map<PlaceKey, Integer> freed = new HashMap<>();

    /**
     * @param places of the days that the basket adds, as they are now; a missing one is free
     */
    BasketPlaces(Activity activity, String place, Map<PlaceKey, DayPlaces> places) {
        this.activity = activity;
        this.place = place;
        this.places = places;
    }

    /** Why a unit of a day cannot be had beside what the basket has taken. */
    Optional<Blocked> problem(String unit, LocalDate day) {
        for (PlaceKey key : BasketDecision.keys(activity, place, unit, day)) {
            DayPlaces there = places.get(key);
            if (there != null && there.closed() != null) {
                return Optional.of(Blocked.CLOSED);
            }
            if (there != null && spare(key) <= 0) {
                return Optional.of(Blocked.FULL);
            }
        }
        return Optional.empty();
    }

    /** How many more could be taken; below none: the basket takes too many. */
    private int spare(PlaceKey key) {
        return places.get(key).left() + freed.getOrDefault(key, 0) - taken.getOrDefault(key, 0);
    }

    /** Whether it counted on the places of a unit that is kept after all. */
    boolean lacks(DayChange add) {
        return BasketDecision.keys(activity, place, add.unit(), add.day()).stream()
                .anyMatch(k -> places.containsKey(k) && spare(k) < 0);
    }

    void with(DayChange change) {
        count(change, 1);
    }

    void without(DayChange change) {
        count(change, -1);
    }

    /** Only where units exclude one another the one that goes makes room for the one that comes. */
    private void count(DayChange change, int n) {
        boolean add = change.change() == DayChange.Kind.ADD;
        if (add || activity.oneUnitADay()) {
            BasketDecision.keys(activity, place, change.unit(), change.day())
                    .forEach(k -> (add ? taken : freed).merge(k, n, Integer::sum));
        }
    }
}
