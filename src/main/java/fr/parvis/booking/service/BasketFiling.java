package fr.parvis.booking.service;

import fr.parvis.account.entity.Account;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.BasketDecision;
import fr.parvis.booking.entity.BasketKind;
import fr.parvis.booking.entity.BasketTitle;
import fr.parvis.booking.entity.BookingActor;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.DayPlaces;
import fr.parvis.booking.entity.HeldDay;
import fr.parvis.booking.entity.LiveDay;
import fr.parvis.booking.entity.PeriodWords;
import fr.parvis.booking.entity.PlaceKey;
import fr.parvis.booking.entity.ReservationState;
import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.Money;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Request;
import fr.parvis.request.service.DirectFiling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What of a basket can be had becomes days, places and a request, in the running transaction, whose
 * enrolments and places are locked.
 */
@ApplicationScoped
class BasketFiling {

    @Inject BasketLineRepository lines;
    @Inject ReservationRepository reservations;
    @Inject PlaceRepository places;
    @Inject Activities activities;
    @Inject DirectFiling requests;
    @Inject BookingMails mails;
    @Inject Clock clock;

    /**
     * Files the changes of one enrolment.
     *
     * @param locked the rows of places; what is taken is noted in it for the next enrolment
     */
    BasketRepository.Done file(
            Account account,
            EnrolmentFacts facts,
            List<DayChange> changes,
            Map<PlaceKey, DayPlaces> locked) {
        return file(account, facts, changes, locked, false);
    }

    /** The same of a day that the family has waited for: the one mail about it says so. */
    BasketRepository.Done serve(
            Account account, EnrolmentFacts facts, DayChange add, Map<PlaceKey, DayPlaces> locked) {
        return file(account, facts, List.of(add), locked, true);
    }

    private BasketRepository.Done file(
            Account account,
            EnrolmentFacts facts,
            List<DayChange> changes,
            Map<PlaceKey, DayPlaces> locked,
            boolean waited) {
        Instant now = clock.instant();
        Activity activity = activities.get(facts.activity());
        BasketDecision decision =
                BasketDecision.of(
                        facts.rules(activity),
                        facts.place(),
                        reservations.live(facts.id(), account.id()),
                        changes,
                        locked,
                        now,
                        true);
        if (decision.adds().isEmpty() && decision.cancels().isEmpty()) {
            return new BasketRepository.Done(facts.id(), null, decision.failed());
        }
        take(activity, facts.place(), decision, locked);
        Request request = filed(account, facts, activity, decision);
        note(request.number(), facts, activity, decision, now);
        if (!activity.byAgent()) {
            String event =
                    waited
                            ? "served"
                            : "granted." + BasketKind.of(decision.adds(), decision.cancels());
            mails.granted(event, request, activity, decision.failed());
        }
        return new BasketRepository.Done(facts.id(), request.number(), decision.failed());
    }

    /**
     * Takes the places of what is added; frees those of what is given up, where that is final. What
     * waits for an answer in the place of another unit has the places of that ({@link HeldDay}).
     */
    private void take(
            Activity activity,
            String place,
            BasketDecision decision,
            Map<PlaceKey, DayPlaces> locked) {
        var delta = new HashMap<PlaceKey, Integer>();
        decision.adds().forEach(c -> count(delta, activity, place, c, 1));
        if (!activity.byAgent() || activity.oneUnitADay()) {
            decision.cancels().forEach(c -> count(delta, activity, place, c, -1));
        }
        if (activity.byAgent()) {
            delta.values().removeIf(n -> n < 0);
        }
        places.change(delta);
        delta.forEach(
                (key, n) ->
                        locked.computeIfPresent(
                                key,
                                (k, p) ->
                                        new DayPlaces(k, p.capacity(), p.taken() + n, p.closed())));
    }

    private static void count(
            Map<PlaceKey, Integer> delta,
            Activity activity,
            String place,
            DayChange change,
            int n) {
        BasketDecision.keys(activity, place, change.unit(), change.day())
                .forEach(k -> delta.merge(k, n, Integer::sum));
    }

    private void note(
            long request,
            EnrolmentFacts facts,
            Activity activity,
            BasketDecision decision,
            Instant now) {
        boolean granted = !activity.byAgent();
        List<ReservationRepository.NewDay> days =
                decision.adds().stream()
                        .map(c -> new ReservationRepository.NewDay(c, price(facts, activity, c)))
                        .toList();
        lines.add(request, facts, days, granted, now);
        List<LiveDay> given = decision.cancels().stream().map(decision::live).toList();
        reservations.move(
                given.stream().map(LiveDay::id).toList(),
                ReservationState.RESERVED,
                granted ? ReservationState.CANCELLED : ReservationState.WAITING_CANCEL,
                BookingActor.citizen(),
                null,
                now);
        lines.giveUp(request, days.size(), given, granted);
    }

    private static Money price(EnrolmentFacts facts, Activity activity, DayChange add) {
        return facts.tariff(activity, add.day()).price(add.unit());
    }

    private Request filed(
            Account account, EnrolmentFacts facts, Activity activity, BasketDecision decision) {
        String place = Enrolments.placeName(activity, facts.place());
        String title =
                BasketTitle.of(
                        facts.firstName(),
                        activity.title(),
                        place,
                        decision.adds(),
                        decision.cancels());
        Money total =
                Money.sum(decision.adds().stream().map(c -> price(facts, activity, c)).toList())
                        .minus(
                                Money.sum(
                                        decision.cancels().stream()
                                                .map(c -> decision.live(c).price())
                                                .toList()));
        var said = new LinkedHashMap<String, List<String>>();
        said.put("enfant", List.of(facts.firstName() + " " + facts.lastName()));
        said.put("activite", List.of(activity.title()));
        said.put("lieu", List.of(place));
        said.put("groupe", List.of(facts.group() == null ? "" : facts.group()));
        said.put("periode", List.of(period(facts)));
        said.put("ajouts", List.of(days(activity, decision.adds())));
        said.put("annulations", List.of(days(activity, decision.cancels())));
        said.put("total", List.of(total.isZero() ? "" : total.toString()));
        String subject = "enrolment:" + facts.id();
        var answers = new Answers(said);
        if (!activity.byAgent()) {
            return requests.fileGranted(
                    account,
                    activity.procedure(),
                    answers,
                    title,
                    subject,
                    Messages.text("booking.granted.reason"));
        }
        Request request = requests.file(account, activity.procedure(), answers, title, subject);
        // its places are held from now on: "en cours d’instruction", as families know it
        request.take(Actor.system(), clock.instant());
        return request;
    }

    static String period(EnrolmentFacts facts) {
        return PeriodWords.of(facts.from(), facts.to());
    }

    /** "Mercredi 27 mars 2024 : Journée", a line a day. */
    static String days(Activity activity, List<DayChange> changes) {
        var lines = new TreeSet<DayChange>(DayChange.IN_ORDER);
        lines.addAll(changes);
        var text = new StringBuilder();
        for (DayChange change : lines) {
            String day = FrenchText.longDate(change.day());
            text.append(text.isEmpty() ? "" : "\n")
                    .append(Character.toUpperCase(day.charAt(0)))
                    .append(day.substring(1))
                    .append("\u00a0: ")
                    .append(activity.unit(change.unit()).orElseThrow().label());
        }
        return text.toString();
    }
}
