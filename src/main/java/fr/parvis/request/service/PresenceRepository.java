package fr.parvis.request.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Who has which request before the eyes. Open pages say so as long as they are open. */
@ApplicationScoped
class PresenceRepository {

    private static final Duration GONE_AFTER = Duration.ofSeconds(75);
    private static final Duration NOTED_EVERY = Duration.ofSeconds(20);

    @PersistenceContext EntityManager entities;

    /** The same as {@link #seen}, of an open page that asks often: noted now and then only. */
    void stillThere(long number, long accountId, String name, Instant now) {
        List<?> fresh =
                entities.createNativeQuery(
                                "select 1 from request_presence where request_number = ?1 and"
                                        + " account_id = ?2 and seen_at > cast(?3 as timestamptz)")
                        .setParameter(1, number)
                        .setParameter(2, accountId)
                        .setParameter(3, now.minus(NOTED_EVERY).toString())
                        .getResultList();
        if (fresh.isEmpty()) {
            seen(number, accountId, name, now);
        }
    }

    void seen(long number, long accountId, String name, Instant now) {
        entities.createNativeQuery(
                        """
                        insert into request_presence (request_number, account_id, name, since, seen_at)
                        values (?1, ?2, ?3, cast(?4 as timestamptz), cast(?4 as timestamptz))
                        on conflict (request_number, account_id) do update set
                            since = case when request_presence.seen_at < cast(?5 as timestamptz)
                                    then excluded.since else request_presence.since end,
                            seen_at = excluded.seen_at
                        """)
                .setParameter(1, number)
                .setParameter(2, accountId)
                .setParameter(3, name)
                .setParameter(4, now.toString())
                .setParameter(5, now.minus(GONE_AFTER).toString())
                .executeUpdate();
    }

    /** The others who look at it now, who came first first. */
    List<String> others(long number, long accountId, Instant now) {
        List<?> names =
                entities.createNativeQuery(
                                "select name from request_presence where request_number = ?1"
                                        + " and account_id <> ?2"
                                        + " and seen_at > cast(?3 as timestamptz) order by since")
                        .setParameter(1, number)
                        .setParameter(2, accountId)
                        .setParameter(3, now.minus(GONE_AFTER).toString())
                        .getResultList();
        var others = new ArrayList<String>();
        names.forEach(n -> others.add((String) n));
        return others;
    }

    void forget(Instant before) {
        entities.createNativeQuery(
                        "delete from request_presence where seen_at < cast(?1 as timestamptz)")
                .setParameter(1, before.toString())
                .executeUpdate();
    }
}
