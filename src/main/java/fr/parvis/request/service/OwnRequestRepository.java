package fr.parvis.request.service;

import fr.parvis.kernel.Later;
import fr.parvis.kernel.PlainSql;
import fr.parvis.request.entity.RequestStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;

/** Requests of an account for lists: without their answers. */
@ApplicationScoped
class OwnRequestRepository {

    private static final String ROWS =
            "select r.number, r.title, r.progress.status, r.progress.endedAs, r.filedAt"
                    + " from Request r where r.accountId = :account";

    private static final String NEWEST_FIRST = " order by r.filedAt desc, r.number desc";

    @PersistenceContext EntityManager entities;
    @Inject PlainSql sql;

    /** The newest, and all that wait for the citizen: the newest first. */
    Later<List<RequestRow>> latest(long account, int newest, int most) {
        String of =
                "(select number, title, coalesce(ended_as, status), filed_at from request"
                        + " where account_id = ?";
        String first = " order by filed_at desc, number desc limit ?)";
        return sql.later(
                of
                        + first
                        + " union "
                        + of
                        + " and status = 'AWAITING_COMPLEMENT'"
                        + first
                        + " order by 4 desc, 1 desc",
                r ->
                        new RequestRow(
                                r.getLong(1),
                                r.getString(2),
                                RequestStatus.valueOf(r.getString(3)),
                                r.getTimestamp(4).toInstant()),
                account,
                newest,
                account,
                most);
    }

    List<RequestRow> list(OwnRequests.Filter filter, int most, int first) {
        String shelf =
                filter.archived()
                        ? " and r.progress.status = :archived"
                        : " and r.progress.status <> :archived";
        String numbered = filter.number() == null ? "" : " and r.number = :number";
        String told =
                filter.status() == null
                        ? ""
                        : " and (r.progress.endedAs = :status or r.progress.endedAs is null"
                                + " and r.progress.status = :status)";
        TypedQuery<Object[]> query =
                entities.createQuery(ROWS + shelf + numbered + told + NEWEST_FIRST, Object[].class)
                        .setParameter("account", filter.account())
                        .setParameter("archived", RequestStatus.ARCHIVED);
        if (filter.number() != null) {
            query.setParameter("number", filter.number());
        }
        if (filter.status() != null) {
            query.setParameter("status", filter.status());
        }
        return rows(query.setMaxResults(most).setFirstResult(first));
    }

    private static List<RequestRow> rows(TypedQuery<Object[]> query) {
        return query.getResultList().stream()
                .map(
                        r ->
                                new RequestRow(
                                        (Long) r[0],
                                        (String) r[1],
                                        (RequestStatus) (r[3] == null ? r[2] : r[3]),
                                        (Instant) r[4]))
                .toList();
    }
}
