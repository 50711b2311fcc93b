package fr.parvis.booking.service;

import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.BookingActor;
import fr.parvis.booking.entity.Enrolment;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.entity.LiveDay;
import fr.parvis.booking.entity.PlaceKey;
import fr.parvis.family.service.ChildLeaving;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.service.Settlement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A child that leaves its school, the town or a household keeps nothing beyond that day: its days
 * are cancelled, its place is the next child's, the family is written. One at a time, whoever noted
 * the departure (an agent, an import, business software) and whatever the nodes.
 */
@ApplicationScoped
public class Departures {

    @Inject DepartureRepository departures;
    @Inject ReservationRepository reservations;
    @Inject EnrolmentRepository enrolments;
    @Inject DayEnds ends;
    @Inject SeasonPlaces seasons;
    @Inject Activities activities;
    @Inject Settlement requests;
    @Inject BookingMails mails;
    @Inject Clock clock;

    private static final long ANY = 0;

    /**
     * Does it at once for a child, in the transaction of the agent who noted that it leaves. All is
     * locked before anything is changed: what comes to it meanwhile is left to the rounds.
     */
    void noted(@Observes ChildLeaving event) {
        LocalDate today = LocalDate.now(clock);
        var days = departures.days(today, event.child(), ANY, known());
        var left = departures.enrolments(today, event.child(), ANY, known());
        Map<DepartureRepository.Days, List<LiveDay>> seen = lock(days, left, today);
        seen.forEach((found, live) -> cancel(found, live, today));
        left.forEach(found -> end(found, today));
    }

    /** The children of whom days are left to cancel. */
    @Transactional
    public List<Long> withDays() {
        return departures.days(LocalDate.now(clock), ANY, ANY, known()).stream()
                .map(DepartureRepository.Days::child)
                .distinct()
                .toList();
    }

    /** Cancels the days of a child in one activity; false when there are none. */
    @Transactional
    public boolean cancelOne(long child) {
        LocalDate today = LocalDate.now(clock);
        var first = departures.days(today, child, ANY, known()).stream().limit(1).toList();
        lock(first, List.of(), today).forEach((found, live) -> cancel(found, live, today));
        return !first.isEmpty();
    }

    /**
     * Found without a lock, then locked as an answer locks: all requests, all enrolments, all
     * places. One after the other, a child's second activity would lock its requests when the
     * places of the first are locked, and wait in a circle with whoever answers them.
     *
     * @return the days that were seen before
     */
    private Map<DepartureRepository.Days, List<LiveDay>> lock(
            List<DepartureRepository.Days> days,
            List<DepartureRepository.Left> left,
            LocalDate today) {
        var seen = new LinkedHashMap<DepartureRepository.Days, List<LiveDay>>();
        days.forEach(found -> seen.put(found, beyond(found, today)));
        ends.lockRequests(
                seen.values().stream().flatMap(List::stream).toList(),
                left.stream()
                        .map(DepartureRepository.Left::asked)
                        .filter(Objects::nonNull)
                        .toList());
        var ids = new TreeSet<Long>();
        days.forEach(found -> ids.add(found.enrolment()));
        left.forEach(found -> ids.add(found.enrolment()));
        reservations.lockEnrolments(ids);
        var keys = new TreeSet<PlaceKey>();
        seen.forEach(
                (found, live) -> {
                    Enrolment enrolment = enrolments.locked(found.enrolment()).orElseThrow();
                    Activity activity = activities.get(enrolment.activity());
                    live.forEach(d -> keys.addAll(DayEnds.keys(activity, enrolment.place(), d)));
                });
        ends.lockPlaces(keys);
        return seen;
    }

    /** What was booked meanwhile, or asked for, comes next: its request is not locked. */
    private void cancel(DepartureRepository.Days found, List<LiveDay> seen, LocalDate today) {
        if (!departures.days(today, ANY, found.enrolment(), known()).contains(found)) {
            return;
        }
        List<LiveDay> beyond = beyond(found, today).stream().filter(seen::contains).toList();
        if (beyond.isEmpty()) {
            return;
        }
        Enrolment enrolment = enrolments.locked(found.enrolment()).orElseThrow();
        Activity activity = activities.get(enrolment.activity());
        ends.cancel(activity, enrolment.place(), beyond, Actor.system(), reason());
        mails.days(
                found.household(),
                "left",
                enrolments.childName(enrolment.childId()),
                activity.title(),
                beyond.stream()
                        .map(d -> FrenchText.longDate(d.day()))
                        .distinct()
                        .collect(Collectors.joining("\n")),
                reason());
    }

    private List<LiveDay> beyond(DepartureRepository.Days found, LocalDate today) {
        return reservations.ofHousehold(found.enrolment(), found.household()).stream()
                .filter(d -> !d.day().isBefore(found.gone()) && !d.day().isBefore(today))
                .sorted(Comparator.comparing(LiveDay::day))
                .toList();
    }

    /** The children who have left, and have an enrolment still. */
    @Transactional
    public List<Long> whoLeft() {
        return departures.enrolments(LocalDate.now(clock), ANY, ANY, known()).stream()
                .map(DepartureRepository.Left::child)
                .distinct()
                .toList();
    }

    /** Ends or hands over one enrolment of a child; false when there is none. */
    @Transactional
    public boolean endOne(long child) {
        LocalDate today = LocalDate.now(clock);
        var first = departures.enrolments(today, child, ANY, known()).stream().limit(1).toList();
        lock(List.of(), first, today);
        first.forEach(found -> end(found, today));
        return !first.isEmpty();
    }

    /** What the files of the town do not know any more is left as it is. */
    private List<String> known() {
        return activities.all().stream().map(Activity::id).toList();
    }

    private void end(DepartureRepository.Left found, LocalDate today) {
        if (!departures.enrolments(today, ANY, found.enrolment(), known()).contains(found)) {
            return;
        }
        Enrolment enrolment = enrolments.locked(found.enrolment()).orElseThrow();
        Instant now = clock.instant();
        BookingActor who = BookingActor.system();
        if (found.other() != null) {
            enrolment.passTo(found.other(), who, reason(), now);
            return;
        }
        boolean news = !enrolment.to().isBefore(found.gone());
        if (enrolment.state() != EnrolmentState.ACTIVE) {
            giveUp(enrolment, now);
        } else {
            enrolment.end(found.gone().minusDays(1), who, reason(), now);
            seasons.free(enrolment, activities.get(enrolment.activity()));
        }
        if (news) {
            mails.enrolment(
                    enrolment,
                    enrolments.childName(enrolment.childId()),
                    activities.get(enrolment.activity()),
                    "ended",
                    reason());
        }
    }

    private void giveUp(Enrolment enrolment, Instant now) {
        boolean held = enrolment.state().holdsPlace();
        boolean asked = enrolment.state() == EnrolmentState.ASKED;
        if (asked) {
            enrolment.refuse(BookingActor.system(), reason(), now);
        } else {
            enrolment.withdraw(BookingActor.system(), now);
        }
        if (held) {
            seasons.free(enrolment, activities.get(enrolment.activity()));
        }
        if (asked && enrolment.requestNumber() != null) {
            requests.settle(enrolment.requestNumber(), false, Actor.system(), reason());
        }
    }

    private static String reason() {
        return Messages.text("booking.left.reason");
    }
}
