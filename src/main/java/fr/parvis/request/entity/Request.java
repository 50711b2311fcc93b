package fr.parvis.request.entity;

import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.DomainException;
import fr.parvis.procedure.entity.Procedure;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A request ("demande"). Its rules are here: what may be done in which state; every change leaves a
 * line of history in the same transaction. What was filed is {@link FiledRequest}, how far it has
 * come {@link Progress}.
 */
@Entity
@Table(name = "request")
public class Request extends FollowedRequest {

    private String outcome;

    @Column(name = "assignee_id")
    private Long assigneeId;

    @Column(name = "account_id")
    private Long accountId;

    @OneToMany(mappedBy = "request", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<RequestEvent> history = new ArrayList<>();

    protected Request() {}

    private Request(KeptRequest row, List<RequestEvent> events) {
        super(row);
        outcome = row.outcome();
        assigneeId = row.assigneeId();
        accountId = row.accountId();
        history = events;
    }

    /** One to be looked at: the services find it anew before they change it. */
    public static Request kept(KeptRequest row, List<RequestEvent> history) {
        return new Request(row, history);
    }

    /**
     * Files a request.
     *
     * @param number from the sequence of the town
     * @param procedure in the version that the answers were given for
     * @param answers checked, and only those that the version asks for
     * @param quotaPeriod the period whose place it took; null without a limit
     * @param citizen who files; the request belongs to the account, where there is one
     */
    public Request(
            long number,
            Procedure procedure,
            long versionId,
            Answers answers,
            String quotaPeriod,
            Actor citizen,
            Instant now) {
        super(number, procedure, versionId, answers, quotaPeriod, now);
        this.accountId = citizen.id();
        change(RequestStatus.FILED, RequestEvent.Type.FILED, citizen, null, now);
    }

    /**
     * A request that a page files by itself.
     *
     * @param title what lists and mails call it, instead of the démarche's title
     * @param subject whom or what it is about; null for whoever files
     */
    public static Request about(String title, String subject, Request filed) {
        filed.about(title, subject);
        return filed;
    }

    /**
     * "Rattacher cette demande à mon espace personnel": whoever holds its link takes it into an
     * account, once.
     *
     * @return whether it was not there before
     * @throws DomainException when it belongs to somebody else's account
     */
    public boolean attach(Actor citizen, Instant now) {
        if (accountId == null) {
            accountId = citizen.id();
            note(RequestEvent.Type.ATTACHED, citizen, null, now);
            return true;
        }
        if (!accountId.equals(citizen.id())) {
            throw new DomainException("request.attach.taken");
        }
        return false;
    }

    /** An agent begins to work on it. */
    public void take(Actor agent, Instant now) {
        // out of a decision leads only reopen, for a reason; out of a complement the citizen's
        // answer
        if (status() != RequestStatus.FILED) {
            throw new DomainException("request.notAllowedNow");
        }
        assigneeId = agent.id();
        change(RequestStatus.IN_PROGRESS, RequestEvent.Type.TAKEN, agent, null, now);
    }

    /**
     * From now on this agent works on it, whoever did before; what is archived is nobody's work.
     */
    public void assignTo(Actor agent, Instant now) {
        entrust(agent, agent, now);
    }

    /** The same, by a colleague. */
    public void entrust(Actor agent, Actor by, Instant now) {
        if (archived()) {
            throw new DomainException("request.notAllowedNow");
        }
        if (!Objects.equals(assigneeId, agent.id())) {
            assigneeId = agent.id();
            note(RequestEvent.Type.ASSIGNED, by, agent.equals(by) ? null : agent.name(), now);
        }
    }

    /** The citizen is to give something more. */
    public void askComplement(Actor agent, String question, Instant now) {
        String words = bounded(demand(question, "request.reasonMissing"));
        change(
                RequestStatus.AWAITING_COMPLEMENT,
                RequestEvent.Type.COMPLEMENT_ASKED,
                agent,
                words,
                now);
        if (assigneeId == null) {
            assigneeId = agent.id();
        }
    }

    /**
     * The citizen gave what was asked for: the service goes on. A document that was added since it
     * asked is an answer without words.
     */
    public void giveComplement(Actor citizen, String answer, Instant now) {
        String words =
                RequestEvent.documentsSinceAsked(history)
                        ? bounded(answer)
                        : bounded(demand(answer, "request.answerMissing"));
        if (status() != RequestStatus.AWAITING_COMPLEMENT) {
            throw new DomainException("request.noComplementAwaited");
        }
        change(RequestStatus.IN_PROGRESS, RequestEvent.Type.COMPLEMENT_GIVEN, citizen, words, now);
    }

    /**
     * A document joined it after the filing, was changed, or was taken away.
     *
     * @param title of the document
     */
    public void document(RequestEvent.Type what, Actor who, String title, Instant now) {
        if (!status().takesDocumentsOf(who.kind())) {
            throw new DomainException("request.documents.closed");
        }
        if (what == RequestEvent.Type.DOCUMENT_CHANGED && said(what, who, title)) {
            // change after change of one document is one
            progress().touch(now);
            return;
        }
        note(what, who, title, now);
    }

    /**
     * A document that had joined it has one file more.
     *
     * @param title of the document
     * @return false when nothing else has happened since it joined: then it is one addition
     */
    public boolean file(Actor who, String title, Instant now) {
        if (said(RequestEvent.Type.DOCUMENT_ADDED, who, title)) {
            progress().touch(now);
            return false;
        }
        document(RequestEvent.Type.DOCUMENT_ADDED, who, title, now);
        return true;
    }

    private boolean said(RequestEvent.Type what, Actor who, String title) {
        return history.get(history.size() - 1).saysTheSame(what, who, title);
    }

    /**
     * Its appointment was taken, changed, cancelled or offered.
     *
     * @param text the day, and why
     */
    public void appointment(RequestEvent.Type what, Actor who, String text, Instant now) {
        if (!status().allowsAppointment(what)) {
            throw new DomainException("request.notAllowedNow");
        }
        note(what, who, text, now);
    }

    /**
     * The decision.
     *
     * @param reason what the citizen reads; demanded
     */
    public void decide(Procedure.Outcome chosen, Actor agent, String reason, Instant now) {
        String words = demand(reason, "request.reasonMissing");
        boolean accepted = chosen.decision() == Procedure.Outcome.Decision.ACCEPTED;
        change(
                accepted ? RequestStatus.ACCEPTED : RequestStatus.REJECTED,
                accepted ? RequestEvent.Type.ACCEPTED : RequestEvent.Type.REJECTED,
                agent,
                words,
                now);
        outcome = chosen.id();
        if (assigneeId == null) {
            assigneeId = agent.id();
        }
    }

    /** A decision was a mistake: the service takes the request up again. */
    public void reopen(Actor agent, String reason, Instant now) {
        String words = bounded(demand(reason, "request.reasonMissing"));
        if (status() != RequestStatus.ACCEPTED && status() != RequestStatus.REJECTED) {
            throw new DomainException("request.notAllowedNow");
        }
        outcome = null;
        change(RequestStatus.IN_PROGRESS, RequestEvent.Type.REOPENED, agent, words, now);
    }

    /** The citizen withdraws it: it goes to the archive at once. */
    public void cancel(Actor citizen, Instant now) {
        change(RequestStatus.CANCELLED, RequestEvent.Type.CANCELLED, citizen, null, now);
        archive(now);
    }

    /** It leaves the lists of today; how it ended stays known. */
    public void archive(Instant now) {
        change(RequestStatus.ARCHIVED, RequestEvent.Type.ARCHIVED, Actor.system(), null, now);
    }

    /** The link by which it was followed opens nothing any more, another one was sent. */
    public void linkReplaced(Actor actor, Instant now) {
        note(RequestEvent.Type.LINK_REPLACED, actor, null, now);
    }

    /** A message was written: {@link Exchange#write}. */
    void exchanged(RequestEvent.Type type, Actor author, Instant now) {
        note(type, author, null, now);
    }

    private void change(
            RequestStatus next, RequestEvent.Type type, Actor actor, String reason, Instant now) {
        RequestStatus before = progress().become(next, now);
        history.add(new RequestEvent(this, type, actor, reason, now).changing(before, next));
    }

    private void note(RequestEvent.Type type, Actor actor, String reason, Instant now) {
        history.add(new RequestEvent(this, type, actor, reason, now));
        progress().touch(now);
    }

    public String outcome() {
        return outcome;
    }

    /** The space that it belongs to; null while it belongs to none. */
    public Long accountId() {
        return accountId;
    }

    public Long assigneeId() {
        return assigneeId;
    }

    /** Since when whoever works on it does; when it was filed, while nobody does. */
    public Instant entrustedAt() {
        return history.stream()
                .filter(RequestEvent::entrusts)
                .map(RequestEvent::at)
                .max(Comparator.naturalOrder())
                .orElse(filedAt());
    }

    public List<RequestEvent> history() {
        return List.copyOf(history);
    }
}
