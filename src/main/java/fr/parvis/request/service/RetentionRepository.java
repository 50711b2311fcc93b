package fr.parvis.request.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is to be forgotten, by bounded batches whose rows no other node takes. */
@ApplicationScoped
class RetentionRepository {

    /** The condition of the index {@code request_ended}. */
    private static final String ENDED =
            "r.status in ('ACCEPTED', 'REJECTED', 'CANCELLED', 'ARCHIVED')";

    /** All that hangs on a request; what references it without standing here stops the deleting. */
    private static final List<String> HANGING =
            List.of(
                    "request_event",
                    "internal_note",
                    "exchange",
                    "exchange_draft",
                    "tracking_link",
                    "request_presence",
                    "request_unseen_documents",
                    "draft");

    @PersistenceContext EntityManager entities;

    /** The versions of démarches of which ended requests are kept. */
    List<Long> versions() {
        return numbers(
                entities.createNativeQuery(
                                "select v.id from procedure_version v where exists (select 1 from"
                                        + " request r where r.version_id = v.id and "
                                        + ENDED
                                        + ")")
                        .getResultList());
    }

    /** Some requests of a version that ended before, locked; others' are passed over. */
    List<Long> claim(long version, Instant endedBefore, int most) {
        return numbers(
                entities.createNativeQuery(
                                "select r.number from request r where "
                                        + ENDED
                                        + " and r.version_id = ?1 and coalesce(r.ended_at,"
                                        + " r.changed_at) < cast(?2 as timestamptz) order by"
                                        + " coalesce(r.ended_at, r.changed_at) limit ?3 for update"
                                        + " skip locked")
                        .setParameter(1, version)
                        .setParameter(2, endedBefore.toString())
                        .setParameter(3, most)
                        .getResultList());
    }

    /** Deletes requests with all that hangs on them. */
    void remove(List<Long> numbers) {
        String list = numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
        HANGING.forEach(table -> delete(table, "request_number", list));
        delete("request", "number", list);
    }

    /** What names an account that goes: nothing of a request is lost. */
    void letGoOf(long account) {
        for (String sql :
                List.of(
                        "delete from exchange_draft where author = ?1",
                        "update exchange set author_id = null where author_id = ?1",
                        "update request_event set actor_id = null where actor_id = ?1",
                        "update request set account_id = null where account_id = ?1")) {
            entities.createNativeQuery(sql).setParameter(1, account).executeUpdate();
        }
    }

    private void delete(String table, String column, String list) {
        entities.createNativeQuery(
                        "delete from %s where %s = any(cast(string_to_array(?1, ',') as bigint[]))"
                                .formatted(table, column))
                .setParameter(1, list)
                .executeUpdate();
    }

    private static List<Long> numbers(List<?> rows) {
        var numbers = new ArrayList<Long>();
        rows.forEach(n -> numbers.add(((Number) n).longValue()));
        return numbers;
    }
}
