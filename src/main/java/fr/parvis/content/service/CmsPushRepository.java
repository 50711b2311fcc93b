package fr.parvis.content.service;

import fr.parvis.content.entity.CmsPush;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** News on its way to the town's site. */
@ApplicationScoped
class CmsPushRepository {

    @PersistenceContext EntityManager entities;

    /** One that is due and nobody's, locked; one that another node is taking is passed over. */
    Optional<CmsPush> claim(Instant now) {
        return entities.createNativeQuery(
                        """
                        select * from cms_push where due_at <= cast(?1 as timestamptz)
                            and (leased_until is null or leased_until <= cast(?1 as timestamptz))
                        order by due_at limit 1 for update skip locked
                        """,
                        CmsPush.class)
                .setParameter(1, now.toString())
                .getResultStream()
                .map(CmsPush.class::cast)
                .findFirst();
    }

    Optional<CmsPush> find(long newsId) {
        return Optional.ofNullable(entities.find(CmsPush.class, newsId));
    }

    /** As it is now, until the end of the transaction. */
    Optional<CmsPush> lock(long newsId) {
        entities.createNativeQuery("select 1 from cms_push where news_id = ?1 for update")
                .setParameter(1, newsId)
                .getResultList();
        Optional<CmsPush> found = find(newsId);
        found.ifPresent(entities::refresh);
        return found;
    }

    void add(CmsPush push) {
        entities.persist(push);
    }

    /** Those that wait for a person first, then those that fail, then the latest. */
    List<CmsPush> latest(int most) {
        return entities.createQuery(
                        "select p from CmsPush p join fetch p.news where p.leftAlone = false"
                                + " or p.failure.since is not null order by p.conflict desc,"
                                + " case when p.failure.since is null then 1 else 0 end,"
                                + " p.news.changedAt desc",
                        CmsPush.class)
                .setMaxResults(most)
                .getResultList();
    }
}
