package fr.parvis.request.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.Role;
import fr.parvis.account.service.Colleagues;
import fr.parvis.account.service.ContactUpdates;
import fr.parvis.appointment.entity.Appointment;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.InternalNote;
import fr.parvis.request.entity.QueueView;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.RequestStatus;
import fr.parvis.request.entity.SavedView;
import fr.parvis.town.TownSettings;
import fr.parvis.town.TownSettings.TownService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What agents do with requests of their services. Every change names the version of the request
 * that the agent saw: when somebody changed it meanwhile, nothing happens and the agent is told.
 */
@ApplicationScoped
public class Instruction {

    @Inject RequestRepository requests;
    @Inject QueueRepository queue;
    @Inject RequestLookRepository looks;
    @Inject Catalogue catalogue;
    @Inject Colleagues colleagues;
    @Inject TownSettings town;
    @Inject RequestAppointments appointments;
    @Inject RequestMails mails;
    @Inject TrackingLinks links;
    @Inject ContactUpdates contacts;
    @Inject Event<RequestDeciding> answers;
    @Inject Event<RequestDecided> decisions;
    @Inject Event<RequestReopened> reopenings;
    @Inject Clock clock;

    /** The services whose requests somebody may see: an administrator those of all. */
    public Set<String> services(Account account) {
        return account.rights().mayUse(Role.ADMIN)
                ? town.services().stream().map(TownService::id).collect(Collectors.toSet())
                : account.rights().services();
    }

    /**
     * What the page of the queue shows.
     *
     * @param rows a page of them, and one more when there is another page
     * @param views that the agent keeps
     */
    public record Desk(
            List<QueueRow> rows, Map<QueueView, Integer> counts, List<SavedView> views) {}

    public Desk desk(QueueFilter filter) {
        return queue.desk(filter, LocalDate.now(clock));
    }

    /** The queue from its first row on, at most {@link QueueFilter#MOST_EXPORTED} rows. */
    public List<QueueRow> export(QueueFilter filter) {
        return queue.all(filter, LocalDate.now(clock));
    }

    public Map<QueueView, Integer> counts(QueueFilter filter) {
        return queue.counts(filter, LocalDate.now(clock));
    }

    /**
     * What an agent has before the eyes.
     *
     * @param request with its history
     * @param others the names of the colleagues who look at it now
     */
    public record Opened(Request request, List<InternalNote> notes, List<String> others) {}

    /**
     * Opens a request of the agent's services to look at it, and notes that the agent has it before
     * the eyes.
     *
     * @throws NotFoundException also when it is another service's
     */
    public Opened open(long number, Account agent) {
        return looks.opened(
                        number, services(agent), agent.id(), agent.displayName(), clock.instant())
                .orElseThrow(() -> new NotFoundException("request " + number));
    }

    @Transactional
    public void take(long number, long version, Account agent) {
        forChange(number, version, agent).take(actor(agent), clock.instant());
    }

    @Transactional
    public void assign(long number, long version, Account agent) {
        forChange(number, version, agent).assignTo(actor(agent), clock.instant());
    }

    /** Gives the work to a colleague of the service. */
    @Transactional
    public void entrust(long number, long version, Account agent, long colleague) {
        Request request = forChange(number, version, agent);
        Actor to =
                colleagues.of(request.service()).stream()
                        .filter(c -> c.id() == colleague)
                        .findFirst()
                        .map(c -> Actor.agent(c.id(), c.name()))
                        .orElseThrow(() -> new DomainException("request.entrust.missing"));
        request.entrust(to, actor(agent), clock.instant());
    }

    /** An ended request leaves the lists of today; an appointment that was to come is free. */
    @Transactional
    public void archive(long number, long version, Account agent) {
        Request request = forChange(number, version, agent);
        Optional<Appointment> freed = appointments.free(request, actor(agent));
        request.archive(clock.instant());
        freed.ifPresent(a -> mails.archived(request, a));
    }

