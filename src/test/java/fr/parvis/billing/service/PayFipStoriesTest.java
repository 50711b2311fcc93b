package fr.parvis.billing.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.billing.entity.AttemptStatus;
import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.InvoiceDraft;
import fr.parvis.billing.entity.Payment;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.paybox.PayboxPrinter;
import fr.parvis.billing.payfip.PayFipGateway;
import fr.parvis.demo.PayFipMischief;
import fr.parvis.demo.PayFipStandIn;
import fr.parvis.demo.Ports;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import fr.parvis.town.TownSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Random stories of payments by PayFiP: decisions of whoever pays, notifications that are genuine,
 * invented, repeated or missing, a service that is late or silent, hours that pass. Money in is
 * money that the service has vouched for, once; an invoice takes no more than it asks for; nothing
 * stays open.
 */
@Feature({"BIL-9", "BIL-10"})
class PayFipStoriesTest {

    enum Event {
        START,
        PAY,
        DEBIT,
        REFUSE,
        GIVE_UP,
        NOTIFY,
        INVENT,
        JUDGE,
        COME_BACK,
        ASK,
        TIME,
        SILENCE,
        LATENESS,
        ORDER
    }

    record Step(Event event, int number) {}

    private static PayFipStandIn payfip;
    private static TownSettings town;

    @BeforeContainer
    static void open() throws IOException {
        town = PayFipGround.town(Files.createTempDirectory("payfip"));
        payfip = new PayFipStandIn(Ports.freePort());
        payfip.start();
    }

    @AfterContainer
    static void close() {
        payfip.close();
    }

    @Provide
    Arbitrary<List<Step>> stories() {
        return Combinators.combine(
                        Arbitraries.of(Event.values()), Arbitraries.integers().between(0, 9_999))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    /** One story. */
    private static final class Story {

        private final MemoryGround ground = new MemoryGround(new PayboxPrinter());
        private final PayFipGateway gateway = PayFipGround.gateway(town, payfip, ground);
        private final OnlinePayments online = PayFipGround.online(town, payfip, ground);
        private final List<String> operations = new ArrayList<>();
        private final Set<String> paid = new HashSet<>();

        Story() {
            payfip.misbehave(PayFipMischief.LOST);
            LocalDate day = LocalDate.of(2026, 11, 2);
            ground.invoices.issue(
                    new InvoiceDraft(
                            PayFipGround.REGIE,
                            "1",
                            "F-1",
                            "Mme D",
                            "Facturation unique",
                            "Octobre",
                            null,
                            day,
                            day,
                            Money.ofCents(7380),
                            true,
                            List.of()),
                    PaymentDatabaseTest.AGENT);
        }

        private Invoice invoice() {
            return ground.allInvoices.values().iterator().next();
        }

        void happen(Event event, int number) {
            if (event == Event.START) {
                start();
            } else if (!operations.isEmpty()) {
                happen(event, operations.get(number % operations.size()), number);
            }
        }

        private void start() {
            try {
                String page = PayFipGround.leave(online, "F-1", "1").page().getQuery();
                operations.add(page.replaceFirst("idop=", ""));
            } catch (DomainException e) {
                assertThat(e.messageKey())
                        .isIn("billing.payment.unavailable", "billing.invoice.notPayable");
            }
        }

        private void happen(Event event, String operation, int number) {
            switch (event) {
                case PAY -> decide(operation, "P");
                case DEBIT -> decide(operation, "V");
                case REFUSE -> decide(operation, "R");
                case GIVE_UP -> decide(operation, "A");
                case NOTIFY -> keep("idop=" + operation);
                case INVENT -> keep("idop=00000000-0000-0000-0000-" + number);
                case JUDGE -> ground.judgeAll();
                case COME_BACK -> ground.bell.ring(operation);
                case ASK -> PayFipGround.settle(gateway, ground);
                case TIME -> ground.clock.pass(Duration.ofMinutes(number % 90));
                case SILENCE -> payfip.misbehave(PayFipMischief.UNAVAILABLE);
                case LATENESS -> payfip.misbehave(PayFipMischief.LATE);
                default -> order();
            }
        }

        /** Whoever has paid cannot take it back; the page is closed then, and after its time. */
        private void decide(String operation, String result) {
            PayFipMischief now = payfip.mischief();
            if (!paid.contains(operation) && !over(operation)) {
                if (now != PayFipMischief.LATE) {
                    payfip.misbehave(PayFipMischief.LOST);
                }
                payfip.decide(operation, result);
                payfip.misbehave(now);
                if (result.equals("P") || result.equals("V")) {
                    paid.add(operation);
                }
            }
        }

        private boolean over(String operation) {
            PaymentAttempt attempt = attempt(operation);
            return !ground.clock.instant().isBefore(attempt.createdAt().plus(PayFipGateway.OPEN));
        }

        private PaymentAttempt attempt(String operation) {
            return ground.settlement.payments.named(Provider.PAYFIP, operation).orElseThrow();
        }

        private void keep(String raw) {
            ground.inbox.keep(Provider.PAYFIP, "192.0.2.7", raw);
        }

        private void order() {
            payfip.misbehave(PayFipMischief.LOST);
            payfip.release();
        }

        void check() {
            Money asked = invoice().amount();
            assertThat(invoice().paid()).isLessThanOrEqualTo(asked);
            Set<String> taken = new HashSet<>();
            for (Payment payment : ground.allPayments.values()) {
                assertThat(taken.add(payment.transaction())).as("once").isTrue();
                assertThat(paid).as("vouched for").contains(payment.transaction());
            }
            Money in =
                    Money.sum(ground.allPayments.values().stream().map(Payment::amount).toList());
            assertThat(invoice().paid().plus(ground.ledger.creditOf(PayFipGround.REGIE, "F-1")))
                    .as("all that came in is on the invoice or a credit")
                    .isEqualTo(in);
        }

        /** In the end everything is found, whoever was silent or late. */
        void end() {
            order();
            for (int hours = 0; hours < 60; hours++) {
                ground.judgeAll();
                PayFipGround.settle(gateway, ground);
                ground.clock.pass(Duration.ofHours(1));
            }
            check();
            for (String operation : operations) {
                assertThat(attempt(operation).status().open()).as("nothing stays open").isFalse();
                if (paid.contains(operation)) {
                    // money that came after the last question is found by its notification
                    keep("idop=" + operation);
                    ground.judgeAll();
                    PayFipGround.settle(gateway, ground);
                    assertThat(attempt(operation).status()).isEqualTo(AttemptStatus.PAID);
                }
            }
            check();
        }
    }

    @Property(tries = 25)
    void keepTheBooksInOrder(@ForAll("stories") List<Step> steps) {
        var story = new Story();
        story.happen(Event.START, 0);
        for (Step step : steps) {
            story.happen(step.event(), step.number());
            story.check();
        }
        story.end();
    }
}
