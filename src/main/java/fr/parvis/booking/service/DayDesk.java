package fr.parvis.booking.service;

import fr.parvis.account.entity.Account;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.BasketDecision;
import fr.parvis.booking.entity.BookingActor;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.DayPlaces;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.entity.LiveDay;
import fr.parvis.booking.entity.PlaceKey;
import fr.parvis.booking.entity.ReservationState;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.request.service.Instruction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What agents change of a day: its places, whether it is open, and the days of a family beyond the
 * delay. The families concerned are written, in the same transaction.
 */
@ApplicationScoped
public class DayDesk {

    private static final int MOST_PLACES = 10_000;

    @Inject DeskRepository desk;
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
        List<DeskRepository.Held> before = desk.held(activityId, place, day);
        List<LiveDay> seen = days(before);
        ends.lockRequests(seen);
        reservations.lockEnrolments(enrolments(before));
        var keys = new TreeSet<PlaceKey>();
        slots(activity).forEach(s -> keys.add(new PlaceKey(activityId, place, s, day)));
        lock(activity, place, keys);
        List<DeskRepository.Held> held = desk.held(activityId, place, day);
        ends.lockLate(seen, days(held));
        lockLate(before, held);
        ends.cancel(activity, place, days(held), Instruction.actor(agent), why.strip());
        keys.forEach(k -> places.close(k, why.strip(), agent.displayName(), clock.instant()));
        return tell(activity, day, why.strip(), held);
    }

    /** The same of enrolments that have come until the places were locked. */
    private void lockLate(List<DeskRepository.Held> seen, List<DeskRepository.Held> now) {
        Set<Long> late = enrolments(now);
        late.removeAll(enrolments(seen));
        if (!late.isEmpty() && !reservations.lockEnrolmentsAtOnce(late)) {
            throw new DomainException("booking.desk.meanwhile");
        }
    }

    private static Set<Long> enrolments(List<DeskRepository.Held> held) {
        return held.stream()
                .map(DeskRepository.Held::enrolment)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<LiveDay> days(List<DeskRepository.Held> held) {
        return held.stream().map(DeskRepository.Held::day).toList();
    }

    private int tell(Activity activity, LocalDate day, String why, List<DeskRepository.Held> held) {
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

    /**
     * Books or cancels a day for a family, whatever the delay; places are never exceeded.
     *
     * @param reason what the family reads
     * @throws DomainException when the day cannot be had, with the reason
     */
    @Transactional
    public void change(Account agent, long enrolment, DayChange change, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new DomainException("booking.reasonMissing");
        }
        reservations.lockEnrolments(Set.of(enrolment));
        EnrolmentFacts facts =
                desk.facts(enrolment).stream()
                        .findFirst()
                        .filter(f -> f.state() == EnrolmentState.ACTIVE)
                        .orElseThrow(() -> new NotFoundException("enrolment " + enrolment));
        Activity activity = activities.ofAgent(facts.activity(), agent);
        var keys = BasketDecision.keys(activity, facts.place(), List.of(change));
        // an agent sees who waits, and may give a place that is kept for nobody who can have it
        Map<PlaceKey, DayPlaces> locked =
                places.lockForNext(keys, k -> usual(activity, facts.place()));
        List<LiveDay> live = reservations.live(enrolment);
        BasketDecision decision =
                BasketDecision.of(
                        facts.rules(activity),
                        facts.place(),
                        live,
                        List.of(change),
                        locked,
                        clock.instant(),
                        false);
        if (!decision.failed().isEmpty()) {
            throw new DomainException(
                    "form.problem.literal", decision.failed().get(0).words() + ".");
        }
        apply(agent, facts, activity, decision, reason.strip());
        mails.days(
                // a day of the other household of the child was that household's
                decision.cancels().isEmpty()
                        ? facts.household()
                        : decision.live(change).household(),
                "agent",
                facts.firstName() + " " + facts.lastName(),
                activity.title(),
                decision.adds().isEmpty()
                        ? BookingMails.cancelled(BasketFiling.days(activity, List.of(change)))
                        : BookingMails.booked(BasketFiling.days(activity, List.of(change))),
                reason.strip());
    }

    private void apply(
            Account agent,
            EnrolmentFacts facts,
            Activity activity,
            BasketDecision decision,
            String reason) {
        Instant now = clock.instant();
        BookingActor who = BookingActor.agent(agent.displayName());
        var delta = new HashMap<PlaceKey, Integer>();
        var days = new ArrayList<ReservationRepository.NewDay>();
        for (DayChange add : decision.adds()) {
            var price = facts.tariff(activity, add.day()).price(add.unit());
            days.add(new ReservationRepository.NewDay(add, price));
            BasketDecision.keys(activity, facts.place(), add.unit(), add.day())
                    .forEach(k -> delta.merge(k, 1, Integer::sum));
        }
        for (DayChange cancel : decision.cancels()) {
            BasketDecision.keys(activity, facts.place(), cancel.unit(), cancel.day())
                    .forEach(k -> delta.merge(k, -1, Integer::sum));
        }
        places.change(delta);
        List<Long> made =
                reservations.add(
                        facts.id(), facts.household(), ReservationState.RESERVED, days, now);
        reservations.noteAdded(made, who, reason, now);
        reservations.move(
                decision.cancels().stream().map(c -> decision.live(c).id()).toList(),
                ReservationState.RESERVED,
                ReservationState.CANCELLED,
                who,
                reason,
                now);
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
    private static int usual(Activity activity, String place) {
        return activity.place(place).map(Activity.Place::capacity).orElse(0);
    }
}
