package fr.parvis.request.service;

import fr.parvis.request.entity.Exchange;
import fr.parvis.request.entity.RequestHolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
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

    @PersistenceContext EntityManager entities;

    void add(Exchange message) {
        entities.persist(message);
    }

    /** The messages of a request, the oldest first. */
    List<Exchange> of(RequestHolder holder) {
        return held(holder, "").getResultList();
    }

    List<Exchange> of(long number, Collection<String> services) {
        return ofServices(number, services, "").getResultList();
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

    /** Whether one of this direction waits to be read. */
    boolean waiting(long number, Exchange.Direction direction) {
        return !entities.createQuery(
                        "select e.id from Exchange e where e.requestNumber = :number"
                                + " and e.direction = :direction and e.readAt is null",
                        Long.class)
                .setParameter("number", number)
                .setParameter("direction", direction)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** What this author was writing; "" when it is nothing. */
    String draft(long number, long author) {
        List<?> found =
                entities.createNativeQuery(
                                "select content from exchange_draft where request_number = ?1"
                                        + " and author = ?2")
                        .setParameter(1, number)
                        .setParameter(2, author)
                        .getResultList();
        return found.isEmpty() ? "" : (String) found.get(0);
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
    List<UnreadRow> unread(long account) {
        return entities.createQuery(
                        "select new fr.parvis.request.service.UnreadRow(r.number, r.title,"
                                + " count(e), max(e.at)) from Exchange e, Request r"
                                + " where r.number = e.requestNumber and r.accountId = :account"
                                + " and e.direction = :direction and e.readAt is null"
                                + " group by r.number, r.title order by max(e.at) desc",
                        UnreadRow.class)
                .setParameter("account", account)
                .setParameter("direction", Exchange.Direction.TO_CITIZEN)
                .getResultList();
    }
}
