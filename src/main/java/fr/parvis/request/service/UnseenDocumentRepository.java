package fr.parvis.request.service;

import fr.parvis.kernel.PlainSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;

/** Which requests have documents of their citizen that the service has not looked at yet. */
@ApplicationScoped
class UnseenDocumentRepository {

    @PersistenceContext EntityManager entities;
    @Inject PlainSql sql;

    /**
     * Notes that a document came.
     *
     * @param entrusted when somebody began to work on it: what waited before was told to others
     * @return whether it is the first that waits since then
     */
    boolean added(long number, Instant now, Instant entrusted) {
        return entities.createNativeQuery(
                                """
                                insert into request_unseen_documents as u
                                values (?1, cast(?2 as timestamptz))
                                on conflict (request_number) do update set since = excluded.since
                                where u.since < cast(?3 as timestamptz)
                                """)
                        .setParameter(1, number)
                        .setParameter(2, now.toString())
                        .setParameter(3, entrusted.toString())
                        .executeUpdate()
                == 1;
    }

    /** Somebody of the service looks at the request. */
    void seen(long number) {
        sql.change("delete from request_unseen_documents where request_number = ?", number);
    }
}
