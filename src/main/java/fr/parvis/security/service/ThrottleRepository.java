package fr.parvis.security.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The counters of {@link Throttle}. One statement counts and decides, whichever node asks. */
@ApplicationScoped
class ThrottleRepository {

    @PersistenceContext EntityManager entities;

    /**
     * Counts one more: false when the key must wait, and then nothing is counted. Of several at
     * once the one with the earlier clock may come to the row later: below the limit the count
     * alone decides, and no instant.
     */
    boolean take(Throttle.Rule rule, String keyHash, Instant now) {
        return entities.createNativeQuery(
                                """
                                insert into throttle as t (rule, key_hash, count, free_at, forget_at)
                                values (?1, ?2, 1,
                                    cast(?3 as timestamptz) + case when ?4 = 1 then cast(?6 as interval) else interval '0' end,
                                    cast(?3 as timestamptz) + cast(?5 as interval) + case when ?4 = 1 then cast(?6 as interval) else interval '0' end)
                                on conflict (rule, key_hash) do update set (count, free_at, forget_at) = (
                                    select n.count, n.free_at,
                                        case when n.fresh or n.free_at > cast(?3 as timestamptz) then n.free_at + cast(?5 as interval) else t.forget_at end
                                    from (
                                        select c.fresh, c.count,
                                            cast(?3 as timestamptz) + case when c.count < ?4 then interval '0'
                                                else least(cast(?7 as interval), cast(?6 as interval) * power(2, least(c.count - ?4, 20))) end as free_at
                                        from (
                                            select t.forget_at <= cast(?3 as timestamptz) as fresh,
                                                case when t.forget_at <= cast(?3 as timestamptz) then 1 else t.count + 1 end as count
                                        ) c
                                    ) n
                                )
                                where t.free_at <= cast(?3 as timestamptz) or t.count < ?4
                                """)
                        .setParameter(1, rule.name())
                        .setParameter(2, keyHash)
                        .setParameter(3, now.toString())
                        .setParameter(4, rule.limit())
                        .setParameter(5, rule.window().toString())
                        .setParameter(6, rule.firstDelay().toString())
                        .setParameter(7, rule.longestDelay().toString())
                        .executeUpdate()
                == 1;
    }

    /** Uncounts one; the key is free again where that brings it below the limit. */
    void giveBack(Throttle.Rule rule, String keyHash, Instant now) {
        entities.createNativeQuery(
                        """
                        update throttle set count = count - 1,
                            free_at = case when count - 1 < ?3 then least(free_at, cast(?4 as timestamptz)) else free_at end
                        where rule = ?1 and key_hash = ?2 and count > 0
                        """)
                .setParameter(1, rule.name())
                .setParameter(2, keyHash)
                .setParameter(3, rule.limit())
                .setParameter(4, now.toString())
                .executeUpdate();
    }

    /** When the key is free again; empty when it is. */
    Optional<Instant> closedUntil(Throttle.Rule rule, String keyHash, Instant now) {
        List<?> found =
                entities.createNativeQuery(
                                "select cast(ceil(extract(epoch from free_at)) as bigint) from throttle"
                                        + " where rule = ?1 and key_hash = ?2"
                                        + " and free_at > cast(?3 as timestamptz)"
                                        + " and count >= ?4")
                        .setParameter(1, rule.name())
                        .setParameter(2, keyHash)
                        .setParameter(3, now.toString())
                        .setParameter(4, rule.limit())
                        .getResultList();
        return found.stream().map(at -> Instant.ofEpochSecond(((Number) at).longValue())).findAny();
    }

    void forgetOld(Instant now) {
        entities.createNativeQuery(
                        "delete from throttle where forget_at <= cast(?1 as timestamptz)")
                .setParameter(1, now.toString())
                .executeUpdate();
    }
}
