package fr.parvis.request.service;

import fr.parvis.kernel.Later;
import fr.parvis.kernel.PlainSql;
import fr.parvis.request.entity.Exchange;
import fr.parvis.request.entity.RequestHolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Messages about requests, and what somebody is writing. Rights are part of the query. */
@ApplicationScoped
class ExchangeRepository {

    private static final String OF_LINK =
            "select e from Exchange e, TrackingLink l where l.requestNumber = e.requestNumber"
                    + " and l.token = :token and l.revokedAt is null";
    private static final String OF_ACCOUNT =
            "select e from Exchange e, Request r where r.number = e.requestNumber"
                    + " and r.number = :number and r.accountId = :account";
    private static final String OF_SERVICES =
            "select e from Exchange e, Request r where r.number = e.requestNumber"
                    + " and r.number = :number and r.service in :services";

    private static final String LOOKED_AT =
            "select e.id, e.direction, e.author_name, e.at, e.content, e.read_at from exchange e";
    private static final String BY_LINK =
            " join tracking_link l on l.request_number = e.request_number where l.token = ?"
                    + " and l.revoked_at is null";
    private static final String BY_ACCOUNT =
            " join request r on r.number = e.request_number where r.number = ?"
                    + " and r.account_id = ?";
    private static final String BY_SERVICE =
            " join request r on r.number = e.request_number where r.number = ?"
                    + " and r.service = any(string_to_array(?, ','))";

    @PersistenceContext EntityManager entities;
    @Inject PlainSql sql;

    /** What a page shows of a request, on one way to the database and back. */
    Exchanges.Talk look(RequestHolder holder, long number, long author) {
        return holder.byLink()
                ? look(BY_LINK, number, author, holder.token())
                : look(BY_ACCOUNT, number, author, holder.number(), holder.account());
    }

    /** The same for agents of these services. */
    Exchanges.Talk look(long number, Collection<String> services, long author) {
        return look(BY_SERVICE, number, author, number, String.join(",", services));
    }

    private Exchanges.Talk look(String held, long number, long author, Object... holder) {
        var messages =
                new PlainSql.Query<>(
                        LOOKED_AT + held + " order by e.id", ExchangeRepository::kept, holder);
        var draft =
                new PlainSql.Query<>(
                        "select content from exchange_draft where request_number = ?"
                                + " and author = ?",
                        row -> row.getString(1),
                        number,
                        author);
        sql.ask(messages, draft);
        return new Exchanges.Talk(
                messages.rows(), draft.rows().isEmpty() ? "" : draft.rows().get(0));
    }

    private static Exchange kept(ResultSet row) throws SQLException {
        Timestamp read = row.getTimestamp(6);
        return Exchange.kept(
                row.getLong(1),
                Exchange.Direction.valueOf(row.getString(2)),
                row.getString(3),
                row.getTimestamp(4).toInstant(),
                row.getString(5),
                read == null ? null : read.toInstant());
    }

    void add(Exchange message) {
        entities.persist(message);
    }

    Optional<Exchange> find(RequestHolder holder, long id) {
        return held(holder, " and e.id = :id").setParameter("id", id).getResultStream().findFirst();
    }

    Optional<Exchange> find(long number, Collection<String> services, long id) {
        return ofServices(number, services, " and e.id = :id")
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    private TypedQuery<Exchange> held(RequestHolder holder, String and) {
        if (holder.byLink()) {
            return entities.createQuery(OF_LINK + and + " order by e.id", Exchange.class)
                    .setParameter("token", holder.token());
        }
        return entities.createQuery(OF_ACCOUNT + and + " order by e.id", Exchange.class)
                .setParameter("number", holder.number())
                .setParameter("account", holder.account());
    }

    private TypedQuery<Exchange> ofServices(long number, Collection<String> services, String and) {
        return entities.createQuery(OF_SERVICES + and + " order by e.id", Exchange.class)
                .setParameter("number", number)
                .setParameter("services", services);
    }

    /** Whether this form has sent its message already. */
    boolean sent(long number, String sending) {
        return !entities.createQuery(
                        "select e.id from Exchange e where e.requestNumber = :number"
                                + " and e.sending = :sending",
                        Long.class)
                .setParameter("number", number)
                .setParameter("sending", sending)
                .getResultList()
                .isEmpty();
    }

    /** Whether one of this direction that was written since a moment waits to be read. */
    boolean waiting(long number, Exchange.Direction direction, Instant since) {
        return !entities.createQuery(
                        "select e.id from Exchange e where e.requestNumber = :number"
                                + " and e.direction = :direction and e.readAt is null"
                                + " and e.at >= :since",
                        Long.class)
                .setParameter("number", number)
                .setParameter("direction", direction)
                .setParameter("since", since)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    void keepDraft(long number, long author, String text, Instant now) {
        entities.createNativeQuery(
                        """
                        insert into exchange_draft values (?1, ?2, ?3, cast(?4 as timestamptz))
                        on conflict (request_number, author) do update set
                            content = excluded.content, updated_at = excluded.updated_at
                        """)
                .setParameter(1, number)
                .setParameter(2, author)
                .setParameter(3, text)
                .setParameter(4, now.toString())
                .executeUpdate();
    }

    void forgetDraft(long number, long author) {
        entities.createNativeQuery(
                        "delete from exchange_draft where request_number = ?1 and author = ?2")
                .setParameter(1, number)
                .setParameter(2, author)
                .executeUpdate();
    }

    /** The requests of an account with messages to read, the latest message first. */
    Later<List<UnreadRow>> unread(long account) {
        return sql.later(
                "select r.number, r.title, count(*), max(e.at) from exchange e join request r"
                        + " on r.number = e.request_number where r.account_id = ? and e.direction ="
                        + " 'TO_CITIZEN' and e.read_at is null group by r.number, r.title"
                        + " order by max(e.at) desc",
                row ->
                        new UnreadRow(
                                row.getLong(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getTimestamp(4).toInstant()),
                account);
    }
}
