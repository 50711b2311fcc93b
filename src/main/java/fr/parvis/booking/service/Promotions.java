package fr.parvis.booking.service;

import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.Enrolment;
import fr.parvis.booking.entity.Season;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Enrolments and offers that ran out, and places that wait for somebody: one at a time, whatever
 * the nodes.
 */
@ApplicationScoped
public class Promotions {

    @Inject EnrolmentRepository enrolments;
    @Inject SeasonPlaces seasons;
    @Inject Activities activities;
    @Inject BookingMails mails;
    @Inject Clock clock;

    /** Ends one offer that was not accepted in time; false when there is none. */
    @Transactional
    public boolean lapseOne() {
        Optional<Enrolment> late = enrolments.lapsed(clock.instant());
        late.ifPresent(
                e -> {
                    e.lapse(clock.instant());
                    activities
                            .find(e.activity())
                            .ifPresent(
                                    a -> {
                                        mails.enrolment(
                                                e,
                                                enrolments.childName(e.childId()),
                                                a,
                                                "lapsed",
                                                null);
                                        seasons.free(e, a);
                                    });
                });
        return late.isPresent();
    }

    /** Ends one enrolment whose last day is over, and frees its place; false when there is none. */
    @Transactional
    public boolean endOne() {
        Optional<Enrolment> over = enrolments.over(LocalDate.now(clock));
        over.ifPresent(
                e -> {
                    e.over(clock.instant());
                    activities.find(e.activity()).ifPresent(a -> seasons.free(e, a));
                });
        return over.isPresent();
    }

    /** Offers one free place; false when nobody waits for one. */
    @Transactional
    public boolean offerOne() {
        LocalDateTime now = LocalDateTime.now(clock);
        for (Activity activity : activities.all()) {
            for (Season season : activity.seasons()) {
                for (Activity.Place place : activity.places()) {
                    if (!now.toLocalDate().isAfter(season.to())
                            && seasons.offer(activity, place.id(), season)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
