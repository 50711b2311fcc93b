package fr.parvis.billing.service;

import static fr.parvis.billing.service.Ground.REGIE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.paybox.PayboxPrinter;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.SchemaDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What fails again and again stands in nobody's way, and is not forgotten: on PostgreSQL. */
class NextTryDatabaseTest {

    private static final PayboxPrinter PRINTER = new PayboxPrinter();
    private static SchemaDatabase database;
    private static DatabaseGround ground;

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("billing");
        ground = new DatabaseGround(database, PRINTER);
    }

    @AfterAll
    static void stop() {
        ground.close();
        database.close();
    }

    @Test
    @Feature("BIL-4")
    void aNotificationThatCannotBeJudged() {
        long failing = ground.in(() -> ground.inbox.keep(Provider.PAYBOX, Ground.PAYBOX, "?"));
        long other = ground.in(() -> ground.inbox.keep(Provider.PAYBOX, Ground.PAYBOX, "?"));
        ground.run(() -> ground.inbox.postpone(failing));
        assertThat(ground.in(ground.inbox::waiting)).containsExactly(other);
        ground.clock.pass(BillingJobs.NEXT_TRY);
        assertThat(ground.in(ground.inbox::waiting)).containsExactly(failing, other);
    }

    @Test
    @Feature({"BIL-3", "BIL-10"})
    void aReceiptAndAnAttempt() {
        var receipts = new Receipts();
        receipts.payments = ground.settlement.payments;
        receipts.clock = ground.clock;
        PaymentAttempt paid = attempt("NT1");
        String proof = PRINTER.answer(1000, paid.reference(), "00000", "77001");
        long notification =
                ground.in(() -> ground.inbox.keep(Provider.PAYBOX, Ground.PAYBOX, proof));
        ground.run(() -> ground.inbox.judge(notification));
        List<Long> due = ground.in(receipts::due);
        assertThat(due).hasSize(1);
        ground.run(() -> receipts.postpone(due.get(0)));
        assertThat(ground.in(receipts::due)).isEmpty();
        ground.clock.pass(BillingJobs.NEXT_TRY);
        assertThat(ground.in(receipts::due)).isEqualTo(due);

        PaymentAttempt open = attempt("NT2");
        ground.clock.pass(Duration.ofMinutes(20));
        assertThat(ground.in(ground.settlement::due)).containsExactly(open.id());
        ground.run(() -> ground.settlement.postpone(open.id()));
        assertThat(ground.in(ground.settlement::due)).isEmpty();
        ground.clock.pass(BillingJobs.NEXT_TRY);
        assertThat(ground.in(ground.settlement::due)).containsExactly(open.id());
    }

    private static PaymentAttempt attempt(String number) {
        ground.in(
                () ->
                        ground.invoices.issue(
                                PaymentDatabaseTest.draft("NT", number, 1000, true),
                                PaymentDatabaseTest.AGENT));
        var wish =
                new Payments.Wish(List.of("NT"), REGIE, Map.of(number, Money.ZERO), "f@x.fr", true);
        return ground.in(() -> ground.payments.start(Provider.PAYBOX, wish));
    }
}
