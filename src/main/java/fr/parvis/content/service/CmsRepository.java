package fr.parvis.content.service;

import fr.parvis.content.entity.CmsItem;
import fr.parvis.content.entity.CmsSource;
import fr.parvis.content.entity.NewsState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known of the sites of the town. */
@ApplicationScoped
class CmsRepository {

    @PersistenceContext EntityManager entities;

    /**
     * Takes a pass, for one node.
     *
     * @return whether it was due, and is the caller's
     */
    boolean claim(String source, Instant now, Instant next) {
        return entities.createNativeQuery(
                                "update cms_source set next_at = cast(?3 as timestamptz)"
                                        + " where id = ?1 and next_at <= cast(?2 as timestamptz)")
                        .setParameter(1, source)
                        .setParameter(2, now.toString())
                        .setParameter(3, next.toString())
                        .executeUpdate()
                == 1;
    }

    /** A source that was never read is read soon. */
    void begin(String source, Instant now) {
        entities.createNativeQuery(
                        "insert into cms_source (id, next_at) values (?1, cast(?2 as timestamptz))"
                                + " on conflict do nothing")
                .setParameter(1, source)
                .setParameter(2, now.toString())
                .executeUpdate();
    }

    /** Has the next pass begin at once. */
    void due(String source, Instant now) {
        entities.createNativeQuery(
                        "insert into cms_source (id, next_at) values (?1, cast(?2 as timestamptz))"
                                + " on conflict (id) do update set next_at = excluded.next_at")
                .setParameter(1, source)
                .setParameter(2, now.toString())
                .executeUpdate();
    }

    CmsSource source(String id) {
        CmsSource found = entities.find(CmsSource.class, id);
        entities.refresh(found);
        return found;
    }

    List<CmsSource> sources() {
        return entities.createQuery("select s from CmsSource s", CmsSource.class).getResultList();
    }

    List<CmsItem> items(String source) {
        return entities.createQuery(
                        "select i from CmsItem i join fetch i.news where i.source = :source",
                        CmsItem.class)
                .setParameter("source", source)
                .getResultList();
    }

    /** Those to be read that come from other sources than these. */
    List<CmsItem> ofOthers(Set<String> sources) {
        return entities.createQuery(
                        "select i from CmsItem i join fetch i.news where i.news.decided = :published",
                        CmsItem.class)
                .setParameter("published", NewsState.PUBLISHED)
                .getResultStream()
                .filter(i -> !sources.contains(i.source()))
                .toList();
    }

    /** How many of a source are to be read now. */
    long published(String source) {
        return entities.createQuery(
                        "select count(i) from CmsItem i where i.source = :source"
                                + " and i.news.decided = :published",
                        Long.class)
                .setParameter("source", source)
                .setParameter("published", NewsState.PUBLISHED)
                .getSingleResult();
    }

    Optional<CmsItem> item(String source, String remoteId) {
        return entities.createQuery(
                        "select i from CmsItem i where i.source = :source and i.remoteId = :id",
                        CmsItem.class)
                .setParameter("source", source)
                .setParameter("id", remoteId)
                .getResultStream()
                .findFirst();
    }

    /** Nobody else takes anything of this source until the end of the transaction. */
    void lock(String source) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtext(?1))")
                .setParameter(1, "cms_item." + source)
                .getSingleResult();
    }

    void add(CmsItem item) {
        entities.persist(item);
    }
}
