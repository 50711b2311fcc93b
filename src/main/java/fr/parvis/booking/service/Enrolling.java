package fr.parvis.booking.service;

import fr.parvis.account.entity.Account;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.BookingActor;
import fr.parvis.booking.entity.Enrolment;
import fr.parvis.booking.entity.EnrolmentBar;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.entity.PeriodWords;
import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.service.Families;
import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.request.service.DirectFiling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A family asks for a child's place in an activity, accepts one that became free, or gives it up.
 */
@ApplicationScoped
public class Enrolling {

    @Inject EnrolmentRepository enrolments;
    @Inject SeasonPlaces seasons;
    @Inject Activities activities;
    @Inject Families families;
    @Inject EnrolmentChoices choices;
    @Inject DirectFiling requests;
    @Inject Clock clock;

    /**
     * What became of the wish.
     *
     * @param request number of the request that an agent answers; null without one
     */
    public record Asked(long enrolment, EnrolmentState state, Long request) {}

    /**
     * Asks for a place.
     *
     * @throws DomainException with the reason when the child cannot be enrolled, or the account may
     *     not book for it
     */
    @Transactional
    public Asked ask(
            Account account, long household, long childId, String activityId, String placeId) {
        LocalDate today = LocalDate.now(clock);
        FamilyChild child = families.requireBookable(account.id(), household, childId, today);
        Activity activity = activities.get(activityId);
        enrolments.lockChild(childId);
        EnrolmentChoices.Choice choice = choices.of(child, activityId, placeId);
        if (choice.bar() != null) {
            throw new DomainException("form.problem.literal", choice.bar().words());
        }
        boolean byAgent = activity.enrolment().answer() == Activity.Answer.BY_AGENT;
        if (!byAgent) {
            seasons.line(activity, placeId, choice.season());
        }
        Instant now = clock.instant();
        LocalDate from = EnrolmentBar.first(choice.season(), today);
        var enrolment =
                new Enrolment(
                        household,
                        childId,
                        activityId,
                        placeId,
                        choice.place().group(child.facts().ageOn(from)).orElse(null),
                        from,
                        choice.season().to(),
                        BookingActor.citizen(),
                        now);
        Long number = null;
        if (byAgent) {
            number = file(account, child, activity, enrolment);
            enrolment.askedWith(number);
            enrolments.add(enrolment);
        } else {
            enrolments.add(enrolment);
            if (!seasons.give(enrolment, activity, BookingActor.system())) {
                throw new DomainException("booking.enrol.full");
            }
        }
        return new Asked(enrolment.id(), enrolment.state(), number);
    }

    private long file(Account account, FamilyChild child, Activity activity, Enrolment enrolment) {
        String period = PeriodWords.of(enrolment.from(), enrolment.to());
        String place = Enrolments.placeName(activity, enrolment.place());
        String group = enrolment.group() == null ? "" : enrolment.group();
        return requests.file(
                        account,
                        activity.procedure(),
                        new Answers(
                                Map.of(
                                        "enfant", List.of(child.displayName()),
                                        "activite", List.of(activity.title()),
                                        "lieu", List.of(place),
                                        "groupe", List.of(group),
                                        "periode", List.of(period))),
                        String.join(
                                " - ",
                                Messages.text("booking.title.enrol")
                                        + " "
                                        + child.facts().firstName(),
                                activity.title(),
                                place,
                                period),
                        "child:" + child.id())
                .number();
    }

    /**
     * A place that became free is accepted.
     *
     * @throws DomainException when the time to accept is over, or the account may not book for the
     *     child any more: with the reason
     */
    @Transactional
    public void accept(long account, long id) {
        Enrolment enrolment = own(account, id);
        if (enrolment.state() != EnrolmentState.OFFERED) {
            throw new DomainException("booking.enrolment.notAllowedNow");
        }
        enrolment.activate(BookingActor.citizen(), clock.instant());
    }

    /**
     * A place on the waiting list, or one that is offered, is given up.
     *
     * @throws DomainException with the reason when the account may not book for the child
     */
    @Transactional
    public void withdraw(long account, long id) {
        Enrolment enrolment = own(account, id);
        if (enrolment.state() == EnrolmentState.ASKED) {
            throw new DomainException("booking.enrol.withRequest");
        }
        boolean held = enrolment.state().holdsPlace();
        enrolment.withdraw(BookingActor.citizen(), clock.instant());
        if (held) {
            seasons.free(enrolment, activities.get(enrolment.activity()));
        }
    }

    private Enrolment own(long account, long id) {
        Enrolment enrolment =
                enrolments
                        .locked(id, account)
                        .orElseThrow(() -> new NotFoundException("enrolment " + id));
        families.requireBookable(
                account, enrolment.householdId(), enrolment.childId(), LocalDate.now(clock));
        return enrolment;
    }
}
