package fr.parvis.request.service;

import fr.parvis.account.entity.Account;
import fr.parvis.appointment.entity.Appointment;
import fr.parvis.appointment.entity.AppointmentCalendar;
import fr.parvis.appointment.service.AppointmentLeaving;
import fr.parvis.appointment.service.AppointmentWithdrawn;
import fr.parvis.appointment.service.Appointments;
import fr.parvis.appointment.service.Calendars;
import fr.parvis.appointment.service.Offers;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.AppointmentHolder;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.RequestEvent;
import fr.parvis.request.entity.RequestEvent.Type;
import fr.parvis.request.entity.RequestHolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The appointments of a request: its citizen changes, cancels and adds them; agents give and offer
 * them; a service may take them back. The request is always locked before its appointment.
 */
@ApplicationScoped
public class RequestAppointments {

    @Inject Instruction instruction;
    @Inject RequestRepository requests;
    @Inject Appointments appointments;
    @Inject Offers offers;
    @Inject Calendars calendars;
    @Inject Catalogue catalogue;
    @Inject AppointmentMails mails;
    @Inject Clock clock;

    /** All appointments that a request ever had, the latest first. */
    public List<Appointment> of(Request request) {
        return concerned(request)
                ? appointments.of(AppointmentHolder.of(request.number()))
                : List.of();
    }

    /** Whether its history tells of an appointment: most requests have none, and ask nothing. */
    private static boolean concerned(Request request) {
        return request.history().stream().anyMatch(e -> e.kind() == RequestEvent.Kind.APPOINTMENT);
    }

    /** The one that is to come. */
    public Optional<Appointment> coming(List<Appointment> all) {
        return all.stream().filter(a -> a.changeable(clock.instant())).findFirst();
    }

    /** The calendar from which a request that has no appointment may take one. */
    public Optional<String> addable(Request request) {
        if (!request.status().takesAppointments()) {
            return Optional.empty();
        }
        Optional<String> offered =
                concerned(request)
                        ? offers.offered(AppointmentHolder.of(request.number()))
                        : Optional.empty();
        Procedure.Meeting meeting = catalogue.version(request.versionId()).appointment();
        return offered.or(
                () ->
                        Optional.ofNullable(meeting)
                                .filter(Procedure.Meeting::later)
                                .map(Procedure.Meeting::calendar));
    }

    /**
     * The citizen takes a slot: instead of the one that the request has, or as its first.
     *
     * @throws fr.parvis.appointment.service.SlotTakenException when somebody else has it
     */
    @Transactional
    public void choose(RequestHolder holder, Instant start) {
        Request request = requests.lock(held(holder));
        if (coming(of(request)).isPresent()) {
            move(request, start, holder.actor());
        } else {
            String calendar =
                    addable(request)
                            .orElseThrow(() -> new DomainException("request.notAllowedNow"));
            add(request, calendar, start, holder.actor());
        }
    }

    /** The citizen cancels the appointment; the request goes on. */
    @Transactional
    public void cancel(RequestHolder holder) {
        Request request = requests.lock(held(holder));
        mails.cancelled(request, cancelled(request, holder.actor(), null));
    }

    /** A request of the agent's services, without noting that the agent looks at it. */
    @Transactional
    public Request ofAgent(long number, Account agent) {
        Request request = instruction.ofAgent(number, agent);
        request.history();
        return request;
    }

    /** An agent gives an appointment, or another one. */
    @Transactional
    public void give(long number, Account agent, String calendarId, Instant start) {
        Request request = requests.lock(instruction.ofAgent(number, agent));
        if (coming(of(request)).isPresent()) {
            move(request, start, Instruction.actor(agent));
        } else {
            calendars.ofAgent(calendarId, agent);
            add(request, calendarId, start, Instruction.actor(agent));
        }
    }

    /**
     * An agent cancels the appointment of a request: the citizen reads why, and chooses another.
     */
    @Transactional
    public void cancel(long number, Account agent, String reason) {
        Request request = requests.lock(instruction.ofAgent(number, agent));
        Appointment gone = cancelled(request, Instruction.actor(agent), reason);
        offers.offer(gone.holder(), gone.calendarId());
        mails.withdrawn(request, gone, reason);
    }

    /** An agent proposes to choose an appointment: the citizen is written where. */
    @Transactional
    public void offer(long number, Account agent, String calendarId) {
        Request request = requests.lock(instruction.ofAgent(number, agent));
        AppointmentCalendar calendar = calendars.ofAgent(calendarId, agent);
        request.appointment(
                Type.APPOINTMENT_OFFERED,
                Instruction.actor(agent),
                calendar.title(),
                clock.instant());
        offers.offer(AppointmentHolder.of(number), calendarId);
        mails.offered(request, calendar);
    }

    private Request held(RequestHolder holder) {
        return requests.held(holder).orElseThrow(() -> new NotFoundException("request"));
    }

    private void add(Request request, String calendar, Instant start, Actor actor) {
        Appointment made =
                appointments.book(
                        calendar,
                        start,
                        AppointmentHolder.of(request.number()),
                        FilingAppointments.visit(request),
                        actor.name());
        note(request, Type.APPOINTMENT_BOOKED, actor, made, null);
        mails.booked(request, made);
    }

    private void move(Request request, Instant start, Actor actor) {
        appointments
                .move(
                        start,
                        AppointmentHolder.of(request.number()),
                        FilingAppointments.visit(request),
                        actor.name())
                .ifPresent(
                        made -> {
                            note(request, Type.APPOINTMENT_MOVED, actor, made, null);
                            mails.moved(request, made);
                        });
    }

    private Appointment cancelled(Request request, Actor actor, String reason) {
        Appointment gone =
                appointments.cancel(AppointmentHolder.of(request.number()), actor.name(), reason);
        note(request, Type.APPOINTMENT_CANCELLED, actor, gone, reason);
        return gone;
    }

    /**
     * The request ends: its slot is free again and nothing is offered any more, in the running
     * transaction.
     */
    Optional<Appointment> free(Request request, Actor actor) {
        if (concerned(request)) {
            offers.withdraw(AppointmentHolder.of(request.number()));
        }
        if (coming(of(request)).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(cancelled(request, actor, null));
    }

    void lockFirst(@Observes AppointmentLeaving leaving) {
        find(leaving.holder()).ifPresent(requests::lock);
    }

    void withdrawn(@Observes AppointmentWithdrawn event) {
        Appointment gone = event.appointment();
        find(gone.holder())
                .ifPresent(
                        request -> {
                            Actor agent =
                                    new Actor(Actor.Kind.AGENT, event.agentId(), event.agentName());
                            if (!request.archived()) {
                                note(
                                        request,
                                        Type.APPOINTMENT_WITHDRAWN,
                                        agent,
                                        gone,
                                        event.reason());
                            }
                            mails.withdrawn(request, gone, event.reason());
                        });
    }

    private Optional<Request> find(String holder) {
        return AppointmentHolder.isRequest(holder)
                ? requests.find(AppointmentHolder.number(holder))
                : Optional.empty();
    }

    private void note(
            Request request, Type type, Actor actor, Appointment appointment, String reason) {
        String when = AppointmentMails.when(appointment.slot());
        String day = Character.toUpperCase(when.charAt(0)) + when.substring(1);
        request.appointment(
                type, actor, reason == null ? day : day + "\n\n" + reason, clock.instant());
    }
}
