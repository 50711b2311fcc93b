package fr.parvis.content.service;

import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.NewsState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** News. What the public asks for says so in the query: nothing else can be found by it. */
@ApplicationScoped
class NewsRepository {

    private static final String PUBLIC =
            " from NewsItem n where n.decided = :published and n.publishAt <= :now"
                    + " and (n.endsAt is null or n.endsAt > :now)";
    private static final String IN_CATEGORY =
            PUBLIC + " and (:category = '' or n.text.category = :category)";

    @PersistenceContext EntityManager entities;

    private <T> TypedQuery<T> published(String query, Class<T> type, Instant now) {
        return entities.createQuery(query, type)
                .setParameter("published", NewsState.PUBLISHED)
                .setParameter("now", now);
    }

    /** The pinned ones first, then the latest. */
    List<NewsItem> published(String category, Instant now, int first, int most) {
        return published(
                        // PostgreSQL sorts those without a rank to the end
                        "select n"
                                + IN_CATEGORY
                                + " order by n.text.pinRank, n.publishAt desc, n.id desc",
                        NewsItem.class,
                        now)
                .setParameter("category", category)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }

    /** The latest first, pinned or not. */
    List<NewsItem> latest(Instant now, int most) {
        return published(
                        "select n" + PUBLIC + " order by n.publishAt desc, n.id desc",
                        NewsItem.class,
                        now)
                .setMaxResults(most)
                .getResultList();
    }

    long countPublished(String category, Instant now) {
        return published("select count(n)" + IN_CATEGORY, Long.class, now)
                .setParameter("category", category)
                .getSingleResult();
    }

    Optional<NewsItem> published(String slug, Instant now) {
        return published("select n" + PUBLIC + " and n.slug = :slug", NewsItem.class, now)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst();
    }

    void add(NewsItem item) {
        entities.persist(item);
        entities.flush();
    }

    Optional<NewsItem> find(long id) {
        return Optional.ofNullable(entities.find(NewsItem.class, id));
    }

    /** As it is now, until the end of the transaction: whoever changes it waits. */
    Optional<NewsItem> lock(long id) {
        if (entities.createNativeQuery("select id from content_news where id = ?1 for update")
                .setParameter(1, id)
                .getResultList()
                .isEmpty()) {
            return Optional.empty();
        }
        NewsItem found = entities.find(NewsItem.class, id);
        entities.refresh(found);
        return Optional.of(found);
    }

    /** Nobody else takes an address until the end of the transaction. */
    void lockSlugs() {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtext('content_news.slug'))")
                .getSingleResult();
    }

    boolean slugTaken(String slug) {
        return entities.createQuery(
                                "select count(n) from NewsItem n where n.slug = :slug", Long.class)
                        .setParameter("slug", slug)
                        .getSingleResult()
                > 0;
    }

    /** The latest changed first. */
    List<NewsItem> all(int first, int most) {
        return entities.createQuery(
                        "select n from NewsItem n order by n.changedAt desc, n.id desc",
                        NewsItem.class)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }

    long count() {
        return entities.createQuery("select count(n) from NewsItem n", Long.class)
                .getSingleResult();
    }
}
