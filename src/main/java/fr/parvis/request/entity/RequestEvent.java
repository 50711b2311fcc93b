package fr.parvis.request.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A line of the history: what happened to a request, when, by whom and why. Never changed. */
@Entity
@Table(name = "request_event")
public class RequestEvent {

    /** What the event is about; each has its icon. */
    public enum Kind {
        OPERATION,
        DOCUMENT,
        EXCHANGE,
        APPOINTMENT
    }

    /** What happened. */
    public enum Type {
        FILED(Kind.OPERATION),
        TAKEN(Kind.OPERATION),
        ASSIGNED(Kind.OPERATION),
        COMPLEMENT_ASKED(Kind.EXCHANGE),
        COMPLEMENT_GIVEN(Kind.EXCHANGE),
        MESSAGE_TO_TOWN(Kind.EXCHANGE),
        MESSAGE_TO_CITIZEN(Kind.EXCHANGE),
        ACCEPTED(Kind.OPERATION),
        REJECTED(Kind.OPERATION),
        REOPENED(Kind.OPERATION),
        CANCELLED(Kind.OPERATION),
        ARCHIVED(Kind.OPERATION),
        LINK_REPLACED(Kind.OPERATION),
        ATTACHED(Kind.OPERATION),
        DOCUMENT_ADDED(Kind.DOCUMENT),
        DOCUMENT_CHANGED(Kind.DOCUMENT),
        DOCUMENT_REMOVED(Kind.DOCUMENT),
        APPOINTMENT_BOOKED(Kind.APPOINTMENT),
        APPOINTMENT_MOVED(Kind.APPOINTMENT),
        APPOINTMENT_CANCELLED(Kind.APPOINTMENT),
        APPOINTMENT_WITHDRAWN(Kind.APPOINTMENT),
        APPOINTMENT_OFFERED(Kind.APPOINTMENT);

        private final Kind kind;

        Type(Kind kind) {
            this.kind = kind;
        }

        /** Whether there is something in the documents that the other side has not seen. */
        public boolean adds() {
            return this == DOCUMENT_ADDED;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne
    @JoinColumn(name = "request_number")
    private Request request;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    private Type type;

    @Enumerated(EnumType.STRING)
    @Column(name = "status_from")
    private RequestStatus statusFrom;

    @Enumerated(EnumType.STRING)
    @Column(name = "status_to")
    private RequestStatus statusTo;

    @Enumerated(EnumType.STRING)
    private Actor.Kind actor;

    @Column(name = "actor_id")
    private Long actorId;

    @Column(name = "actor_name")
    private String actorName;

    private String reason;
    private boolean visible;

    protected RequestEvent() {}

    RequestEvent(Request request, Type type, Actor actor, String reason, Instant at) {
        this.request = request;
        this.type = type;
        this.kind = type.kind;
        this.actor = actor.kind();
        this.actorId = actor.id();
        this.actorName = actor.name();
        this.reason = reason == null || reason.isBlank() ? null : reason.strip();
        this.at = at;
        // who works on a request is the service's own business
        this.visible = type != Type.ASSIGNED;
    }

    /**
     * One to be looked at.
     *
     * @param statusTo null when it left the status as it was
     */
    public static RequestEvent kept(
            Type type,
            RequestStatus statusTo,
            Actor actor,
            String reason,
            Instant at,
            boolean visible) {
        var kept = new RequestEvent(null, type, actor, reason, at);
        kept.statusTo = statusTo;
        kept.visible = visible;
        return kept;
    }

    RequestEvent changing(RequestStatus from, RequestStatus to) {
        this.statusFrom = from;
        this.statusTo = to;
        return this;
    }

    boolean saysTheSame(Type other, Actor who, String why) {
        return type == other
                && actor == who.kind()
                && Objects.equals(actorId, who.id())
                && Objects.equals(reason, why);
    }

    /**
     * Whether the citizen has added a document, or to one, since the service last asked for a
     * complement.
     */
    static boolean documentsSinceAsked(List<RequestEvent> history) {
        boolean given = false;
        for (RequestEvent event : history) {
            if (event.type == Type.COMPLEMENT_ASKED) {
                given = false;
            } else if (event.type.adds()) {
                given = given || event.actor == Actor.Kind.CITIZEN;
            }
        }
        return given;
    }

    /** Whether somebody may work on the request since then who did not before. */
    boolean entrusts() {
        return actor == Actor.Kind.AGENT
                && (type == Type.TAKEN
                        || type == Type.ASSIGNED
                        || type == Type.COMPLEMENT_ASKED
                        || type == Type.ACCEPTED
                        || type == Type.REJECTED);
    }

    public Instant at() {
        return at;
    }

    public Kind kind() {
        return kind;
    }

    public Type type() {
        return type;
    }

    public RequestStatus statusTo() {
        return statusTo;
    }

    public Actor.Kind actor() {
        return actor;
    }

    /** Whether somebody who was signed in did it. */
    public boolean byAccount() {
        return actorId != null;
    }

    /** For agents only: citizens deal with the service. */
    public String actorName() {
        return actorName;
    }

    public String reason() {
        return reason;
    }

    /** Whether citizens see it. */
    public boolean visible() {
        return visible;
    }
}
