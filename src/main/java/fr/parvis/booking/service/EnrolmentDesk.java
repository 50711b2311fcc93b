package fr.parvis.booking.service;

import fr.parvis.account.entity.Account;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.BookingActor;
import fr.parvis.booking.entity.Enrolment;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.entity.LiveDay;
import fr.parvis.booking.entity.Season;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.request.service.Instruction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The enrolments of an agent's activities: who has a place, who waits, and the end of one. */
@ApplicationScoped
public class EnrolmentDesk {

    @Inject DeskRepository desk;
    @Inject EnrolmentRepository enrolments;
    @Inject ReservationRepository reservations;
    @Inject DayEnds ends;
    @Inject SeasonPlaces seasons;
    @Inject Activities activities;
    @Inject BookingMails mails;
    @Inject Clock clock;

    /**
     * A child in an activity.
     *
     * @param place its name
     * @param rank on the waiting list; null when it does not wait
     */
    public record Row(
            long id,
            String child,
            String place,
            String group,
            LocalDate from,
            LocalDate to,
            EnrolmentState state,
            Integer rank,
            Long request) {}

    /** The living enrolments of an activity: those who wait last, in their order. */
    public List<Row> of(Account agent, String activityId) {
        Activity activity = activities.ofAgent(activityId, agent);
        return desk.enrolments(activityId, LocalDate.now(clock)).stream()
                .map(
                        r ->
                                new Row(
                                        r.id(),
                                        r.child(),
                                        Enrolments.placeName(activity, r.place()),
                                        r.group(),
                                        r.from(),
                                        r.to(),
                                        r.state(),
                                        r.rank(),
                                        r.request()))
                .toList();
    }

    /**
     * Ends an enrolment: later days are cancelled, the place is offered to the next family, with a
     * last day to come once that is over; at once where it has not begun by then. Another household
     * of the child is written of the days that it had booked.
     *
     * @param last day of it
     * @param reason what the family reads
     */
    @Transactional
    public void end(Account agent, long id, LocalDate last, String reason) {
        Set<String> own =
                activities.of(agent).stream().map(Activity::id).collect(Collectors.toSet());
        enrolments
                .ofActivities(id, own)
                .orElseThrow(() -> new NotFoundException("enrolment " + id));
        if (last.isBefore(LocalDate.now(clock).minusDays(1))) {
            throw new DomainException("booking.desk.past");
        }
        List<LiveDay> seen = reservations.live(id);
        ends.lockRequests(seen);
        Enrolment enrolment = enrolments.locked(id).orElseThrow();
        Activity activity = activities.get(enrolment.activity());
        BookingActor who = BookingActor.agent(agent.displayName());
        boolean later = last.isAfter(LocalDate.now(clock)) && !last.isBefore(enrolment.from());
        if (later) {
            LocalDate seasonEnd =
                    activity.season(enrolment.from()).map(Season::to).orElse(enrolment.to());
            enrolment.endOn(last, seasonEnd, who, reason, clock.instant());
        } else {
            enrolment.end(last, who, reason, clock.instant());
        }
        List<LiveDay> beyond =
                reservations.live(id).stream().filter(d -> d.day().isAfter(last)).toList();
        ends.lockLate(seen, beyond);
        ends.cancel(activity, enrolment.place(), beyond, Instruction.actor(agent), reason);
        String child = enrolments.childName(enrolment.childId());
        mails.enrolment(enrolment, child, activity, "ended", reason);
        beyond.stream()
                .filter(d -> d.household() != enrolment.householdId())
                .collect(Collectors.groupingBy(LiveDay::household))
                .forEach((other, days) -> mails.ended(other, child, activity, days, reason));
        if (!later) {
            seasons.free(enrolment, activity);
        }
    }
}
