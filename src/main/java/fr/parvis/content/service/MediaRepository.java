package fr.parvis.content.service;

import fr.parvis.content.entity.MediaCopy;
import fr.parvis.content.entity.MediaItem;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The media library. Who may have the bytes of a medium is part of the query that reads them. */
@ApplicationScoped
class MediaRepository {

    static final String COPY =
            """
            select m.name, m.media_type, c.content from content_media m
            join content_media_copy c on c.media_id = m.id
            where m.token = ? and c.width = ?""";
    static final String USED =
            " (n.picture_id = m.id or m.id = any (string_to_array(n.file_ids, ' ')::bigint[]))";
    private static final String USED_IN_PUBLIC =
            " and exists (select from content_news n where"
                    + USED
                    + " and n.decided = 'PUBLISHED' and n.reader = 'PUBLIC'"
                    + " and n.publish_at <= ?"
                    + " and (n.ends_at is null or n.ends_at > ?))";

    @PersistenceContext EntityManager entities;
    @Inject PlainSql sql;

    /** Bytes to be sent. */
    record Bytes(String name, String mediaType, byte[] content) {}

    Optional<MediaItem> find(long id) {
        return Optional.ofNullable(entities.find(MediaItem.class, id));
    }

    Optional<MediaItem> find(String token) {
        return entities.createQuery("select m from MediaItem m where m.token = :t", MediaItem.class)
                .setParameter("t", token)
                .getResultStream()
                .findFirst();
    }

    List<MediaItem> find(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select m from MediaItem m where m.id in :ids", MediaItem.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** The latest first. */
    List<MediaItem> latest(MediaItem.Sort sort, String words, int first, int most) {
        return entities.createQuery(
                        "select m from MediaItem m where m.sort = :sort"
                                + " and locate(:words, m.words) > 0 order by m.id desc",
                        MediaItem.class)
                .setParameter("sort", sort)
                .setParameter("words", FrenchText.folded(words))
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }

    /** Nobody else adds the same file until the end of the transaction. */
    void lock(String token) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtext(?1))")
                .setParameter(1, "content_media." + token)
                .getSingleResult();
    }

    void add(MediaItem item) {
        entities.persist(item);
        entities.flush();
    }

    void add(MediaCopy copy) {
        entities.persist(copy);
    }

    /** Whether an item, in whatever state, uses it. */
    boolean used(long id) {
        return !entities.createNativeQuery(
                        "select 1 from content_media m join content_news n on"
                                + USED
                                + " where m.id = ?1 limit 1")
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
    }

    void remove(MediaItem item) {
        entities.remove(item);
    }

    Optional<Bytes> ofDesk(String token, int width) {
        return sql.rows(COPY, MediaRepository::bytes, token, width).stream().findFirst();
    }

    /** Only of what is used where everybody may read it now. */
    Optional<Bytes> ofPublic(String token, int width, Instant now) {
        Timestamp at = Timestamp.from(now);
        return sql
                .rows(COPY + USED_IN_PUBLIC, MediaRepository::bytes, token, width, at, at)
                .stream()
                .findFirst();
    }

    static Bytes bytes(ResultSet row) throws SQLException {
        return new Bytes(row.getString(1), row.getString(2), row.getBytes(3));
    }
}
