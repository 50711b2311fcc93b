package fr.parvis.security.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Keys that all nodes share. */
@ApplicationScoped
class ServerSecretRepository {

    @PersistenceContext EntityManager entities;

    /** The value with this name; the proposed one when there was none, on every node the same. */
    String get(String name, String proposed) {
        entities.createNativeQuery(
                        "insert into server_secret (name, value) values (?1, ?2)"
                                + " on conflict do nothing")
                .setParameter(1, name)
                .setParameter(2, proposed)
                .executeUpdate();
        return (String)
                entities.createNativeQuery("select value from server_secret where name = ?1")
                        .setParameter(1, name)
                        .getSingleResult();
    }
}
