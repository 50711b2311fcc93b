package fr.parvis.document.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Places of the store that nothing names, or that nothing may name any more after a moment. */
@ApplicationScoped
class WasteRepository {

    @PersistenceContext EntityManager entities;

    void add(String place, Instant due) {
        entities.createNativeQuery(
                        "insert into document_waste (place, due_at) values (?1, cast(?2 as"
                                + " timestamptz)) on conflict (place) do update set due_at ="
                                + " excluded.due_at")
                .setParameter(1, place)
                .setParameter(2, due.toString())
                .executeUpdate();
    }

    /**
     * @return false when it is being removed already
     */
    boolean take(String place) {
        return entities.createNativeQuery("delete from document_waste where place = ?1")
                        .setParameter(1, place)
                        .executeUpdate()
                == 1;
    }

    /** One that is due, and is off the list from now on; another node's is passed over. */
    Optional<String> takeDue(Instant now) {
        List<?> places =
                entities.createNativeQuery(
                                """
                                delete from document_waste where place = (
                                    select place from document_waste
                                    where due_at <= cast(?1 as timestamptz)
                                    order by due_at limit 1 for update skip locked)
                                returning place
                                """)
                        .setParameter(1, now.toString())
                        .getResultList();
        return places.stream().findFirst().map(String.class::cast);
    }
}
