package fr.parvis.account.service;

import fr.parvis.account.entity.ServiceKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keys of services. Which of two uses one is decided by a conditional update. */
@ApplicationScoped
class ServiceKeyRepository {

    @PersistenceContext EntityManager entities;

    /** What a key that was just used linked. */
    record Used(long householdId, String service) {}

    void add(ServiceKey key) {
        entities.persist(key);
    }

    boolean formSent(String form) {
        return !entities.createQuery("select k.id from ServiceKey k where k.form = :form")
                .setParameter("form", form)
                .getResultList()
                .isEmpty();
    }

    /** Uses a key for an account; empty when there is none, or it was used or revoked. */
    Optional<Used> use(String hash, long accountId, Instant now) {
        List<?> used =
                entities.createNativeQuery(
                                """
                                update service_key set used_at = cast(?1 as timestamptz), used_by = ?2
                                where hash = ?3 and used_at is null and revoked_at is null
                                returning household_id, service
                                """)
                        .setParameter(1, now.toString())
                        .setParameter(2, accountId)
                        .setParameter(3, hash)
                        .getResultList();
        return used.stream()
                .map(Object[].class::cast)
                .map(row -> new Used(((Number) row[0]).longValue(), (String) row[1]))
                .findFirst();
    }

    /** Whether a key of one of these services was still open, and is not now. */
    boolean revoke(long id, Collection<String> services, String agentName, Instant now) {
        return entities.createQuery(
                                "update ServiceKey k set k.revokedAt = :now, k.revokedByName = :name"
                                        + " where k.id = :id and k.service in :services"
                                        + " and k.usedAt is null and k.revokedAt is null")
                        .setParameter("now", now)
                        .setParameter("name", agentName)
                        .setParameter("id", id)
                        .setParameter("services", services)
                        .executeUpdate()
                == 1;
    }

    /** The keys of a household that these services gave, the newest first. */
    List<ServiceKey> ofHousehold(long householdId, Collection<String> services) {
        return entities.createQuery(
                        "select k from ServiceKey k left join fetch k.usedBy"
                                + " where k.householdId = :household"
                                + " and k.service in :services order by k.id desc",
                        ServiceKey.class)
                .setParameter("household", householdId)
                .setParameter("services", services)
                .getResultList();
    }

    List<ServiceKey> usedBy(long accountId) {
        return entities.createQuery(
                        "select k from ServiceKey k where k.usedBy.id = :account order by k.usedAt",
                        ServiceKey.class)
                .setParameter("account", accountId)
                .getResultList();
    }

    /** Whether a key is there that was neither used nor revoked. */
    boolean open(String hash) {
        return !entities.createQuery(
                        "select k.id from ServiceKey k where k.hash = :hash"
                                + " and k.usedAt is null and k.revokedAt is null")
                .setParameter("hash", hash)
                .getResultList()
                .isEmpty();
    }

    /** Keeps a key for the day on which an account comes to life. */
    void await(long accountId, String hash) {
        entities.createNativeQuery(
                        "insert into account_awaited_key (account_id, hash) values (?1, ?2)"
                                + " on conflict (account_id) do update set hash = excluded.hash")
                .setParameter(1, accountId)
                .setParameter(2, hash)
                .executeUpdate();
    }

    /** The key that an account waits with, which it does no more. */
    Optional<String> takeAwaited(long accountId) {
        return entities.createNativeQuery(
                        "delete from account_awaited_key where account_id = ?1 returning hash")
                .setParameter(1, accountId)
                .getResultStream()
                .findFirst()
                .map(String::valueOf);
    }

    /** The number of the household whose key an account waits with, while the key works. */
    Optional<String> awaitedHousehold(long accountId) {
        return entities.createNativeQuery(
                        """
                        select h.file_number from account_awaited_key w
                            join service_key k on k.hash = w.hash
                            join household h on h.id = k.household_id
                        where w.account_id = ?1 and k.used_at is null and k.revoked_at is null
                        """)
                .setParameter(1, accountId)
                .getResultStream()
                .findFirst()
                .map(String::valueOf);
    }
}
