package fr.parvis.family.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Pages that file a request by themselves: each files one. */
@ApplicationScoped
class FamilyFormRepository {

    @PersistenceContext EntityManager entities;

    /**
     * Takes the mark of a page: false when it was sent before; whoever sends it at the same time
     * waits for the outcome.
     */
    boolean take(String form, Instant now) {
        return entities.createNativeQuery(
                                "insert into family_form (form, at)"
                                        + " values (?1, cast(?2 as timestamptz))"
                                        + " on conflict do nothing")
                        .setParameter(1, form)
                        .setParameter(2, now.toString())
                        .executeUpdate()
                == 1;
    }

    void filed(String form, long number) {
        entities.flush();
        entities.createNativeQuery("update family_form set request_number = ?2 where form = ?1")
                .setParameter(1, form)
                .setParameter(2, number)
                .executeUpdate();
    }

    Optional<Long> filedWith(String form) {
        return entities.createNativeQuery(
                        "select request_number from family_form where form = ?1"
                                + " and request_number is not null")
                .setParameter(1, form)
                .getResultStream()
                .findFirst()
                .map(n -> ((Number) n).longValue());
    }
}
