package fr.parvis.account.service;

import fr.parvis.account.entity.AccountDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Files that were sent for the activation of a space. */
@ApplicationScoped
class AccountDocumentRepository {

    @PersistenceContext EntityManager entities;

    void add(AccountDocument document) {
        entities.persist(document);
    }

    Optional<AccountDocument> find(long id) {
        return Optional.ofNullable(entities.find(AccountDocument.class, id));
    }

    /** Of an account, the newest first. */
    List<AccountDocument> of(long accountId) {
        return entities.createQuery(
                        "select d from AccountDocument d where d.accountId = :account"
                                + " order by d.id desc",
                        AccountDocument.class)
                .setParameter("account", accountId)
                .getResultList();
    }

    /** Those of accounts that were decided before, or closed. */
    void forgetDecidedBefore(Instant before) {
        entities.createNativeQuery(
                        """
                        delete from account_document d using account a
                        where a.id = d.account_id
                          and a.state not in ('AWAITING_AGENT', 'DOCUMENT_ASKED')
                          and a.state_since < cast(?1 as timestamptz)
                        """)
                .setParameter(1, before.toString())
                .executeUpdate();
    }
}
