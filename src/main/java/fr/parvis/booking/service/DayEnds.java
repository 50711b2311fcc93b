package fr.parvis.booking.service;

import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.BasketDecision;
import fr.parvis.booking.entity.BookingActor;
import fr.parvis.booking.entity.HeldDay;
import fr.parvis.booking.entity.LiveDay;
import fr.parvis.booking.entity.PlaceKey;
import fr.parvis.booking.entity.ReservationState;
import fr.parvis.kernel.DomainException;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.service.Settlement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Days that do not take place, in the running transaction: a day was closed, a child has left, an
 * enrolment is over. Their places are free; a request of which nothing is left is answered.
 */
@ApplicationScoped
class DayEnds {

    @Inject ReservationRepository reservations;
    @Inject AskedLineRepository lines;
    @Inject PlaceRepository places;
    @Inject Settlement requests;
    @Inject Clock clock;

    /**
     * Whoever ends days that wait for an answer locks their requests first, as whoever answers them
     * does: no two wait for one another in a circle.
     */
    void lockRequests(Collection<LiveDay> days) {
        lockRequests(days, List.of());
    }

    /**
     * @param asked requests that enrolments were asked for with: in one order with the others
     */
    void lockRequests(Collection<LiveDay> days, Collection<Long> asked) {
        lines.lockRequests(ids(days), asked);
    }

    /**
     * The same of what was asked for until enrolment and places were locked: without waiting, for
     * whoever answers it may wait for these.
     *
     * @param seen before
     * @param now what there is now
     * @throws DomainException when somebody answers it just now
     */
    void lockLate(Collection<LiveDay> seen, Collection<LiveDay> now) {
        List<LiveDay> late = now.stream().filter(d -> !seen.contains(d)).toList();
        if (!late.isEmpty() && !lines.lockRequestsAtOnce(ids(late))) {
            throw new DomainException("booking.desk.meanwhile");
        }
    }

    /**
     * Whoever goes through several places locks all of them before, in the order of all baskets.
     */
    void lockPlaces(SortedSet<PlaceKey> keys) {
        places.lock(keys, k -> 0);
    }

    /**
     * Cancels days of a place.
     *
     * @param who an agent with a space, or the portal
     * @param reason what families read
     */
    void cancel(
            Activity activity, String place, Collection<LiveDay> days, Actor who, String reason) {
        var keys = new TreeSet<PlaceKey>();
        days.forEach(d -> keys.addAll(keys(activity, place, d)));
        lockPlaces(keys);
        List<HeldDay> held = reservations.around(ids(days));
        var moved = new HashSet<Long>();
        Map<ReservationState, List<LiveDay>> states =
                days.stream().collect(Collectors.groupingBy(LiveDay::state));
        states.forEach(
                (state, some) ->
                        moved.addAll(
                                reservations.move(
                                        ids(some),
                                        state,
                                        ReservationState.CANCELLED,
                                        actor(who),
                                        reason,
                                        clock.instant())));
        // a day that ended otherwise until the places were locked has given its place back
        var ended = new HashMap<Long, ReservationState>();
        moved.forEach(id -> ended.put(id, ReservationState.CANCELLED));
        places.change(HeldDay.change(activity, place, held, ended));
        for (long request : lines.endLines(moved, reason)) {
            if (lines.openLines(request).isEmpty()) {
                requests.settle(request, lines.isGranted(request), who, reason);
            }
        }
    }

    static List<PlaceKey> keys(Activity activity, String place, LiveDay day) {
        return BasketDecision.keys(activity, place, day.unit(), day.day());
    }

    static BookingActor actor(Actor who) {
        return who.kind() == Actor.Kind.AGENT
                ? BookingActor.agent(who.name())
                : BookingActor.system();
    }

    private static List<Long> ids(Collection<LiveDay> days) {
        return days.stream().map(LiveDay::id).toList();
    }
}
