package fr.parvis.booking.service;

import fr.parvis.account.entity.Account;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.DayPlaces;
import fr.parvis.booking.entity.LiveDay;
import fr.parvis.booking.entity.PlaceKey;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.request.service.Instruction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What agents change of a day: its places, and whether it is open. The families concerned are
 * written, in the same transaction.
 */
@ApplicationScoped
public class DayDesk {

    private static final int MOST_PLACES = 10_000;

    @Inject DeskDayRepository desk;
    @Inject PlaceRepository places;
    @Inject DayEnds ends;
    @Inject ReservationRepository reservations;
    @Inject Activities activities;
    @Inject BookingMails mails;
    @Inject Clock clock;

    /**
     * Another number of places of a part of a day. Nobody loses a place; none is given while more
     * are taken than there are.
     */
    @Transactional
    public void capacity(
            Account agent,
            String activityId,
            String place,
            String slot,
            LocalDate day,
            int number) {
        Activity activity = open(agent, activityId, place);
        if (number < 0 || number > MOST_PLACES || !slots(activity).contains(slot)) {
            throw new DomainException("booking.desk.capacity");
        }
        var key = new PlaceKey(activityId, place, slot, day);
        lock(activity, place, Set.of(key));
        // the file's own number: as planned, and with the file from then on
        String by = number == usual(activity, place) ? null : agent.displayName();
        places.number(key, number, by, clock.instant());
    }

    /**
     * Closes a day at a place: every reservation ends, its family is written; what waits for an
     * answer is answered with the reason.
     *
     * @param why what families read
     * @return how many families were written
     */
    @Transactional
    public int close(Account agent, String activityId, String place, LocalDate day, String why) {
        Activity activity = open(agent, activityId, place);
        if (why == null || why.isBlank()) {
            throw new DomainException("booking.reasonMissing");
        }
        if (day.isBefore(LocalDate.now(clock))) {
            throw new DomainException("booking.desk.past");
        }
        List<DeskDayRepository.Held> before = desk.held(activityId, place, day);
        List<LiveDay> seen = days(before);
        ends.lockRequests(seen);
        reservations.lockEnrolments(enrolments(before));
        var keys = new TreeSet<PlaceKey>();
        slots(activity).forEach(s -> keys.add(new PlaceKey(activityId, place, s, day)));
        lock(activity, place, keys);
        List<DeskDayRepository.Held> held = desk.held(activityId, place, day);
        ends.lockLate(seen, days(held));
        lockLate(before, held);
        ends.cancel(activity, place, days(held), Instruction.actor(agent), why.strip());
        keys.forEach(k -> places.close(k, why.strip(), agent.displayName(), clock.instant()));
        return tell(activity, day, why.strip(), held);
    }

    /** The same of enrolments that have come until the places were locked. */
    private void lockLate(List<DeskDayRepository.Held> seen, List<DeskDayRepository.Held> now) {
        Set<Long> late = enrolments(now);
        late.removeAll(enrolments(seen));
        if (!late.isEmpty() && !reservations.lockEnrolmentsAtOnce(late)) {
            throw new DomainException("booking.desk.meanwhile");
        }
    }

    private static Set<Long> enrolments(List<DeskDayRepository.Held> held) {
        return held.stream()
                .map(DeskDayRepository.Held::enrolment)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<LiveDay> days(List<DeskDayRepository.Held> held) {
        return held.stream().map(DeskDayRepository.Held::day).toList();
    }

    private int tell(
            Activity activity, LocalDate day, String why, List<DeskDayRepository.Held> held) {
        Map<Long, Set<String>> families = new HashMap<>();
        held.forEach(
                h ->
                        families.computeIfAbsent(h.day().household(), x -> new TreeSet<>())
                                .add(h.child()));
        families.forEach(
                (household, children) ->
                        mails.days(
                                household,
                                "closed",
                                String.join(", ", children),
                                activity.title(),
                                FrenchText.longDate(day),
                                why));
        return families.size();
    }

    /**
     * A day that was closed takes place after all; whoever had booked it books it again. Its places
     * are as many as the file says, unless an agent has set another number.
     */
    @Transactional
    public void reopen(Account agent, String activityId, String place, LocalDate day) {
        Activity activity = open(agent, activityId, place);
        var keys = new TreeSet<PlaceKey>();
        slots(activity).forEach(s -> keys.add(new PlaceKey(activityId, place, s, day)));
        lock(activity, place, keys);
        keys.forEach(k -> places.close(k, null, null, clock.instant()));
    }

    private Activity open(Account agent, String activityId, String place) {
        Activity activity = activities.ofAgent(activityId, agent);
        if (activity.place(place).isEmpty()) {
            throw new NotFoundException("place " + place);
        }
        return activity;
    }

    /** The parts of a day of an activity. */
    public static List<String> slots(Activity activity) {
        return activity.units().stream().flatMap(u -> u.takes().stream()).distinct().toList();
    }

    private Map<PlaceKey, DayPlaces> lock(
            Activity activity, String place, Collection<PlaceKey> keys) {
        int usual = usual(activity, place);
        return places.lock(keys, k -> usual);
    }

    /** What the town's file says. */
    static int usual(Activity activity, String place) {
        return activity.place(place).map(Activity.Place::capacity).orElse(0);
    }
}
