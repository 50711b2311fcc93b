package fr.parvis.booking.service;

import fr.parvis.booking.entity.BookingActor;
import fr.parvis.booking.entity.Enrolment;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.entity.RequestStatus;
import fr.parvis.request.service.RequestDecided;
import fr.parvis.request.service.RequestDeciding;
import fr.parvis.request.service.RequestShown;
import fr.parvis.request.service.RequestWithdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/**
 * What the answer to a request does to the enrolment that was asked for with it, and what it says
 * of it.
 */
@ApplicationScoped
class EnrolmentAnswers {

    @Inject EnrolmentRepository enrolments;
    @Inject SeasonPlaces seasons;
    @Inject AgendaRepository agendas;
    @Inject Activities activities;
    @Inject Clock clock;

    /** Where no place is left, the answer says that the child waits, and where. */
    void deciding(@Observes RequestDeciding event) {
        if (event.accepted() && event.procedure().kind() == Procedure.Kind.RESERVATION) {
            asked(event.request().number()).ifPresent(e -> give(e, event));
        }
    }

    private void give(Enrolment enrolment, RequestDeciding event) {
        BookingActor agent = BookingActor.agent(event.agent());
        if (!seasons.give(enrolment, activities.get(enrolment.activity()), agent)) {
            throw new DomainException("booking.enrol.full");
        }
        if (enrolment.state() == EnrolmentState.WAITING) {
            int rank = enrolments.rank(enrolment);
            event.say(Messages.text("booking.enrol.answer.waiting", rank));
        }
    }

    void decided(@Observes RequestDecided event) {
        if (event.procedure().kind() != Procedure.Kind.RESERVATION || event.accepted()) {
            return;
        }
        BookingActor agent = BookingActor.agent(event.agent());
        String reason = BasketAnswers.reason(event.request());
        asked(event.request().number()).ifPresent(e -> e.refuse(agent, reason, clock.instant()));
    }

    /** The request is answered, the child has no place yet, or none at all. */
    void shown(@Observes RequestShown event) {
        if (event.procedure().kind() == Procedure.Kind.RESERVATION
                && event.request().status() == RequestStatus.ACCEPTED) {
            agendas.asked(event.request().number())
                    .flatMap(EnrolmentAnswers::words)
                    .ifPresent(event::now);
        }
    }

    /** Empty where the answer says all. */
    private static Optional<String> words(AgendaRepository.Asked enrolment) {
        return switch (enrolment.state()) {
            case WAITING -> Optional.of(Messages.text("booking.enrol.answer.now"));
            case OFFERED ->
                    Optional.of(
                            Messages.text(
                                    "booking.enrol.offered",
                                    BookingMails.until(enrolment.offeredUntil().toInstant())));
            case WITHDRAWN -> Optional.of(Messages.text("booking.enrol.answer.notTaken"));
            case ASKED, ACTIVE, REFUSED, ENDED -> Optional.empty();
        };
    }

    void withdrawn(@Observes RequestWithdrawn event) {
        asked(event.number()).ifPresent(e -> e.withdraw(BookingActor.citizen(), clock.instant()));
    }

    private Optional<Enrolment> asked(long request) {
        return enrolments.ofRequest(request).filter(e -> e.state() == EnrolmentState.ASKED);
    }
}
