package fr.parvis.procedure.service;

import fr.parvis.kernel.PlainSql;
import fr.parvis.procedure.entity.ProcedureVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Versions of definitions, and the counters of quotas. */
@ApplicationScoped
class ProcedureRepository {

    @PersistenceContext EntityManager entities;
    @Inject PlainSql sql;

    /**
     * The id of the version with this content; makes it when the content is new. Nodes that start
     * together do it one after the other.
     */
    long publish(String slug, String hash, String definition, Instant now) {
        List<Long> known = versionIds(slug, hash);
        if (!known.isEmpty()) {
            return known.get(0);
        }
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtext('procedure_version'))")
                .getSingleResult();
        entities.createNativeQuery(
                        """
                        insert into procedure_version (slug, number, definition, hash, published_at)
                        select ?1, coalesce(max(number), 0) + 1, ?2, ?3, cast(?4 as timestamptz)
                        from procedure_version where slug = ?1
                        on conflict (slug, hash) do nothing
                        """)
                .setParameter(1, slug)
                .setParameter(2, definition)
                .setParameter(3, hash)
                .setParameter(4, now.toString())
                .executeUpdate();
        return versionIds(slug, hash).get(0);
    }

    /** The ids of the versions with these contents, by slug and hash. */
    Map<String, Long> published(Collection<String> hashes) {
        var ids = new HashMap<String, Long>();
        sql.rows(
                        "select slug || ' ' || hash, id from procedure_version"
                                + " where hash = any(string_to_array(?, ','))",
                        r -> Map.entry(r.getString(1), r.getLong(2)),
                        String.join(",", hashes))
                .forEach(e -> ids.put(e.getKey(), e.getValue()));
        return ids;
    }

    private List<Long> versionIds(String slug, String hash) {
        return entities.createQuery(
                        "select v.id from ProcedureVersion v where v.slug = :slug and v.hash = :hash",
                        Long.class)
                .setParameter("slug", slug)
                .setParameter("hash", hash)
                .getResultList();
    }

    ProcedureVersion version(long id) {
        return entities.find(ProcedureVersion.class, id);
    }

    /** Takes a place unless none is left: true when it was taken. Waits for whoever is before. */
    boolean takePlace(String slug, String period, int limit) {
        entities.createNativeQuery(
                        "insert into quota_usage (slug, period, used) values (?1, ?2, 0)"
                                + " on conflict do nothing")
                .setParameter(1, slug)
                .setParameter(2, period)
                .executeUpdate();
        return entities.createNativeQuery(
                                "update quota_usage set used = used + 1"
                                        + " where slug = ?1 and period = ?2 and used < ?3")
                        .setParameter(1, slug)
                        .setParameter(2, period)
                        .setParameter(3, limit)
                        .executeUpdate()
                == 1;
    }

    void freePlace(String slug, String period) {
        entities.createNativeQuery(
                        "update quota_usage set used = used - 1"
                                + " where slug = ?1 and period = ?2 and used > 0")
                .setParameter(1, slug)
                .setParameter(2, period)
                .executeUpdate();
    }

    int placesUsed(String slug, String period) {
        List<?> used =
                entities.createNativeQuery(
                                "select used from quota_usage where slug = ?1 and period = ?2")
                        .setParameter(1, slug)
                        .setParameter(2, period)
                        .getResultList();
        return used.isEmpty() ? 0 : ((Number) used.get(0)).intValue();
    }
}