    /** The requests before and after this one in a queue. */
    public Neighbours around(long number, QueueFilter filter) {
        return queue.around(filter, LocalDate.now(clock), number);
    }

    @Transactional
    public void askComplement(long number, long version, Account agent, String question) {
        Request request = forChange(number, version, agent);
        request.askComplement(actor(agent), question, clock.instant());
        mails.complementAsked(request);
    }

    /**
     * Ends a request.
     *
     * @param outcome id of one of the démarche's outcomes
     * @param reason what the citizen reads
     */
    @Transactional
    public void decide(long number, long version, Account agent, String outcome, String reason) {
        conclude(number, version, agent, outcome, Request.bounded(reason));
    }

    /**
     * The same in words that the portal has put together: they may be longer than what is typed.
     */
    @Transactional
    public void conclude(long number, long version, Account agent, String outcome, String words) {
        Request request = forChange(number, version, agent);
        Procedure procedure = catalogue.version(request.versionId());
        Procedure.Outcome chosen =
                procedure
                        .outcome(outcome)
                        .orElseThrow(() -> new DomainException("request.outcomeMissing"));
        Optional<Appointment> freed =
                chosen.decision() == Procedure.Outcome.Decision.REJECTED
                        ? appointments.free(request, actor(agent))
                        : Optional.empty();
        var deciding = new RequestDeciding(request, procedure, chosen, agent.displayName(), words);
        answers.fire(deciding);
        request.decide(chosen, actor(agent), deciding.words(), clock.instant());
        if (request.status() == RequestStatus.ACCEPTED) {
            updateSpace(request, procedure, agent);
        }
        decisions.fire(new RequestDecided(request, procedure, agent.displayName()));
        mails.decided(request, freed);
    }

    /** What an accepted request of this démarche changes in the space that it belongs to. */
    private void updateSpace(Request request, Procedure procedure, Account agent) {
        if (!procedure.updates().isEmpty()
                && request.accountId() != null
                && request.subject() == null) {
            contacts.apply(
                    request.accountId(),
                    Set.copyOf(procedure.updates().values()),
                    SpaceAnswers.accepted(procedure, request.answers()),
                    agent.displayName(),
                    Messages.text("request.updates.source", String.valueOf(request.number())));
        }
    }

    @Transactional
    public void reopen(long number, long version, Account agent, String reason) {
        Request request = forChange(number, version, agent);
        request.reopen(actor(agent), reason, clock.instant());
        reopenings.fire(new RequestReopened(number, request.slug(), actor(agent)));
        mails.reopened(request);
    }

    /** The link of the applicant reached somebody whom it should not: another one is sent. */
    @Transactional
    public void replaceLink(long number, long version, Account agent) {
        links.replace(forChange(number, version, agent), actor(agent));
    }

    /** Adds a note for colleagues. It changes nothing of the request: two may write at once. */
    @Transactional
    public void note(long number, Account agent, String content) {
        Request request = ofAgent(number, agent);
        String text = content == null ? "" : content.strip();
        if (text.isEmpty()) {
            throw new DomainException("request.noteMissing");
        }
        if (text.length() > InternalNote.LONGEST) {
            throw new DomainException("request.noteTooLong", InternalNote.LONGEST);
        }
        requests.add(new InternalNote(request.number(), actor(agent), text, clock.instant()));
    }

    /** Within the transaction of whoever asks. */
    Request ofAgent(long number, Account agent) {
        Set<String> services = services(agent);
        if (services.isEmpty()) {
            throw new NotFoundException("request " + number);
        }
        return requests.ofServices(number, services)
                .orElseThrow(() -> new NotFoundException("request " + number));
    }

    private Request forChange(long number, long version, Account agent) {
        Request request = requests.lock(ofAgent(number, agent));
        if (request.version() != version) {
            throw new DomainException("request.changedMeanwhile");
        }
        return request;
    }

    /** As the history names an agent. */
    public static Actor actor(Account agent) {
        return Actor.agent(agent.id(), agent.displayName());
    }
}
