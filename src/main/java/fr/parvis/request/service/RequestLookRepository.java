package fr.parvis.request.service;

import fr.parvis.form.entity.AnswersConverter;
import fr.parvis.kernel.PlainSql;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.InternalNote;
import fr.parvis.request.entity.KeptRequest;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.RequestEvent;
import fr.parvis.request.entity.RequestHolder;
import fr.parvis.request.entity.RequestStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * A request as its pages show it, on one way to the database and back (decision 8). Rights are part
 * of each query: of a request that is somebody else's nothing is read.
 */
@ApplicationScoped
class RequestLookRepository {

    private static final String REQUEST =
            "select r.number, r.slug, r.version_id, r.service, r.title, r.subject, r.filed_at,"
                    + " r.due_on, r.quota_period, r.applicant_name, r.applicant_mail,"
                    + " r.answers::text, r.status, r.ended_as, r.changed_at, r.ended_at, r.version,"
                    + " r.outcome, r.assignee_id, r.account_id from request r";

    private static final String EVENTS =
            "select e.type, e.status_to, e.actor, e.actor_id, e.actor_name, e.reason, e.at,"
                    + " e.visible from request r join request_event e on e.request_number ="
                    + " r.number";

    private static final String BY_LINK =
            " join tracking_link l on l.request_number = r.number where l.token = ?"
                    + " and l.revoked_at is null";
    private static final String BY_ACCOUNT = " where r.number = ? and r.account_id = ?";
    private static final String BY_SERVICE =
            " where r.number = ? and r.service = any(string_to_array(?, ','))";

    private static final String NOTES =
            "select n.author_id, n.author_name, n.content, n.at from request r join internal_note n"
                    + " on n.request_number = r.number"
                    + BY_SERVICE
                    + " order by n.id";

    private static final AnswersConverter ANSWERS = new AnswersConverter();

    @Inject PlainSql sql;
    @Inject PresenceRepository presence;

    /** The request of whoever holds its link, or has it in an account, with its history. */
    Optional<Request> held(RequestHolder holder) {
        return holder.byLink()
                ? asked(BY_LINK, holder.token())
                : asked(BY_ACCOUNT, holder.number(), holder.account());
    }

    private Optional<Request> asked(String right, Object... parameters) {
        var events = events(right, parameters);
        var request = request(right, events, parameters);
        sql.ask(request, events);
        return request.rows().stream().findFirst();
    }

    /**
     * A request of these services with its notes; whoever looks is seen there.
     *
     * @param name of the agent
     */
    Optional<Instruction.Opened> opened(
            long number, Collection<String> services, long agent, String name, Instant now) {
        String listed = String.join(",", services);
        var events = events(BY_SERVICE, number, listed);
        var request = request(BY_SERVICE, events, number, listed);
        var notes = new PlainSql.Query<>(NOTES, row -> note(row, number), number, listed);
        var present = presence.present(number, now);
        sql.ask(request, events, notes, present);
        return request.rows().stream()
                .findFirst()
                .map(
                        found ->
                                new Instruction.Opened(
                                        found,
                                        notes.rows(),
                                        presence.look(present.rows(), number, agent, name, now)));
    }

    private static PlainSql.Query<RequestEvent> events(String right, Object... parameters) {
        return new PlainSql.Query<>(
                EVENTS + right + " order by e.id", RequestLookRepository::event, parameters);
    }

    /**
     * @param events asked in the same way, after it: never older than the version that is shown
     */
    private static PlainSql.Query<Request> request(
            String right, PlainSql.Query<RequestEvent> events, Object... parameters) {
        return new PlainSql.Query<>(
                REQUEST + right, row -> Request.kept(row(row), events.rows()), parameters);
    }

    private static KeptRequest row(ResultSet row) throws SQLException {
        return new KeptRequest(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                instant(row, 7),
                row.getObject(8, LocalDate.class),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                ANSWERS.convertToEntityAttribute(row.getString(12)),
                RequestStatus.valueOf(row.getString(13)),
                status(row, 14),
                instant(row, 15),
                instant(row, 16),
                row.getLong(17),
                row.getString(18),
                row.getObject(19, Long.class),
                row.getObject(20, Long.class));
    }

    private static RequestEvent event(ResultSet row) throws SQLException {
        return RequestEvent.kept(
                RequestEvent.Type.valueOf(row.getString(1)),
                status(row, 2),
                new Actor(
                        Actor.Kind.valueOf(row.getString(3)),
                        row.getObject(4, Long.class),
                        row.getString(5)),
                row.getString(6),
                instant(row, 7),
                row.getBoolean(8));
    }

    private static InternalNote note(ResultSet row, long number) throws SQLException {
        return new InternalNote(
                number,
                Actor.agent(row.getLong(1), row.getString(2)),
                row.getString(3),
                instant(row, 4));
    }

    private static RequestStatus status(ResultSet row, int column) throws SQLException {
        String status = row.getString(column);
        return status == null ? null : RequestStatus.valueOf(status);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
