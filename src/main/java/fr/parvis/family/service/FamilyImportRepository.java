package fr.parvis.family.service;

import fr.parvis.family.entity.FamilyImport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Files of households. */
@ApplicationScoped
class FamilyImportRepository {

    private static final int RECENT = 20;

    @PersistenceContext EntityManager entities;

    void add(FamilyImport file) {
        entities.persist(file);
        entities.flush();
    }

    Optional<FamilyImport> find(long id) {
        return Optional.ofNullable(entities.find(FamilyImport.class, id));
    }

    FamilyImport lock(long id) {
        return entities.find(FamilyImport.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    List<FamilyImport> recent(FamilyImport.Kind kind) {
        return entities.createQuery(
                        "select f from FamilyImport f where f.kind = :kind order by f.id desc",
                        FamilyImport.class)
                .setParameter("kind", kind)
                .setMaxResults(RECENT)
                .getResultList();
    }

    void forget(Instant unusedSince, Instant doneBefore) {
        entities.createQuery(
                        "delete from FamilyImport f where f.doneAt is null"
                                + " and f.createdAt < :unused or f.doneAt < :done")
                .setParameter("unused", unusedSince)
                .setParameter("done", doneBefore)
                .executeUpdate();
    }
}
