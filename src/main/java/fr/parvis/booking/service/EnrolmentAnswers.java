package fr.parvis.booking.service;

import fr.parvis.booking.entity.BookingActor;
import fr.parvis.booking.entity.Enrolment;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.kernel.DomainException;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.request.service.RequestDecided;
import fr.parvis.request.service.RequestWithdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** What the answer to a request does to the enrolment that was asked for with it. */
@ApplicationScoped
class EnrolmentAnswers {

    @Inject EnrolmentRepository enrolments;
    @Inject SeasonPlaces seasons;
    @Inject Activities activities;
    @Inject Clock clock;

    void decided(@Observes RequestDecided event) {
        if (event.procedure().kind() != Procedure.Kind.RESERVATION) {
            return;
        }
        BookingActor agent = BookingActor.agent(event.agent());
        asked(event.request().number())
                .ifPresent(
                        e -> {
                            if (!event.accepted()) {
                                e.refuse(
                                        agent,
                                        BasketAnswers.reason(event.request()),
                                        clock.instant());
                            } else if (!seasons.give(e, activities.get(e.activity()), agent)) {
                                throw new DomainException("booking.enrol.full");
                            }
                        });
    }

    void withdrawn(@Observes RequestWithdrawn event) {
        asked(event.number()).ifPresent(e -> e.withdraw(BookingActor.citizen(), clock.instant()));
    }

    private Optional<Enrolment> asked(long request) {
        return enrolments.ofRequest(request).filter(e -> e.state() == EnrolmentState.ASKED);
    }
}
