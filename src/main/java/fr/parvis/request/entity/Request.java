package fr.parvis.request.entity;

import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.AnswersConverter;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.procedure.entity.Procedure;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A filed request ("demande"). Its rules are here: what may be done in which state; every change
 * leaves a line of history in the same transaction.
 */
@Entity
@Table(name = "request")
public class Request {

    @Id private Long number;

    private String slug;

    @Column(name = "version_id")
    private long versionId;

    private String service;
    private String title;

    @Enumerated(EnumType.STRING)
    private RequestStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "ended_as")
    private RequestStatus endedAs;

    private String outcome;

    @Column(name = "filed_at")
    private Instant filedAt;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "archived_at")
    private Instant archivedAt;

    @Column(name = "quota_period")
    private String quotaPeriod;

    @Column(name = "assignee_id")
    private Long assigneeId;

    @Column(name = "account_id")
    private Long accountId;

    @Column(name = "applicant_name")
    private String applicantName;

    @Column(name = "applicant_mail")
    private String applicantMail;

    @Column(name = "applicant_key")
    private String applicantKey;

    @Convert(converter = AnswersConverter.class)
    private Answers answers;

    @Version private long version;

    @OneToMany(mappedBy = "request", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<RequestEvent> history = new ArrayList<>();

    protected Request() {}

    /**
     * Files a request.
     *
     * @param number from the sequence of the town
     * @param procedure in the version that the answers were given for
     * @param answers checked, and only those that the version asks for
     * @param quotaPeriod the period whose place it took; null without a limit
     */
    public Request(
            long number,
            Procedure procedure,
            long versionId,
            Answers answers,
            String quotaPeriod,
            Instant now) {
        this.number = number;
        this.slug = procedure.slug();
        this.versionId = versionId;
        this.service = procedure.service();
        this.title = procedure.title();
        this.answers = answers;
        this.quotaPeriod = quotaPeriod;
        this.applicantMail = answers.text("courriel");
        String named = (answers.text("prenoms") + " " + answers.text("nom")).strip();
        // some reports ask for a mail address only
        this.applicantName = named.isEmpty() ? applicantMail : named;
        this.applicantKey = searchKey(answers.text("nom") + " " + answers.text("prenoms"));
        this.status = RequestStatus.DRAFT;
        this.filedAt = now;
        this.dueOn = procedure.delay().dueOn(LocalDate.ofInstant(now, ClockProducer.PARIS));
        change(RequestStatus.FILED, RequestEvent.Type.FILED, Actor.citizen(), null, now);
    }

    /** How a name is looked for: without case, accents and marks. */
    public static String searchKey(String name) {
        return FrenchText.folded(name).replaceAll("[^a-z0-9]+", " ").strip();
    }

    /** An agent begins to work on it. */
    public void take(Actor agent, Instant now) {
        // out of a decision leads only reopen, for a reason; out of a complement the citizen's
        // answer
        if (status != RequestStatus.FILED) {
            throw new DomainException("request.notAllowedNow");
        }
        assigneeId = agent.id();
        change(RequestStatus.IN_PROGRESS, RequestEvent.Type.TAKEN, agent, null, now);
    }

    /** From now on this agent works on it, whoever did before. */
    public void assignTo(Actor agent, Instant now) {
        if (!Objects.equals(assigneeId, agent.id())) {
            assigneeId = agent.id();
            note(RequestEvent.Type.ASSIGNED, agent, null, now);
        }
    }

    /** The citizen is to give something more. */
    public void askComplement(Actor agent, String question, Instant now) {
        demand(question, "request.reasonMissing");
        change(
                RequestStatus.AWAITING_COMPLEMENT,
                RequestEvent.Type.COMPLEMENT_ASKED,
                agent,
                question,
                now);
        if (assigneeId == null) {
            assigneeId = agent.id();
        }
    }

    /** The citizen gave what was asked for: the service goes on. */
    public void giveComplement(String answer, Instant now) {
        demand(answer, "request.answerMissing");
        if (status != RequestStatus.AWAITING_COMPLEMENT) {
            throw new DomainException("request.noComplementAwaited");
        }
        change(
                RequestStatus.IN_PROGRESS,
                RequestEvent.Type.COMPLEMENT_GIVEN,
                Actor.citizen(),
                answer,
                now);
    }

    /**
     * The decision.
     *
     * @param reason what the citizen reads; demanded
     */
    public void decide(Procedure.Outcome chosen, Actor agent, String reason, Instant now) {
        demand(reason, "request.reasonMissing");
        boolean accepted = chosen.decision() == Procedure.Outcome.Decision.ACCEPTED;
        change(
                accepted ? RequestStatus.ACCEPTED : RequestStatus.REJECTED,
                accepted ? RequestEvent.Type.ACCEPTED : RequestEvent.Type.REJECTED,
                agent,
                reason,
                now);
        outcome = chosen.id();
        if (assigneeId == null) {
            assigneeId = agent.id();
        }
    }

    /** A decision was a mistake: the service takes the request up again. */
    public void reopen(Actor agent, String reason, Instant now) {
        demand(reason, "request.reasonMissing");
        if (status != RequestStatus.ACCEPTED && status != RequestStatus.REJECTED) {
            throw new DomainException("request.notAllowedNow");
        }
        outcome = null;
        change(RequestStatus.IN_PROGRESS, RequestEvent.Type.REOPENED, agent, reason, now);
    }

    /** The citizen withdraws it: it goes to the archive at once. */
    public void cancel(Instant now) {
        Actor citizen = Actor.citizen();
        change(RequestStatus.CANCELLED, RequestEvent.Type.CANCELLED, citizen, null, now);
        archive(now);
    }

    /** It leaves the lists of today; how it ended stays known. */
    public void archive(Instant now) {
        RequestStatus end = status;
        change(RequestStatus.ARCHIVED, RequestEvent.Type.ARCHIVED, Actor.system(), null, now);
        endedAs = end;
        archivedAt = now;
    }

    private void change(
            RequestStatus next, RequestEvent.Type type, Actor actor, String reason, Instant now) {
        if (!status.mayBecome(next)) {
            throw new DomainException("request.notAllowedNow");
        }
        history.add(new RequestEvent(this, type, actor, reason, now).changing(status, next));
        status = next;
        changedAt = now;
    }

    private void note(RequestEvent.Type type, Actor actor, String reason, Instant now) {
        history.add(new RequestEvent(this, type, actor, reason, now));
        changedAt = now;
    }

    private static void demand(String text, String messageKey) {
        if (text == null || text.isBlank()) {
            throw new DomainException(messageKey);
        }
    }

    public Long number() {
        return number;
    }

    public String slug() {
        return slug;
    }

    /** The version of the definition that it was filed with. */
    public long versionId() {
        return versionId;
    }

    public String service() {
        return service;
    }

    public String title() {
        return title;
    }

    public RequestStatus status() {
        return status;
    }

    /** What a person is told: an archived request still says how it ended. */
    public RequestStatus shownStatus() {
        return status == RequestStatus.ARCHIVED && endedAs != null ? endedAs : status;
    }

    public boolean archived() {
        return status == RequestStatus.ARCHIVED;
    }

    public String outcome() {
        return outcome;
    }

    public Instant filedAt() {
        return filedAt;
    }

    /** The last day of the delay that was promised. */
    public LocalDate dueOn() {
        return dueOn;
    }

    public Instant changedAt() {
        return changedAt;
    }

    /** The quota period whose place it holds; null when it holds none. */
    public String quotaPeriod() {
        return quotaPeriod;
    }

    public Long assigneeId() {
        return assigneeId;
    }

    public String applicantName() {
        return applicantName;
    }

    public String applicantMail() {
        return applicantMail;
    }

    public Answers answers() {
        return answers;
    }

    /** Grows with every change: a page that shows an older one may not overwrite. */
    public long version() {
        return version;
    }

    public List<RequestEvent> history() {
        return List.copyOf(history);
    }
}
