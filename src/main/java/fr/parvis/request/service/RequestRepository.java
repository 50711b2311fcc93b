package fr.parvis.request.service;

import fr.parvis.account.entity.Account;
import fr.parvis.kernel.SecretToken;
import fr.parvis.request.entity.InternalNote;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.RequestHolder;
import fr.parvis.request.entity.TrackingLink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Requests, found by a link, by their account or by the services of an agent: rights are part of
 * the query.
 */
@ApplicationScoped
class RequestRepository {

    @PersistenceContext EntityManager entities;

    long nextNumber() {
        return ((Number)
                        entities.createNativeQuery("select nextval('request_number')")
                                .getSingleResult())
                .longValue();
    }

    void add(Request request) {
        entities.persist(request);
    }

    void add(TrackingLink link) {
        entities.persist(link);
    }

    void add(InternalNote note) {
        entities.persist(note);
    }

    Optional<Request> byToken(String token) {
        return entities.createQuery(
                        "select r from Request r, TrackingLink l where l.token = :token"
                                + " and l.revokedAt is null and r.number = l.requestNumber",
                        Request.class)
                .setParameter("token", token)
                .getResultStream()
                .findFirst();
    }

    /** The request of whoever holds its link, or has it in an account. */
    Optional<Request> held(RequestHolder holder) {
        if (!holder.byLink()) {
            return ofAccount(holder.number(), holder.account());
        }
        return SecretToken.looksLike(holder.token()) ? byToken(holder.token()) : Optional.empty();
    }

    Optional<Request> find(long number) {
        return Optional.ofNullable(entities.find(Request.class, number));
    }

    /** The link that is in force for a request, for mails. */
    Optional<TrackingLink> link(long number) {
        return entities.createQuery(
                        "select l from TrackingLink l where l.requestNumber = :number"
                                + " and l.revokedAt is null order by l.createdAt desc",
                        TrackingLink.class)
                .setParameter("number", number)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** All links that are in force for a request. */
    List<TrackingLink> links(long number) {
        return entities.createQuery(
                        "select l from TrackingLink l where l.requestNumber = :number"
                                + " and l.revokedAt is null",
                        TrackingLink.class)
                .setParameter("number", number)
                .getResultList();
    }

    /** A request of this account: another's is not found. */
    Optional<Request> ofAccount(long number, long account) {
        return entities.createQuery(
                        "select r from Request r where r.number = :number"
                                + " and r.accountId = :account",
                        Request.class)
                .setParameter("number", number)
                .setParameter("account", account)
                .getResultStream()
                .findFirst();
    }

    Optional<Request> ofServices(long number, Collection<String> services) {
        return entities.createQuery(
                        "select r from Request r where r.number = :number"
                                + " and r.service in :services",
                        Request.class)
                .setParameter("number", number)
                .setParameter("services", services)
                .getResultStream()
                .findFirst();
    }

    /** The agent who works on it, while the account is in use. */
    Optional<Account> assignee(Request request) {
        return request.assigneeId() == null
                ? Optional.empty()
                : Optional.ofNullable(entities.find(Account.class, request.assigneeId()))
                        .filter(Account::enabled);
    }

    /** The mail of the space that it belongs to, if it belongs to one. */
    Optional<String> ownerMail(Request request) {
        return request.accountId() == null
                ? Optional.empty()
                : Optional.ofNullable(entities.find(Account.class, request.accountId()))
                        .map(Account::mail);
    }

    /** Waits for whoever is changing the request, and reads it anew. */
    Request lock(Request request) {
        entities.refresh(request, LockModeType.PESSIMISTIC_WRITE);
        return request;
    }

    /** The same by its number, for whoever has found that it may be changed. */
    Request locked(long number) {
        return lock(entities.find(Request.class, number));
    }
}
