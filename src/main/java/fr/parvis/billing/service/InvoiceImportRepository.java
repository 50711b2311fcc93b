package fr.parvis.billing.service;

import fr.parvis.billing.entity.InvoiceImport;
import fr.parvis.kernel.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Files of invoices that were sent. */
@ApplicationScoped
class InvoiceImportRepository {

    private static final int RECENT = 20;

    @PersistenceContext EntityManager entities;

    void add(InvoiceImport file) {
        entities.persist(file);
        entities.flush();
    }

    InvoiceImport get(long id) {
        return Optional.ofNullable(entities.find(InvoiceImport.class, id))
                .orElseThrow(() -> new NotFoundException("import of invoices " + id));
    }

    InvoiceImport lock(long id) {
        return entities.find(InvoiceImport.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The latest first. */
    List<InvoiceImport> recent() {
        return entities.createQuery(
                        "select i from InvoiceImport i order by i.createdAt desc, i.id desc",
                        InvoiceImport.class)
                .setMaxResults(RECENT)
                .getResultList();
    }

    void forget(Instant unusedSince, Instant doneBefore) {
        entities.createNativeQuery(
                        "delete from invoice_import where done_at < cast(?1 as timestamptz)"
                                + " or done_at is null and created_at < cast(?2 as timestamptz)")
                .setParameter(1, doneBefore.toString())
                .setParameter(2, unusedSince.toString())
                .executeUpdate();
    }
}
