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
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The days of a family that an agent books or gives up beyond the delay. The family is written, in
 * the same transaction.
 */
@ApplicationScoped
public class DeskBookings {

    @Inject DeskDayRepository desk;
    @Inject PlaceRepository places;
    @Inject ReservationRepository reservations;
    @Inject Activities activities;
    @Inject BookingMails mails;
    @Inject Clock clock;

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
                places.lockForNext(keys, k -> DayDesk.usual(activity, facts.place()));
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
}
