package fr.parvis.booking.entity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A day of an enrolment that holds places of a part of that day, or does not any more. */
public record HeldDay(long id, long enrolment, String unit, LocalDate day, ReservationState state) {

    private record Part(long enrolment, PlaceKey key) {}

    /**
     * How many places more, or less, are held when some of these days have moved on.
     *
     * @param days all living ones of their enrolments and dates
     * @param moved the new states of some of them
     */
    public static Map<PlaceKey, Integer> change(
            Activity activity,
            String place,
            Collection<HeldDay> days,
            Map<Long, ReservationState> moved) {
        var change = new HashMap<PlaceKey, Integer>();
        held(activity, place, days, Map.of()).forEach((k, n) -> change.merge(k, -n, Integer::sum));
        held(activity, place, days, moved).forEach((k, n) -> change.merge(k, n, Integer::sum));
        return change;
    }

    private static Map<PlaceKey, Integer> held(
            Activity activity,
            String place,
            Collection<HeldDay> days,
            Map<Long, ReservationState> moved) {
        var parts = new HashMap<Part, List<ReservationState>>();
        for (HeldDay day : days) {
            ReservationState state = moved.getOrDefault(day.id(), day.state());
            for (PlaceKey key : BasketDecision.keys(activity, place, day.unit(), day.day())) {
                parts.computeIfAbsent(new Part(day.enrolment(), key), p -> new ArrayList<>())
                        .add(state);
            }
        }
        var held = new HashMap<PlaceKey, Integer>();
        parts.forEach(
                (part, states) -> held.merge(part.key(), held(activity, states), Integer::sum));
        return held;
    }

    /**
     * Where units exclude one another, what is asked for stands in for what is given up: until that
     * is answered one place is held for both.
     */
    private static int held(Activity activity, List<ReservationState> states) {
        int all = (int) states.stream().filter(ReservationState::living).count();
        int asked = Collections.frequency(states, ReservationState.WAITING_ADD);
        int given = Collections.frequency(states, ReservationState.WAITING_CANCEL);
        return activity.oneUnitADay() ? all - Math.min(asked, given) : all;
    }
}
