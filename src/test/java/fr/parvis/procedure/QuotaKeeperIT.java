package fr.parvis.procedure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.parvis.demo.PortalArchive;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.procedure.entity.Procedure;
import fr.parvis.procedure.service.Catalogue;
import fr.parvis.procedure.service.QuotaKeeper;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The places of a quota inside the server, with its transactions and the real PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
class QuotaKeeperIT {

    private static final int LIMIT = 10;

    @Inject QuotaKeeper quota;
    @Inject Catalogue catalogue;
    @Resource ManagedExecutorService executor;
    @Resource UserTransaction transaction;

    @Deployment
    static WebArchive portal() {
        return PortalArchive.ofAllTests();
    }

    @Test
    @Feature("PRO-3")
    void manyAtOnceTakeNoMoreThanThereAreAndARollbackGivesBack() throws Exception {
        Procedure workshop = catalogue.get("atelier-compostage").procedure();
        assertEquals(LIMIT, workshop.quota().limit());

        // whoever takes a place and then fails has taken none
        transaction.begin();
        quota.take(workshop);
        transaction.rollback();

        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            tries.add(() -> takes(workshop));
        }
        int taken = 0;
        for (Future<Boolean> result : executor.invokeAll(tries)) {
            taken += result.get() ? 1 : 0;
        }
        assertEquals(LIMIT, taken);
        assertTrue(quota.closure(workshop).isPresent());

        transaction.begin();
        quota.free(workshop.slug(), "total");
        transaction.commit();
        assertTrue(quota.closure(workshop).isEmpty());
        assertTrue(takes(workshop));
    }

    private boolean takes(Procedure procedure) throws Exception {
        transaction.begin();
        try {
            quota.take(procedure);
            transaction.commit();
            return true;
        } catch (DomainException e) {
            transaction.rollback();
            return false;
        }
    }
}
