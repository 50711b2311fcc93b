package fr.parvis.content.service;

import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.Section;
import fr.parvis.kernel.Later;
import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is for certain people only. Who asks, by the groups that the person belongs to, is part of
 * each query: what is for others cannot be found by it.
 */
@ApplicationScoped
class OwnNewsRepository {

    private static final String NOW_PRIVATE =
            " n.decided = 'PUBLISHED' and n.reader <> 'PUBLIC' and n.publish_at <= ?1"
                    + " and (n.ends_at is null or n.ends_at > ?1)";
    private static final String FOR_WHOM =
            " and (n.reader = 'SIGNED_IN'"
                    + " or string_to_array(n.audience, ' ') && string_to_array(?2, ' '))";
    private static final String OWN = " from content_news n where" + NOW_PRIVATE + FOR_WHOM;
    private static final String IN_SECTION = " and n.section = ?3";

    @PersistenceContext EntityManager entities;
    @Inject PlainSql sql;

    private static String keys(Collection<String> groups) {
        return String.join(" ", groups);
    }

    /** The pinned ones first, then the latest. */
    List<NewsItem> list(
            Section section,
            String category,
            Set<String> groups,
            Instant now,
            int offset,
            int most) {
        @SuppressWarnings("unchecked")
        List<NewsItem> found =
                entities.createNativeQuery(
                                "select n.*"
                                        + OWN
                                        + IN_SECTION
                                        + " and (?4 = '' or n.category = ?4)"
                                        + " order by n.pin_rank, n.publish_at desc, n.id desc",
                                NewsItem.class)
                        .setParameter(1, Timestamp.from(now))
                        .setParameter(2, keys(groups))
                        .setParameter(3, section.name())
                        .setParameter(4, category)
                        .setFirstResult(offset)
                        .setMaxResults(most)
                        .getResultList();
        return found;
    }

    Optional<NewsItem> find(Section section, String slug, Set<String> groups, Instant now) {
        @SuppressWarnings("unchecked")
        List<NewsItem> found =
                entities.createNativeQuery(
                                "select n.*" + OWN + IN_SECTION + " and n.slug = ?4",
                                NewsItem.class)
                        .setParameter(1, Timestamp.from(now))
                        .setParameter(2, keys(groups))
                        .setParameter(3, section.name())
                        .setParameter(4, slug)
                        .getResultList();
        return found.stream().findFirst();
    }

    /** Those of a list that somebody has read. */
    Set<Long> read(long accountId) {
        return Set.copyOf(
                sql.rows(
                        "select news_id from content_news_reading where account_id = ?",
                        row -> row.getLong(1),
                        accountId));
    }

    void markRead(long newsId, long accountId, Instant now) {
        sql.change(
                "insert into content_news_reading (news_id, account_id, at) values (?, ?, ?)"
                        + " on conflict do nothing",
                newsId,
                accountId,
                Timestamp.from(now));
    }

    /** How many somebody has not read, by the groups that they are for; "" for all signed in. */
    record Unread(String audience, int count) {}

    Later<List<Unread>> unread(Section section, long accountId, Instant now) {
        Timestamp at = Timestamp.from(now);
        return sql.later(
                """
                select n.audience, count(*) from content_news n
                where n.section = ? and n.decided = 'PUBLISHED' and n.reader <> 'PUBLIC'
                    and n.publish_at <= ? and (n.ends_at is null or n.ends_at > ?)
                    and not exists (select from content_news_reading r
                        where r.news_id = n.id and r.account_id = ?)
                group by n.audience""",
                row -> new Unread(row.getString(1), row.getInt(2)),
                section.name(),
                at,
                at,
                accountId);
    }

    /** A copy of a medium of something that is for these groups. */
    Optional<MediaRepository.Bytes> bytes(
            String token, int width, Set<String> groups, Instant now) {
        Timestamp at = Timestamp.from(now);
        return sql
                .rows(
                        MediaRepository.COPY
                                + " and exists (select from content_news n where"
                                + MediaRepository.USED
                                + " and"
                                + (NOW_PRIVATE + FOR_WHOM).replaceAll("\\?\\d", "?")
                                + ")",
                        MediaRepository::bytes,
                        token,
                        width,
                        at,
                        at,
                        keys(groups))
                .stream()
                .findFirst();
    }
}
