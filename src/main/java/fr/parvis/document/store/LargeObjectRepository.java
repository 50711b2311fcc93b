package fr.parvis.document.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;

/** Large objects by the functions that PostgreSQL has for them in SQL. */
@ApplicationScoped
class LargeObjectRepository {

    @PersistenceContext EntityManager entities;

    long create(String key) {
        long object =
                number(entities.createNativeQuery("select cast(lo_create(0) as bigint)"))
                        .orElseThrow();
        entities.createNativeQuery(
                        "insert into document_large_object (place, content) values (?1, cast(?2 as"
                                + " oid))")
                .setParameter(1, key)
                .setParameter(2, object)
                .executeUpdate();
        return object;
    }

    void put(long object, long offset, byte[] piece) {
        entities.createNativeQuery("select 1 from lo_put(cast(?1 as oid), ?2, ?3)")
                .setParameter(1, object)
                .setParameter(2, offset)
                .setParameter(3, piece)
                .getSingleResult();
    }

    Optional<Long> find(String key) {
        return number(
                entities.createNativeQuery(
                                "select cast(content as bigint) from document_large_object where"
                                        + " place = ?1")
                        .setParameter(1, key));
    }

    byte[] get(long object, long offset, int length) {
        return (byte[])
                entities.createNativeQuery("select lo_get(cast(?1 as oid), ?2, ?3)")
                        .setParameter(1, object)
                        .setParameter(2, offset)
                        .setParameter(3, length)
                        .getSingleResult();
    }

    void delete(String key) {
        entities.createNativeQuery(
                        "with gone as (delete from document_large_object where place = ?1 returning"
                                + " content) select count(lo_unlink(content)) from gone")
                .setParameter(1, key)
                .getSingleResult();
    }

    private static Optional<Long> number(Query query) {
        List<?> found = query.getResultList();
        return found.stream().findFirst().map(n -> ((Number) n).longValue());
    }
}
