package fr.parvis.content.service;

import fr.parvis.content.entity.NewsItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who is told by mail of what is for certain people, and was. */
@ApplicationScoped
class NewsMailRepository {

    @PersistenceContext EntityManager entities;

    /** Somebody who asked for mails; {@code token} is of the link by which one asks no more. */
    record Wish(long accountId, String mail, String token) {}

    /** Something that nobody was told of; whoever asks at the same time gets another. */
    Optional<NewsItem> next(Instant now) {
        @SuppressWarnings("unchecked")
        List<NewsItem> found =
                entities.createNativeQuery(
                                """
                                select * from content_news where section = 'NEWS'
                                    and decided = 'PUBLISHED' and reader <> 'PUBLIC'
                                    and mailed_at is null and publish_at <= ?1
                                    and (ends_at is null or ends_at > ?1)
                                order by publish_at limit 1 for update skip locked""",
                                NewsItem.class)
                        .setParameter(1, Timestamp.from(now))
                        .getResultList();
        return found.stream().findFirst();
    }

    void told(long newsId, Instant now) {
        entities.createNativeQuery("update content_news set mailed_at = ?2 where id = ?1")
                .setParameter(1, newsId)
                .setParameter(2, Timestamp.from(now))
                .executeUpdate();
    }

    /**
     * @return whether it is the first time
     */
    boolean mark(long newsId, long accountId) {
        return entities.createNativeQuery(
                                "insert into content_news_mailed (news_id, account_id) values (?1, ?2)"
                                        + " on conflict do nothing")
                        .setParameter(1, newsId)
                        .setParameter(2, accountId)
                        .executeUpdate()
                == 1;
    }

    /** Of those whose space is in use. */
    List<Wish> wishes() {
        @SuppressWarnings("unchecked")
        List<Object[]> rows =
                entities.createNativeQuery(
                                """
                                select w.account_id, a.mail, w.token from content_news_mail_wish w
                                join account a on a.id = w.account_id
                                where a.state = 'ACTIVE' and a.kind = 'CITIZEN' order by w.account_id""")
                        .getResultList();
        return rows.stream()
                .map(r -> new Wish(((Number) r[0]).longValue(), (String) r[1], (String) r[2]))
                .toList();
    }

    boolean wishes(long accountId) {
        return !entities.createNativeQuery(
                        "select 1 from content_news_mail_wish where account_id = ?1")
                .setParameter(1, accountId)
                .getResultList()
                .isEmpty();
    }

    void wish(long accountId, String token, Instant now) {
        entities.createNativeQuery(
                        "insert into content_news_mail_wish (account_id, token, since)"
                                + " values (?1, ?2, ?3) on conflict do nothing")
                .setParameter(1, accountId)
                .setParameter(2, token)
                .setParameter(3, Timestamp.from(now))
                .executeUpdate();
    }

    void unwish(long accountId) {
        entities.createNativeQuery("delete from content_news_mail_wish where account_id = ?1")
                .setParameter(1, accountId)
                .executeUpdate();
    }

    void unwish(String token) {
        entities.createNativeQuery("delete from content_news_mail_wish where token = ?1")
                .setParameter(1, token)
                .executeUpdate();
    }
}
