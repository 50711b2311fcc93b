package fr.parvis.booking.service;

import fr.parvis.account.entity.Account;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.BasketDecision;
import fr.parvis.booking.entity.Blocked;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.DayPlaces;
import fr.parvis.booking.entity.DayWish;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.entity.FailedDay;
import fr.parvis.booking.entity.PlaceKey;
import fr.parvis.booking.service.DayWishRepository.Waiting;
import fr.parvis.family.service.Families;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The waiting list of a day. Who stands on it has asked for the day: when a place becomes free, the
 * first gets it as if the family had validated it then, and gives it up within the delay if it does
 * not fit any more.
 */
@ApplicationScoped
public class DayWishes {

    @Inject DayWishRepository wishes;
    @Inject ReservationRepository reservations;
    @Inject PlaceRepository places;
    @Inject AgendaRepository agendas;
    @Inject Activities activities;
    @Inject Families families;
    @Inject BasketFiling filing;
    @Inject BookingMails mails;
    @Inject Clock clock;

    /** What the child of an enrolment of this account's waits for. */
    @Transactional
    public List<DayWish> of(long enrolment, long account) {
        EnrolmentFacts facts = facts(enrolment, account);
        return wishes.of(enrolment, facts.mayBook() ? facts.household() : 0);
    }

    /**
     * Stands in line for a full day.
     *
     * @throws DomainException when the day can be booked, or cannot be had anyway, or the account
     *     may not book
     */
    @Transactional
    public void ask(Account account, long enrolment, String unit, LocalDate day) {
        reservations.lockEnrolments(Set.of(enrolment));
        EnrolmentFacts facts = facts(enrolment, account.id());
        families.requireBookable(
                account.id(), facts.household(), facts.child(), LocalDate.now(clock));
        Activity activity = activities.get(facts.activity());
        var add = new DayChange(unit, day, DayChange.Kind.ADD);
        List<PlaceKey> parts = BasketDecision.keys(activity, facts.place(), unit, day);
        Map<PlaceKey, DayPlaces> locked = places.lock(parts, k -> usual(activity, k));
        Optional<FailedDay> why = problem(facts, activity, add, locked);
        if (why.isEmpty()) {
            throw new DomainException("booking.wish.notFull", FrenchText.longDate(day));
        }
        // whoever waits for what no free place would bring holds it for nobody
        (full(why) ? problem(facts, activity, add, free(locked)) : why)
                .ifPresent(
                        other -> {
                            throw new DomainException("form.problem.literal", other.words() + ".");
                        });
        List<PlaceKey> held = parts.stream().filter(k -> locked.get(k).left() == 0).toList();
        if (wishes.add(facts, account.id(), unit, day, parts, held, clock.instant())) {
            places.want(held, 1);
        }
    }

    /** The same parts of a day, as if nobody were there; a closed one stays closed. */
    private static Map<PlaceKey, DayPlaces> free(Map<PlaceKey, DayPlaces> locked) {
        var free = new HashMap<PlaceKey, DayPlaces>();
        locked.forEach((key, row) -> free.put(key, new DayPlaces(key, 1, 0, row.closed())));
        return free;
    }

    /**
     * Leaves the line.
     *
     * @throws NotFoundException when the other household of the child stands there
     * @throws DomainException when the account may not book
     */
    @Transactional
    public void leave(long account, long enrolment, long id) {
        EnrolmentFacts facts = facts(enrolment, account);
        families.requireBookable(account, facts.household(), facts.child(), LocalDate.now(clock));
        Waiting one =
                wishes.find(id, enrolment, facts.household())
                        .orElseThrow(() -> new NotFoundException("wish " + id));
        places.lock(one.held(), k -> 0);
        end(one, "GIVEN_UP", null);
    }

    /** It ends, and what it held is free: once, whoever ends it. The places are locked. */
    private boolean end(Waiting one, String state, String reason) {
        boolean ended = wishes.end(one.id(), state, reason, clock.instant());
        if (ended) {
            places.want(one.held(), -1);
        }
        return ended;
    }

    /** Who waits longest for a place that is free, or for nothing any more. */
    @Transactional
    public Optional<Long> next() {
        return wishes.next(LocalDate.now(clock)).map(Waiting::id);
    }

    /**
     * Gives the free place, or ends what cannot be had any more. Enrolment and places are locked
     * first, in the order of all baskets; whoever is not the first any more by then stays in line.
     */
    @Transactional
    public void serve(long id) {
        wishes.find(id).ifPresent(this::serve);
    }

