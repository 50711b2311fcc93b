package fr.parvis.booking.service;

import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.BookingActor;
import fr.parvis.booking.entity.Enrolment;
import fr.parvis.booking.entity.Season;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Places of a season, in the running transaction: given, given back, and offered to the first of
 * the waiting list.
 */
@ApplicationScoped
class SeasonPlaces {

    @Inject EnrolmentRepository enrolments;
    @Inject SeasonPlaceRepository places;
    @Inject BookingMails mails;
    @Inject Clock clock;

    /**
     * Whoever asks for a place that nobody answers for stands behind whoever asked before: to be
     * called before the enrolment has its number.
     */
    void line(Activity activity, String place, Season season) {
        if (season.capacity() != null) {
            places.lock(activity.id(), place, season);
        }
    }

    /**
     * Gives a place, or one on the waiting list; false when there is neither. Nobody overtakes
     * those who wait, but with an agent's yes: agents see who waits.
     */
    boolean give(Enrolment enrolment, Activity activity, BookingActor who) {
        Instant now = clock.instant();
        Season season = season(enrolment, activity).orElseThrow();
        String child = enrolments.childName(enrolment.childId());
        line(activity, enrolment.place(), season);
        boolean behind =
                season.capacity() != null
                        && who.kind() != BookingActor.Kind.AGENT
                        && activity.enrolment().waitingList()
                        && enrolments.anyWaiting(activity.id(), enrolment.place(), season);
        if (!behind && take(activity, enrolment.place(), season)) {
            enrolment.activate(who, now);
            mails.enrolment(enrolment, child, activity, "enrolled", null);
            return true;
        }
        if (!activity.enrolment().waitingList()) {
            return false;
        }
        enrolment.queue(who, now);
        mails.enrolment(
                enrolment, child, activity, "waiting", String.valueOf(enrolments.rank(enrolment)));
        return true;
    }

    /** A place of this enrolment's season is free again: the first of the list is offered it. */
    void free(Enrolment enrolment, Activity activity) {
        Optional<Season> season = season(enrolment, activity).filter(s -> s.capacity() != null);
        season.ifPresent(
                s -> {
                    places.free(activity.id(), enrolment.place(), s.label());
                    offer(activity, enrolment.place(), s);
                });
    }

    /** Offers a free place to the first of the list; false when there is none, or nobody. */
    boolean offer(Activity activity, String place, Season season) {
        if (season.capacity() == null) {
            places.forget(activity.id(), place, season.label());
        }
        // a season may have had a number of places when they began to wait, and have none now;
        // before whoever is the first: two who look at once would offer it to the second as well
        line(activity, place, season);
        Optional<Enrolment> first = enrolments.firstWaiting(activity.id(), place, season);
        if (first.isEmpty() || !take(activity, place, season)) {
            return false;
        }
        Instant now = clock.instant();
        Enrolment enrolment = first.get();
        Instant until = now.plus(Duration.ofHours(activity.enrolment().acceptHours()));
        enrolment.offer(until, now);
        mails.enrolment(
                enrolment,
                enrolments.childName(enrolment.childId()),
                activity,
                "offered",
                BookingMails.until(until));
        return true;
    }

    private boolean take(Activity activity, String place, Season season) {
        return season.capacity() == null || places.take(activity.id(), place, season);
    }

    private static Optional<Season> season(Enrolment enrolment, Activity activity) {
        return activity.season(enrolment.from());
    }
}
