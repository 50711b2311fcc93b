package fr.parvis.family.service;

import fr.parvis.family.entity.QuotientFamilial;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The quotients familiaux of households. */
@ApplicationScoped
class QuotientRepository {

    @PersistenceContext EntityManager entities;

    void add(QuotientFamilial quotient) {
        entities.persist(quotient);
    }

    /** All that were ever set, the latest begun first. */
    List<QuotientFamilial> history(long household) {
        return entities.createQuery(
                        "select q from QuotientFamilial q where q.householdId = :household"
                                + " order by q.from desc, q.id desc",
                        QuotientFamilial.class)
                .setParameter("household", household)
                .getResultList();
    }
}
