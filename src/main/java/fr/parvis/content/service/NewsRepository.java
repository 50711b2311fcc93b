package fr.parvis.content.service;

import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.NewsState;
import fr.parvis.content.entity.Section;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** News. What the public asks for says so in the query: nothing else can be found by it. */
@ApplicationScoped
class NewsRepository {

    private static final String PUBLIC =
            " from NewsItem n where n.section = :section and n.decided = :published"
                    + " and n.reach.reader = fr.parvis.content.entity.NewsReach.Reader.PUBLIC"
                    + " and n.publishAt <= :now"
                    + " and (n.endsAt is null or n.endsAt > :now)"
                    + " and n.destination <> fr.parvis.content.entity.NewsDestination.SITE";
    private static final String IN_CATEGORY =
            PUBLIC + " and (:category = '' or n.text.category = :category)";

    /** What stands on the home page, with what changes whenever the row of it does. */
    private static final String AT_HOME =
            """
            select n.id, n.xmin::text || ' ' || coalesce(m.xmin::text, '')
            from content_news n left join content_media m on m.id = n.picture_id
            where n.section = 'NEWS' and n.decided = 'PUBLISHED' and n.reader = 'PUBLIC'
              and n.publish_at <= ? and (n.ends_at is null or n.ends_at > ?)
              and n.destination <> 'SITE'
            order by n.pin_rank, n.publish_at desc, n.id desc limit ?""";

    /** Words that follow the address of the list and are no item. */
    private static final Set<String> RESERVED = Set.of("categorie", "medias");

    @PersistenceContext EntityManager entities;
    @Inject PlainSql sql;

    /**
     * An item.
     *
     * @param row another one whenever it, or its picture, has changed
     */
    record State(long id, String row) {}

    /** Those of the home page, the pinned ones first, then the latest. */
    List<State> atHome(Instant now, int most) {
        Timestamp at = Timestamp.from(now);
        return sql.rows(AT_HOME, r -> new State(r.getLong(1), r.getString(2)), at, at, most);
    }

    private <T> TypedQuery<T> published(String query, Class<T> type, Section section, Instant now) {
        return entities.createQuery(query, type)
                .setParameter("section", section)
                .setParameter("published", NewsState.PUBLISHED)
                .setParameter("now", now);
    }

    /** The pinned ones first, then the latest. */
    List<NewsItem> published(Section section, String category, Instant now, int first, int most) {
        return published(
                        // PostgreSQL sorts those without a rank to the end
                        "select n"
                                + IN_CATEGORY
                                + " order by n.text.pinRank, n.publishAt desc, n.id desc",
                        NewsItem.class,
                        section,
                        now)
                .setParameter("category", category)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }

    /** The latest first, pinned or not. */
    List<NewsItem> latest(Section section, Instant now, int most) {
        return published(
                        "select n" + PUBLIC + " order by n.publishAt desc, n.id desc",
                        NewsItem.class,
                        section,
                        now)
                .setMaxResults(most)
                .getResultList();
    }

    long countPublished(Section section, String category, Instant now) {
        return published("select count(n)" + IN_CATEGORY, Long.class, section, now)
                .setParameter("category", category)
                .getSingleResult();
    }

    Optional<NewsItem> published(Section section, String slug, Instant now) {
        return published("select n" + PUBLIC + " and n.slug = :slug", NewsItem.class, section, now)
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

    /** Whether an item has this address, or it is none that an item may have. */
    boolean slugTaken(String slug) {
        return RESERVED.contains(slug)
                || entities.createQuery(
                                        "select count(n) from NewsItem n where n.slug = :slug",
                                        Long.class)
                                .setParameter("slug", slug)
                                .getSingleResult()
                        > 0;
    }

    /** The latest changed first. */
    List<NewsItem> all(Section section, int first, int most) {
        return entities.createQuery(
                        "select n from NewsItem n where n.section = :section"
                                + " order by n.changedAt desc, n.id desc",
                        NewsItem.class)
                .setParameter("section", section)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }

    long count(Section section) {
        return entities.createQuery(
                        "select count(n) from NewsItem n where n.section = :section", Long.class)
                .setParameter("section", section)
                .getSingleResult();
    }
}
