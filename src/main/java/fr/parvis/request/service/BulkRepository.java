package fr.parvis.request.service;

import fr.parvis.request.entity.BulkAction;
import fr.parvis.request.entity.RequestStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Several requests at once: who begins, and what came of each. */
@ApplicationScoped
class BulkRepository {

    @PersistenceContext EntityManager entities;

    /** Whether nobody has begun with this token: of two clicks one does. */
    boolean begin(BulkOrder order, long account, Instant now) {
        return entities.createNativeQuery(
                                "insert into bulk_run (token, account_id, action, size, started_at)"
                                        + " values (?1, ?2, ?3, ?4, cast(?5 as timestamptz))"
                                        + " on conflict do nothing")
                        .setParameter(1, order.token())
                        .setParameter(2, account)
                        .setParameter(3, order.action().name())
                        .setParameter(4, order.items().size())
                        .setParameter(5, now.toString())
                        .executeUpdate()
                == 1;
    }

    /**
     * @param problem null when it was done
     */
    void note(String token, BulkOrder.Item item, String problem) {
        entities.createNativeQuery("insert into bulk_line values (?1, ?2, ?3, ?4)")
                .setParameter(1, token)
                .setParameter(2, item.number())
                .setParameter(3, item.title())
                .setParameter(4, problem)
                .executeUpdate();
    }

    void end(String token, Instant now) {
        entities.createNativeQuery(
                        "update bulk_run set ended_at = cast(?2 as timestamptz) where token = ?1")
                .setParameter(1, token)
                .setParameter(2, now.toString())
                .executeUpdate();
    }

    /** The summary of the agent's own; a colleague's is not found. */
    Optional<BulkSummary> find(String token, long account) {
        List<?> runs =
                entities.createNativeQuery(
                                "select action, size, ended_at is not null from bulk_run"
                                        + " where token = ?1 and account_id = ?2")
                        .setParameter(1, token)
                        .setParameter(2, account)
                        .getResultList();
        return runs.stream()
                .map(Object[].class::cast)
                .findFirst()
                .map(
                        r ->
                                new BulkSummary(
                                        BulkAction.valueOf((String) r[0]),
                                        ((Number) r[1]).intValue(),
                                        (Boolean) r[2],
                                        lines(token)));
    }

    private List<BulkSummary.Line> lines(String token) {
        List<?> rows =
                entities.createNativeQuery(
                                "select request_number, title, problem from bulk_line"
                                        + " where token = ?1 order by request_number")
                        .setParameter(1, token)
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        r ->
                                new BulkSummary.Line(
                                        ((Number) r[0]).longValue(), (String) r[1], (String) r[2]))
                .toList();
    }

    /** Those of these requests that belong to the services; others are left out. */
    List<BulkRow> rows(Collection<Long> numbers, Collection<String> services) {
        List<?> rows =
                entities.createNativeQuery(
                                "select r.number, r.version, r.slug, r.title, r.applicant_name,"
                                        + " coalesce(r.ended_as, r.status) from request r where"
                                        + " r.number = any(cast(string_to_array(?1, ',') as"
                                        + " bigint[])) and r.service ="
                                        + " any(string_to_array(?2, ',')) order by r.title,"
                                        + " r.number")
                        .setParameter(
                                1,
                                numbers.stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(",")))
                        .setParameter(2, String.join(",", services))
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        r ->
                                new BulkRow(
                                        ((Number) r[0]).longValue(),
                                        ((Number) r[1]).longValue(),
                                        (String) r[2],
                                        (String) r[3],
                                        (String) r[4],
                                        RequestStatus.valueOf((String) r[5])))
                .toList();
    }

    void forget(Instant before) {
        entities.createNativeQuery(
                        "delete from bulk_run where started_at < cast(?1 as timestamptz)")
                .setParameter(1, before.toString())
                .executeUpdate();
    }
}