    private void serve(Waiting one) {
        LocalDate today = LocalDate.now(clock);
        reservations.lockEnrolments(Set.of(one.enrolment()));
        Activity activity = activities.find(one.activity()).orElse(null);
        List<PlaceKey> parts =
                activity == null
                        ? List.of()
                        : BasketDecision.keys(activity, one.place(), one.unit(), one.day());
        var keys = new TreeSet<>(parts);
        keys.addAll(one.parts());
        keys.addAll(one.held());
        Map<PlaceKey, DayPlaces> locked = places.lockForNext(keys, k -> usual(activity, k));
        if (wishes.first(one, today).filter(f -> f.id() == one.id()).isEmpty()) {
            return;
        }
        EnrolmentFacts facts = facts(one, today).orElse(null);
        if (activity == null || facts == null || barred(facts, today)) {
            over(one, Messages.text(Blocked.NOT_ENROLLED.key()));
            return;
        }
        var add = new DayChange(one.unit(), one.day(), DayChange.Kind.ADD);
        Optional<FailedDay> failed = problem(facts, activity, add, locked);
        if (full(failed) && !parts.equals(one.parts())) {
            // the town's file was changed: it goes on waiting, for what the unit takes now
            wishes.takes(one.id(), parts);
        } else if (failed.isPresent()) {
            over(one, failed.get().words());
        } else {
            grant(
                    one,
                    facts,
                    activity,
                    filing.serve(wishes.account(one.account()), facts, add, locked));
        }
    }

    /** What the filing says counts: it looks again, and its clock has gone on. */
    private void grant(
            Waiting one, EnrolmentFacts facts, Activity activity, BasketRepository.Done done) {
        if (!done.failed().isEmpty()) {
            over(one, done.failed().get(0).words());
            return;
        }
        end(one, "GRANTED", null);
        if (activity.byAgent()) {
            // else the filing has written that the day is booked
            tell(
                    facts.household(),
                    one,
                    "freed",
                    Messages.text("booking.wish.until", activity.cancelWords()));
        }
    }

    /** Who waits for a day that cannot be booked any more, with a place or without. */
    @Transactional
    public Optional<Long> late() {
        Instant now = clock.instant();
        return wishes.longest().stream().filter(w -> tooLate(w, now)).findFirst().map(Waiting::id);
    }

    private boolean tooLate(Waiting one, Instant now) {
        return activities
                .find(one.activity())
                .filter(a -> !a.booking().allows(one.day(), now))
                .isPresent();
    }

    /**
     * Ends a wait that fails whenever it is served, so that whoever comes behind is served.
     *
     * @param reason what the family reads
     */
    @Transactional
    public void fail(long id, String reason) {
        wishes.find(id)
                .ifPresent(
                        one -> {
                            places.lock(one.held(), k -> 0);
                            over(one, reason);
                        });
    }

    private void over(Waiting one, String reason) {
        if (end(one, "OVER", reason)) {
            tell(one.household(), one, "wishOver", reason);
        }
    }

    private void tell(long household, Waiting one, String event, String reason) {
        mails.days(
                household,
                event,
                wishes.child(one.enrolment()),
                activities.find(one.activity()).map(Activity::title).orElse(one.activity()),
                FrenchText.longDate(one.day()),
                reason);
    }

    private Optional<EnrolmentFacts> facts(Waiting one, LocalDate today) {
        return one.account() == null
                ? Optional.empty()
                : agendas.read(one.enrolment(), one.account(), today).facts();
    }

    private static boolean barred(EnrolmentFacts facts, LocalDate today) {
        return facts.state() != EnrolmentState.ACTIVE || !facts.mayBook() || facts.goneBy(today);
    }

    private static boolean full(Optional<FailedDay> failed) {
        return failed.filter(f -> f.problem().equals(Blocked.FULL.name())).isPresent();
    }

    /** Why the day cannot be had; empty when it can. */
    private Optional<FailedDay> problem(
            EnrolmentFacts facts,
            Activity activity,
            DayChange add,
            Map<PlaceKey, DayPlaces> places) {
        return BasketDecision.of(
                        facts.rules(activity),
                        facts.place(),
                        reservations.live(facts.id()),
                        List.of(add),
                        places,
                        clock.instant(),
                        true)
                .failed()
                .stream()
                .findFirst();
    }

    private static int usual(Activity activity, PlaceKey key) {
        return activity == null
                ? 0
                : activity.place(key.place()).map(Activity.Place::capacity).orElse(0);
    }

    private EnrolmentFacts facts(long enrolment, long account) {
        return agendas.read(enrolment, account, LocalDate.now(clock))
                .facts()
                .filter(f -> f.state() == EnrolmentState.ACTIVE)
                .orElseThrow(() -> new NotFoundException("enrolment " + enrolment));
    }
}
