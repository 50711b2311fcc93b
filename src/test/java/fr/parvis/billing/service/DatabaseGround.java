package fr.parvis.billing.service;

import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.InvoiceCheck.Checked;
import fr.parvis.billing.entity.InvoiceDecision;
import fr.parvis.billing.paybox.PayboxPrinter;
import fr.parvis.kernel.SchemaDatabase;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.concurrent.Callable;

/** On PostgreSQL, through the SQL that production uses. One thread uses it. */
final class DatabaseGround extends Ground implements AutoCloseable {

    private final EntityManager entities;
    final InvoiceRepository invoiceRepository = new InvoiceRepository();
    final DeliveryRepository deliveries = new DeliveryRepository();

    DatabaseGround(SchemaDatabase database, PayboxPrinter printer) {
        this(database.entities(), printer);
    }

    DatabaseGround(EntityManager entities, PayboxPrinter printer) {
        super(printer);
        this.entities = entities;
        var p = new PaymentRepository();
        var l = new LedgerRepository();
        var n = new NotificationRepository();
        invoiceRepository.entities = entities;
        p.entities = entities;
        l.entities = entities;
        n.entities = entities;
        deliveries.entities = entities;
        on(invoiceRepository, p, l, n, deliveries);
    }

    /** For repositories that only some tests need. */
    EntityManager entities() {
        return entities;
    }

    @Override
    <T> T in(Callable<T> work) {
        entities.getTransaction().begin();
        try {
            T result = work.call();
            entities.getTransaction().commit();
            return result;
        } catch (RuntimeException e) {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            entities.clear();
        }
    }

    /** Each batch in a transaction of its own, as the server does it. */
    InvoiceImports imports() {
        var batch =
                new InvoiceBatch() {
                    @Override
                    List<InvoiceDecision> preview(String regie, List<Checked> some) {
                        return in(() -> super.preview(regie, some));
                    }

                    @Override
                    List<InvoiceDecision> write(String regie, List<Checked> some, Actor agent) {
                        return in(() -> super.write(regie, some, agent));
                    }
                };
        batch.invoices = invoiceRepository;
        batch.ledger = ledger;
        batch.deliveries = deliveries;
        batch.clock = clock;
        var imports = new InvoiceImports();
        imports.batch = batch;
        return imports;
    }

    @Override
    void lose(Runnable work) {
        entities.getTransaction().begin();
        try {
            work.run();
            entities.flush();
        } finally {
            entities.getTransaction().rollback();
            entities.clear();
        }
    }

    @Override
    public void close() {
        entities.close();
    }
}
