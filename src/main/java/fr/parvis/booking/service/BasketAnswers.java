package fr.parvis.booking.service;

import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.AnsweredDay;
import fr.parvis.booking.entity.BasketDecision;
import fr.parvis.booking.entity.BookingActor;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.HeldDay;
import fr.parvis.booking.entity.PlaceKey;
import fr.parvis.booking.entity.ReservationState;
import fr.parvis.booking.service.AskedLineRepository.OpenLine;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.RequestEvent;
import fr.parvis.request.service.RequestDecided;
import fr.parvis.request.service.RequestReopened;
import fr.parvis.request.service.RequestWithdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;

/**
 * What the answer to a request does to the days that were asked for with it, in the transaction of
 * the answer.
 */
@ApplicationScoped
class BasketAnswers {

    @Inject AskedLineRepository lines;
    @Inject ReservationRepository reservations;
    @Inject PlaceRepository places;
    @Inject Activities activities;
    @Inject Clock clock;

    void decided(@Observes RequestDecided event) {
        if (event.procedure().kind() != Procedure.Kind.RESERVATION) {
            return;
        }
        long number = event.request().number();
        List<OpenLine> open = lines.openLines(number);
        if (event.accepted()
                && open.isEmpty()
                && lines.isBasket(number)
                && !lines.isGranted(number)) {
            // a day that was closed meanwhile: the family would read that it has it
            throw new DomainException("booking.answer.nothingLeft");
        }
        apply(
                number,
                open,
                event.accepted(),
                BookingActor.agent(event.agent()),
                reason(event.request()));
    }

    /** The words of the decision. */
    static String reason(Request request) {
        List<RequestEvent> history = request.history();
        return history.get(history.size() - 1).reason();
    }

    /** The family takes its request back: nothing of it happens. */
    void withdrawn(@Observes RequestWithdrawn event) {
        List<OpenLine> open = lines.openLines(event.number());
        if (!open.isEmpty()) {
            apply(
                    event.number(),
                    open,
                    false,
                    BookingActor.citizen(),
                    Messages.text("booking.withdrawn.reason"));
        }
    }

    /** Places that were given back may be another family's by now. */
    void reopened(@Observes RequestReopened event) {
        if (lines.isBasket(event.number()) || lines.isEnrolment(event.number())) {
            throw new DomainException("booking.reopen");
        }
    }

    /**
     * Grants what is not refused.
     *
     * @return what the family reads: where not all was granted, it names each day
     * @throws DomainException when a day has one unit, and what comes and what it stands in for
     *     would not get the same answer
     */
    String give(
            Activity activity,
            long number,
            List<OpenLine> open,
            List<OpenLine> refused,
            BookingActor who,
            String reason) {
        List<OpenLine> granted = open.stream().filter(l -> !refused.contains(l)).toList();
        if (activity.oneUnitADay()) {
            for (OpenLine line : granted) {
                if (refused.stream().anyMatch(r -> r.day().equals(line.day()))) {
                    throw new DomainException(
                            "booking.answer.together", FrenchText.longDate(line.day()));
                }
            }
        }
        // all at once: what is granted may lie before what is refused
        lock(number, open);
        change(number, refused, false, who, reason);
        change(number, granted, true, who, reason);
        List<AnsweredDay> days = answered(activity, number);
        return days.stream().allMatch(AnsweredDay::granted)
                ? reason
                : AnsweredDay.words(reason, days);
    }

    /** Grants or refuses lines. Their days may have ended otherwise meanwhile: they stay ended. */
    void apply(
            long number,
            Collection<OpenLine> some,
            boolean granted,
            BookingActor who,
            String reason) {
        if (!some.isEmpty()) {
            lock(number, some);
            change(number, some, granted, who, reason);
        }
    }

    /** The request, then the enrolments, then the places: in the one order. */
    private void lock(long number, Collection<OpenLine> some) {
        lines.lockRequest(number);
        reservations.lockEnrolments(new TreeSet<>(some.stream().map(OpenLine::enrolment).toList()));
        var keys = new TreeSet<PlaceKey>();
        some.forEach(l -> keys.addAll(keys(l)));
        places.lock(keys, k -> 0);
    }

    private void change(
            long number,
            Collection<OpenLine> some,
            boolean granted,
            BookingActor who,
            String reason) {
        if (some.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<HeldDay> held = reservations.around(some.stream().map(OpenLine::reservation).toList());
        var states = new HashMap<Long, ReservationState>();
        for (OpenLine line : some) {
            boolean add = line.change() == DayChange.Kind.ADD;
            ReservationState from =
                    add ? ReservationState.WAITING_ADD : ReservationState.WAITING_CANCEL;
            ReservationState to =
                    add
                            ? granted
                                    ? ReservationState.RESERVED
                                    : who.kind() == BookingActor.Kind.CITIZEN
                                            ? ReservationState.CANCELLED
                                            : ReservationState.REFUSED
                            : granted ? ReservationState.CANCELLED : ReservationState.RESERVED;
            List<Long> moved =
                    reservations.move(List.of(line.reservation()), from, to, who, reason, now);
            moved.forEach(id -> states.put(id, to));
        }
        // they are all of the enrolment that the request is about
        OpenLine any = some.iterator().next();
        places.change(HeldDay.change(activities.get(any.activity()), any.place(), held, states));
        lines.answer(number, some.stream().map(OpenLine::position).toList(), granted, reason);
    }

    /** What became of the days of a request, units as families know them. */
    private List<AnsweredDay> answered(Activity activity, long number) {
        return lines.answered(number).stream()
                .map(
                        d ->
                                new AnsweredDay(
                                        d.change(),
                                        d.day(),
                                        activity.unit(d.unit())
                                                .map(Activity.Unit::label)
                                                .orElse(d.unit()),
                                        d.price(),
                                        d.granted(),
                                        d.reason()))
                .toList();
    }

    private List<PlaceKey> keys(OpenLine line) {
        Activity activity = activities.get(line.activity());
        return BasketDecision.keys(activity, line.place(), line.unit(), line.day());
    }
}
