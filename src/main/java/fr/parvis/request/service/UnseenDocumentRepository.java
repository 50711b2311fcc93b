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
     * @return whether it is the first that waits
     */
    boolean added(long number, Instant now) {
        return entities.createNativeQuery(
                                "insert into request_unseen_documents values (?1, cast(?2 as"
                                        + " timestamptz)) on conflict do nothing")
                        .setParameter(1, number)
                        .setParameter(2, now.toString())
                        .executeUpdate()
                == 1;
    }

    /** Somebody of the service looks at the request. */
    void seen(long number) {
        sql.change("delete from request_unseen_documents where request_number = ?", number);
    }
}
