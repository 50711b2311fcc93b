package fr.parvis.billing.service;

import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.ImportReport;
import fr.parvis.billing.entity.InvoiceOutcome;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.paybox.PayboxPrinter;
import fr.parvis.demo.DemoDatabase;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.SchemaDatabase;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;

/**
 * The services of billing beside a portal that runs, on its database: makes invoices by the real
 * import, and takes money as the régie's desk does.
 */
public final class InvoiceOffice implements AutoCloseable {

    private static final Actor AGENT = Actor.agent("Claude Lambert");

    private final EntityManagerFactory factory;
    private final DatabaseGround ground;

    /**
     * @param server with the schema of the portal
     */
    public InvoiceOffice(DemoDatabase server) {
        factory = SchemaDatabase.factory(server, "billing");
        ground = new DatabaseGround(factory.createEntityManager(), new PayboxPrinter());
        ground.clock.toNow();
    }

    /**
     * Imports a file.
     *
     * @return how many invoices are new
     * @throws IllegalArgumentException when one of them is faulty or refused
     */
    public int bring(String regie, String file) {
        ImportReport report = ground.imports().run(regie, file, AGENT);
        if (!report.problems().isEmpty()) {
            throw new IllegalArgumentException(report.problems().toString());
        }
        return report.count(InvoiceOutcome.CREATE);
    }

    /** Money at the desk. */
    public void pay(String regie, String number, Money amount, PaymentMethod method) {
        ground.in(
                () ->
                        ground.desk.receive(
                                "office " + regie + " " + number + " " + amount.cents(),
                                regie,
                                method,
                                "",
                                Map.of(number, amount),
                                AGENT));
    }

    /**
     * Somebody sets out to pay an invoice by Paybox.
     *
     * @return the reference of the attempt
     */
    public String leave(String regie, String household, String number, String mail) {
        ground.clock.toNow();
        var wish =
                new Payments.Wish(
                        List.of(household), regie, Map.of(number, Money.ZERO), mail, true);
        return ground.in(() -> ground.payments.start(Provider.PAYBOX, wish)).reference();
    }

    @Override
    public void close() {
        ground.close();
        factory.close();
    }
}
