package fr.parvis.billing.service;

import static fr.parvis.billing.service.PaymentDatabaseTest.AGENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.billing.entity.AttemptEvent;
import fr.parvis.billing.entity.AttemptStatus;
import fr.parvis.billing.entity.InvoiceDraft;
import fr.parvis.billing.entity.LedgerAccount;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.entity.ProviderNotification;
import fr.parvis.billing.paybox.PayboxPrinter;
import fr.parvis.billing.payfip.PayFipGateway;
import fr.parvis.demo.PayFipMischief;
import fr.parvis.demo.PayFipStandIn;
import fr.parvis.demo.Ports;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.town.TownSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Payments by PayFiP from the first call to the books, with the stand-in's service and a real
 * PostgreSQL: what is notified is only a reason to ask.
 */
@Feature("BIL-9")
class PayFipDatabaseTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String REGIE = "regie-centrale";
    private static TownSettings town;
    private static SchemaDatabase database;
    private static DatabaseGround ground;
    private static PayFipStandIn payfip;
    private static OnlinePayments online;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        town = PayFipGround.town(folder);
        database = new SchemaDatabase("billing");
        ground = new DatabaseGround(database, new PayboxPrinter());
        payfip = new PayFipStandIn(Ports.freePort());
        payfip.start();
        online = PayFipGround.online(town, payfip, ground);
    }

    @AfterAll
    static void stop() {
        payfip.close();
        ground.close();
        database.close();
    }

    @BeforeEach
    void behave() {
        payfip.misbehave(PayFipMischief.NONE);
        payfip.release();
    }

    private static String issue(long cents) {
        String number = "PF" + NUMBERS.incrementAndGet();
        LocalDate day = LocalDate.of(2026, 11, 2);
        var draft =
                new InvoiceDraft(
                        REGIE,
                        number,
                        "PF-1",
                        "Mme D",
                        "Facturation unique",
                        "Octobre",
                        null,
                        day,
                        day,
                        Money.ofCents(cents),
                        true,
                        List.of());
        ground.in(() -> ground.invoices.issue(draft, AGENT));
        return number;
    }

    private static OnlinePayments.Departure leave(String number) {
        return PayFipGround.leave(online, "PF-1", number);
    }

    /** Sets out to pay; the operation. */
    private static String begin(long cents) {
        OnlinePayments.Departure departure = leave(issue(cents));
        assertThat(departure.fields()).isEmpty();
        assertThat(departure.page()).hasPath("/tpa/paiementws.web");
        return departure.page().getQuery().replaceFirst("idop=", "");
    }

    private static Optional<PaymentAttempt> attempt(DatabaseGround on, String operation) {
        return on.in(() -> on.settlement.payments.named(Provider.PAYFIP, operation));
    }

    @Test
    void thePageBeforeSaysWhosePageComes() {
        assertThat(online.provider(REGIE)).contains(Provider.PAYFIP);
        assertThat(online.provider("nobody's")).isEmpty();
    }

    private static AttemptStatus status(String operation) {
        return attempt(ground, operation).orElseThrow().status();
    }

    /** As the servlet and the job do it. */
    private static String notified(DatabaseGround on, String raw) {
        long id = on.in(() -> on.inbox.keep(Provider.PAYFIP, "192.0.2.77", raw));
        on.run(() -> on.inbox.judge(id));
        settle(on);
        return on.in(
                () -> {
                    var n = on.inbox.notifications.lock(id);
                    return n.state() + (n.problem() == null ? "" : " " + n.problem());
                });
    }

    private static void settle(Ground on) {
        PayFipGround.settle(PayFipGround.gateway(town, payfip, on), on);
    }

    private static long payments(String operation) {
        return database.number(
                "select count(*) from payment where transaction = '" + operation + "'");
    }

    @ParameterizedTest
    @CsvSource({"P, CARD", "V, DIRECT_DEBIT"})
    void whatTheServiceSaysIsPaidIsPaid(String result, LedgerAccount account) {
        Money before =
                ground.in(() -> ground.ledger.balances(REGIE)).getOrDefault(account, Money.ZERO);
        String operation = begin(7380);
        payfip.decide(operation, result);
        assertThat(status(operation)).as("nobody has told us").isEqualTo(AttemptStatus.OPEN);
        assertThat(notified(ground, "idop=" + operation)).isEqualTo("APPLIED");
        assertThat(status(operation)).isEqualTo(AttemptStatus.PAID);
        assertThat(notified(ground, "idop=" + operation)).isEqualTo("REPEATED");
        assertThat(payments(operation)).isEqualTo(1);
        Money after = ground.in(() -> ground.ledger.balances(REGIE)).get(account);
        assertThat(after.minus(before)).isEqualTo(Money.ofCents(7380));
    }

    @Test
    void whatIsNotifiedWithoutHavingHappenedChangesNothing() {
        String operation = begin(7380);
        assertThat(notified(ground, "idop=" + operation)).isEqualTo("APPLIED");
        assertThat(status(operation)).isEqualTo(AttemptStatus.WAITING);
        assertThat(payments(operation)).isZero();
        assertThat(notified(ground, "idop=00000000-0000-0000-0000-000000000000"))
                .isEqualTo("REJECTED REFERENCE");
        assertThat(notified(ground, "idop=x'; drop table payment; --"))
                .isEqualTo("REJECTED UNCLEAR");
        assertThat(notified(ground, "")).isEqualTo("REJECTED UNCLEAR");
    }

    @Test
    void aLostNotificationIsMadeUpForByTheJob() {
        String operation = begin(7380);
        payfip.decide(operation, "P");
        ground.clock.pass(Duration.ofMinutes(20));
        settle(ground);
        assertThat(status(operation)).isEqualTo(AttemptStatus.PAID);
    }

    @Test
    void aResultThatTheServiceLearnsLateIsAskedForAgain() {
        payfip.misbehave(PayFipMischief.LATE);
        String operation = begin(7380);
        payfip.decide(operation, "P");
        assertThat(notified(ground, "idop=" + operation)).isEqualTo("APPLIED");
        assertThat(status(operation)).isEqualTo(AttemptStatus.WAITING);
        payfip.release();
        ground.clock.pass(Duration.ofMinutes(5));
        settle(ground);
        assertThat(status(operation)).isEqualTo(AttemptStatus.PAID);
    }

    @Test
    void whoeverGivesUpMayComeBackWhileThePageIsOpen() {
        String operation = begin(7380);
        payfip.decide(operation, "A");
        notified(ground, "idop=" + operation);
        assertThat(status(operation)).as("the page is still open").isEqualTo(AttemptStatus.WAITING);
        payfip.decide(operation, "P");
        notified(ground, "idop=" + operation);
        assertThat(status(operation)).isEqualTo(AttemptStatus.PAID);

        String other = begin(7380);
        payfip.decide(other, "A");
        ground.clock.pass(Duration.ofMinutes(20));
        settle(ground);
        assertThat(status(other)).isEqualTo(AttemptStatus.ABANDONED);
    }

    @Test
    void whatHappenedLastStandsLastWhicheverNodeHasNotedIt() {
        String operation = begin(7380);
        // ids are given out by the hundred: the beginning was noted by a node with higher ones
        database.number(
                "with moved as (update payment_attempt_event set id = id + 1000000000000 where"
                        + " attempt_id in (select id from payment_attempt where token = '"
                        + operation
                        + "') returning 1) select count(*) from moved");
        payfip.decide(operation, "A");
        notified(ground, "idop=" + operation);
        assertThat(
                        ground.in(
                                () ->
                                        ground.settlement
                                                .payments
                                                .named(Provider.PAYFIP, operation)
                                                .orElseThrow()
                                                .history()))
                .extracting(AttemptEvent::detail)
                .as("the page says that it was left by the last line")
                .containsExactly(null, PayFipGateway.GIVEN_UP);
    }

    @Test
    void aRefusalIsOneAndMayBeFollowedByMoney() {
        String operation = begin(7380);
        payfip.decide(operation, "R");
        notified(ground, "idop=" + operation);
        assertThat(status(operation)).isEqualTo(AttemptStatus.REFUSED);
        payfip.decide(operation, "P");
        notified(ground, "idop=" + operation);
        assertThat(status(operation)).isEqualTo(AttemptStatus.PAID);
    }

    @Test
    void nobodyPaidAndThePageIsClosed() {
        String operation = begin(7380);
        ground.clock.pass(Duration.ofMinutes(19));
        ground.run(() -> ground.bell.ring(operation));
        settle(ground);
        assertThat(status(operation)).isEqualTo(AttemptStatus.WAITING);
        ground.clock.pass(Duration.ofMinutes(5));
        settle(ground);
        assertThat(status(operation)).isEqualTo(AttemptStatus.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({"AMOUNT_CHANGED, AMOUNT", "REFERENCE_CHANGED, REFERENCE"})
    void anotherAmountOrAnotherDebtIsNeverTakenAndSeenByTheRegie(
            PayFipMischief wrong, ProviderNotification.Problem problem) {
        String operation = begin(7380);
        payfip.misbehave(wrong);
        payfip.decide(operation, "P");
        notified(ground, "idop=" + operation);
        ground.clock.pass(Duration.ofMinutes(5));
        settle(ground);
        assertThat(status(operation)).isEqualTo(AttemptStatus.WAITING);
        assertThat(payments(operation)).isZero();
        assertThat(
                        ground.in(
                                () ->
                                        ground.inbox.rejected(
                                                ground.clock.instant().minusSeconds(3600))))
                .filteredOn(n -> n.raw().contains("idOp=" + operation))
                .as("once, however often it is asked")
                .singleElement()
                .satisfies(
                        n -> {
                            assertThat(n.problem()).isEqualTo(problem);
                            assertThat(n.source()).isEqualTo("PayFiP");
                            assertThat(n.raw()).contains("montant=").doesNotContain("@");
                            assertThat(n.reference())
                                    .isEqualTo(
                                            attempt(ground, operation).orElseThrow().reference());
                        });
    }

    @Test
    void aServiceThatIsSilentKeepsTheInvoiceFreeOrTheAttemptOpen() {
        String operation = begin(7380);
        payfip.misbehave(PayFipMischief.UNAVAILABLE);
        notified(ground, "idop=" + operation);
        assertThat(status(operation)).isEqualTo(AttemptStatus.WAITING);
        String number = issue(7380);
        assertThatThrownBy(() -> leave(number))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.messageKey()).isEqualTo("billing.payment.unavailable"));
        assertThat(
                        database.number(
                                "select count(*) from payment_attempt a join payment_attempt_share s"
                                        + " on s.attempt_id = a.id join invoice i on i.id ="
                                        + " s.invoice_id where i.number = '"
                                        + number
                                        + "' and a.status = 'ABANDONED'"))
                .isEqualTo(1);
    }

    @Test
    void lessThanAEuroIsNotPaidThere() {
        assertThatThrownBy(() -> begin(99))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.messageKey()).isEqualTo("billing.payfip.amount"));
    }

    @Test
    void manyNotificationsAtOnceBringTheMoneyOnce() throws Exception {
        String operation = begin(7380);
        payfip.decide(operation, "P");
        var executor = Executors.newFixedThreadPool(8);
        try {
            Callable<String> one =
                    () -> {
                        try (var own = new DatabaseGround(database, new PayboxPrinter())) {
                            return notified(own, "idop=" + operation);
                        }
                    };
            var states = new ArrayList<String>();
            for (var future : executor.invokeAll(Collections.nCopies(8, one))) {
                states.add(future.get());
            }
            // who comes before the money is in has only rung; which of them, the threads decide
            assertThat(states).isSubsetOf("APPLIED", "REPEATED");
        } finally {
            executor.shutdown();
        }
        settle(ground);
        assertThat(status(operation)).isEqualTo(AttemptStatus.PAID);
        assertThat(payments(operation)).isEqualTo(1);
    }
}
