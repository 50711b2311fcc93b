package fr.parvis.request.service;

import fr.parvis.request.entity.SavedView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Saved views, always found by whose they are. */
@ApplicationScoped
class SavedViewRepository {

    @PersistenceContext EntityManager entities;

    List<SavedView> of(long accountId) {
        return entities.createQuery(
                        "select v from SavedView v where v.accountId = :owner"
                                + " order by lower(v.name)",
                        SavedView.class)
                .setParameter("owner", accountId)
                .getResultList();
    }

    Optional<SavedView> find(long id, long accountId) {
        return entities.createQuery(
                        "select v from SavedView v where v.id = :id and v.accountId = :owner",
                        SavedView.class)
                .setParameter("id", id)
                .setParameter("owner", accountId)
                .getResultStream()
                .findFirst();
    }

    /** Whoever changes the views of this account at the same moment waits until the end. */
    void lockOwner(long accountId) {
        entities.createNativeQuery("select id from account where id = ?1 for no key update")
                .setParameter(1, accountId)
                .getResultList();
    }

    void add(SavedView view) {
        entities.persist(view);
    }

    void remove(SavedView view) {
        entities.remove(view);
    }
}
