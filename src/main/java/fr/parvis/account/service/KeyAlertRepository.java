package fr.parvis.account.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** Who typed too many wrong keys: told once, until an agent has seen it. */
@ApplicationScoped
class KeyAlertRepository {

    @PersistenceContext EntityManager entities;

    /** Notes it of an account; false when it is noted already. */
    boolean alert(long accountId, Instant now) {
        return entities.createNativeQuery(
                                "insert into service_key_alert (account_id, at)"
                                        + " values (?1, cast(?2 as timestamptz)) on conflict do nothing")
                        .setParameter(1, accountId)
                        .setParameter(2, now.toString())
                        .executeUpdate()
                == 1;
    }

    /** Notes it of somebody who is creating a space; false when it is noted already. */
    boolean alert(String draftHash, String name, Instant now) {
        return entities.createNativeQuery(
                                "insert into service_key_alert (draft, name, at)"
                                        + " values (?1, ?2, cast(?3 as timestamptz)) on conflict do nothing")
                        .setParameter(1, draftHash)
                        .setParameter(2, name)
                        .setParameter(3, now.toString())
                        .executeUpdate()
                == 1;
    }

    List<KeyAlert> open() {
        return entities.createNativeQuery(
                        """
                        select w.id, w.account_id,
                            coalesce(a.first_names || ' ' || a.last_name, w.name)
                        from service_key_alert w left join account a on a.id = w.account_id
                        order by w.at, w.id limit 100
                        """)
                .getResultStream()
                .map(row -> alert((Object[]) row))
                .toList();
    }

    private static KeyAlert alert(Object[] row) {
        return new KeyAlert(
                ((Number) row[0]).longValue(),
                row[1] == null ? null : ((Number) row[1]).longValue(),
                (String) row[2]);
    }

    void end(long id) {
        entities.createNativeQuery("delete from service_key_alert where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    /** Names of people who have no account are not kept for long. */
    void forgetDrafts(Instant before) {
        entities.createNativeQuery(
                        "delete from service_key_alert"
                                + " where draft is not null and at < cast(?1 as timestamptz)")
                .setParameter(1, before.toString())
                .executeUpdate();
    }
}
