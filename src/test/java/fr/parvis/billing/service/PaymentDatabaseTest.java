package fr.parvis.billing.service;

import static fr.parvis.billing.service.Ground.REGIE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.AttemptStatus;
import fr.parvis.billing.entity.Invoice;
import fr.parvis.billing.entity.InvoiceDraft;
import fr.parvis.billing.entity.InvoiceLine;
import fr.parvis.billing.entity.InvoiceStatus;
import fr.parvis.billing.entity.LedgerAccount;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.entity.ProviderNotification;
import fr.parvis.billing.entity.ShownStatus;
import fr.parvis.billing.paybox.PayboxPrinter;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.SchemaDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invoices and payments on a real PostgreSQL: what services do, and what the database refuses. */
class PaymentDatabaseTest {

    static final Actor AGENT = Actor.agent("Régie");
    private static final AtomicInteger NUMBERS = new AtomicInteger(7900);
    private static final PayboxPrinter PRINTER = new PayboxPrinter();

    private static SchemaDatabase database;
    private DatabaseGround ground;
    private String household;

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("billing");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void open() {
        ground = new DatabaseGround(database, PRINTER);
        household = "F-" + NUMBERS.incrementAndGet();
    }

    @AfterEach
    void close() {
        ground.close();
        // whatever a test has done: the books balance
        assertThat(database.number("select coalesce(sum(amount), 0) from ledger_entry")).isZero();
    }

    static InvoiceDraft draft(String household, String number, long cents, boolean partial) {
        LocalDate day = LocalDate.of(2026, 11, 2);
        return new InvoiceDraft(
                REGIE,
                number,
                household,
                "Mme DURAND Françoise",
                "Facturation unique",
                "Octobre 2026",
                "octobre 2026",
                day,
                day.plusDays(30),
                Money.ofCents(cents),
                partial,
                List.of(
                        new InvoiceLine("Restauration", Money.ofCents(cents + 100)),
                        new InvoiceLine("Réduction", Money.ofCents(-100))));
    }

    private String issue(long cents) {
        return issue(cents, false);
    }

    private String issue(long cents, boolean partial) {
        String number = String.valueOf(NUMBERS.incrementAndGet());
        ground.in(() -> ground.invoices.issue(draft(household, number, cents, partial), AGENT));
        return number;
    }

    private PaymentAttempt start(Map<String, Money> amounts, boolean knowing) {
        var wish = new Payments.Wish(List.of(household), REGIE, amounts, "f@example.org", knowing);
        return ground.in(() -> ground.payments.start(Provider.PAYBOX, wish));
    }

    private PaymentAttempt start(String... numbers) {
        var amounts = new TreeMap<String, Money>();
        for (String number : numbers) {
            amounts.put(number, Money.ZERO);
        }
        return start(amounts, false);
    }

    private static String transaction() {
        return String.valueOf(580_000_000 + NUMBERS.incrementAndGet());
    }

    private String paid(PaymentAttempt attempt, String transaction) {
        return PRINTER.answer(attempt.amount().cents(), attempt.reference(), "00000", transaction);
    }

    private long notified(String raw) {
        return notified(Ground.PAYBOX, raw);
    }

    private long notified(String source, String raw) {
        long id = ground.in(() -> ground.inbox.keep(Provider.PAYBOX, source, raw));
        ground.run(() -> ground.inbox.judge(id));
        return id;
    }

    private String state(long notification) {
        return ground.in(
                () -> {
                    var n = ground.inbox.notifications.lock(notification);
                    return n.state() + (n.problem() == null ? "" : " " + n.problem());
                });
    }

    private Invoice invoice(String number) {
        return ground.in(
                () -> {
                    Invoice found =
                            ground.invoices.get(List.of(household), REGIE, number).invoice();
                    found.history().forEach(e -> e.type());
                    return found;
                });
    }

    private ShownStatus shown(String number) {
        return ground.in(() -> ground.invoices.get(List.of(household), REGIE, number).status());
    }

    private AttemptStatus status(PaymentAttempt attempt) {
        return ground.in(
                () -> ground.settlement.payments.find(attempt.id()).orElseThrow().status());
    }

    private long payments() {
        return database.number(
                "select count(*) from payment where household = '" + household + "'");
    }

    private Money credit() {
        return ground.in(() -> ground.ledger.creditOf(REGIE, household));
    }

    @Test
    @Feature({"BIL-1", "BIL-3", "BIL-4"})
    void anInvoiceIsPaidByItsNotification() {
        String number = issue(7380);
        assertThat(shown(number)).isEqualTo(ShownStatus.TO_PAY);
        PaymentAttempt attempt = start(number);
        assertThat(shown(number)).isEqualTo(ShownStatus.IN_PAYMENT);

        assertThat(state(notified(paid(attempt, transaction())))).isEqualTo("APPLIED");

        Invoice invoice = invoice(number);
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PAID);
        assertThat(invoice.paid()).isEqualTo(Money.ofCents(7380));
        assertThat(invoice.lines()).hasSize(2);
        assertThat(invoice.history())
                .extracting(e -> e.type().name())
                .containsExactly("ISSUED", "PAID");
        assertThat(status(attempt)).isEqualTo(AttemptStatus.PAID);
        assertThat(credit()).isEqualTo(Money.ZERO);
    }

    @Test
    @Feature("BIL-1")
    void anInvoiceIsLateTheDayAfterItsDate() {
        String number = issue(500);
        ground.clock.pass(
                Duration.between(ground.clock.instant(), Instant.parse("2026-12-02T22:59:59Z")));
        assertThat(shown(number)).isEqualTo(ShownStatus.TO_PAY);
        ground.clock.pass(Duration.ofSeconds(1));
        assertThat(shown(number)).as("midnight in Paris").isEqualTo(ShownStatus.LATE);
    }

    @Test
    @Feature("BIL-3")
    void severalInvoicesArePaidTogetherAndOneInParts() {
        String one = issue(1000);
        String other = issue(3000, true);

        notified(
                paid(
                        start(Map.of(one, Money.ZERO, other, Money.ofCents(500)), false),
                        transaction()));

        assertThat(invoice(one).status()).isEqualTo(InvoiceStatus.PAID);
        assertThat(invoice(other).status()).isEqualTo(InvoiceStatus.PARTLY_PAID);
        assertThat(invoice(other).open()).isEqualTo(Money.ofCents(2500));
        notified(paid(start(other), transaction()));
        assertThat(invoice(other).status()).isEqualTo(InvoiceStatus.PAID);
    }

    @Test
    @Feature("BIL-3")
    void whatIsNotOwedOrNotTheirsIsNotPaid() {
        String whole = issue(1000);
        String partial = issue(1000, true);
        assertThatThrownBy(() -> start(Map.of(whole, Money.ofCents(500)), false))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> start(Map.of(partial, Money.ofCents(1001)), false))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> start(Map.of(partial, Money.ofCents(-1)), false))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> start(Map.of(), false)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> start(Map.of(whole, Money.ZERO, "1", Money.ZERO), false))
                .isInstanceOf(NotFoundException.class);
        String own = household;
        household = "F-other";
        assertThatThrownBy(() -> start(whole)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> invoice(whole)).isInstanceOf(NotFoundException.class);
        household = own;
    }

    @Test
    @Feature("BIL-5")
    void aSecondAttemptIsWarnedOfAndItsMoneyIsCredited() {
        String number = issue(1000);
        PaymentAttempt first = start(number);
        assertThatThrownBy(() -> start(number))
                .isInstanceOf(DomainException.class)
                .hasMessage("billing.payment.underway");
        PaymentAttempt second = start(Map.of(number, Money.ZERO), true);

        notified(paid(second, transaction()));
        notified(paid(first, transaction()));

        assertThat(invoice(number).paid()).isEqualTo(Money.ofCents(1000));
        assertThat(credit()).isEqualTo(Money.ofCents(1000));
        assertThat(status(first)).isEqualTo(AttemptStatus.PAID);
        ground.run(
                () ->
                        ground.desk.refundCredit(
                                "form-" + number,
                                REGIE,
                                household,
                                PaymentMethod.CARD,
                                Money.ofCents(1000),
                                AGENT,
                                "Payé deux fois"));
        assertThat(credit()).isEqualTo(Money.ZERO);
        assertThatThrownBy(
                        () ->
                                ground.run(
                                        () ->
                                                ground.desk.refundCredit(
                                                        "again-" + number,
                                                        REGIE,
                                                        household,
                                                        PaymentMethod.CARD,
                                                        Money.ofCents(1),
                                                        AGENT,
                                                        "Encore")))
                .isInstanceOf(DomainException.class);
    }

    @Test
    @Feature({"BIL-4", "BIL-5"})
    void theSameNotificationHasOneEffectAndAFailureIsNeverInTheWay() {
        String number = issue(1000);
        PaymentAttempt attempt = start(number);
        String success = paid(attempt, transaction());
        assertThat(state(notified(PRINTER.answer(1000, attempt.reference(), "00001", null))))
                .isEqualTo("APPLIED");
        assertThat(status(attempt)).isEqualTo(AttemptStatus.REFUSED);
        notified(PRINTER.answer(1000, attempt.reference(), "00159", null));
        assertThat(state(notified(success))).isEqualTo("APPLIED");
        assertThat(state(notified(success))).isEqualTo("REPEATED");
        notified(PRINTER.answer(1000, attempt.reference(), "00159", null));
        assertThat(state(notified(success))).isEqualTo("REPEATED");

        assertThat(status(attempt)).isEqualTo(AttemptStatus.PAID);
        assertThat(payments()).isEqualTo(1);
        assertThat(invoice(number).status()).isEqualTo(InvoiceStatus.PAID);
    }

    @Test
    @Feature("BIL-5")
    void theSameCallPaidTwiceAtTheProviderIsPaidOnceHere() {
        String number = issue(1000, true);
        PaymentAttempt attempt = start(Map.of(number, Money.ofCents(300)), false);
        notified(paid(attempt, transaction()));
        notified(paid(attempt, transaction()));
        assertThat(invoice(number).paid()).isEqualTo(Money.ofCents(300));
        assertThat(credit()).isEqualTo(Money.ofCents(300));
    }

    @Test
    @Feature({"BIL-4", "BIL-5"})
    void whatIsForgedIsKeptRejectedAndChangesNothing() {
        String number = issue(1000);
        PaymentAttempt attempt = start(number);
        String transaction = transaction();
        String genuine = paid(attempt, transaction);

        assertThat(state(notified(genuine.replace("Mt=1000", "Mt=1"))))
                .isEqualTo("REJECTED SIGNATURE");
        assertThat(state(notified(genuine.substring(0, 60)))).isEqualTo("REJECTED SIGNATURE");
        assertThat(state(notified(""))).isEqualTo("REJECTED SIGNATURE");
        assertThat(state(notified("a\u0000b" + "x".repeat(9000)))).isEqualTo("REJECTED SIGNATURE");
        assertThat(
                        state(
                                notified(
                                        new PayboxPrinter()
                                                .answer(1000, attempt.reference(), "00000", "5"))))
                .isEqualTo("REJECTED SIGNATURE");
        assertThat(state(notified("198.51.100.9", genuine))).isEqualTo("REJECTED SOURCE");
        assertThat(state(notified(PRINTER.answer(999, attempt.reference(), "00000", transaction))))
                .isEqualTo("REJECTED AMOUNT");
        assertThat(state(notified(PRINTER.answer(999, attempt.reference(), "00151", null))))
                .isEqualTo("REJECTED AMOUNT");
        assertThat(state(notified(PRINTER.answer(1000, "20261123-0000", "00000", transaction))))
                .isEqualTo("REJECTED REFERENCE");
        assertThat(state(notified(PRINTER.answer(1000, "20261123-0000", "00151", null))))
                .isEqualTo("REJECTED REFERENCE");
        assertThat(state(notified(PRINTER.answer(1000, attempt.reference(), "00000", null))))
                .isEqualTo("REJECTED UNCLEAR");
        assertThat(state(notified(PRINTER.sign("Mt=1000&Ref=" + attempt.reference() + "&Mt=1"))))
                .isEqualTo("REJECTED UNCLEAR");
        assertThat(
                        state(
                                notified(
                                        PRINTER.sign(
                                                "Mt=1000&Ref="
                                                        + attempt.reference()
                                                        + "&Auto=XXXXXX&Erreur=00000&Appel=1&Trans=9"))))
                .isEqualTo("REJECTED TEST");

        assertThat(status(attempt)).isEqualTo(AttemptStatus.OPEN);
        assertThat(payments()).isZero();
        assertThat(ground.in(() -> ground.inbox.rejected(Instant.EPOCH)))
                .hasSizeGreaterThanOrEqualTo(13);
        assertThat(state(notified(genuine))).isEqualTo("APPLIED");
        PaymentAttempt other = start(issue(1000));
        assertThat(state(notified(paid(other, transaction)))).isEqualTo("REJECTED TRANSACTION");
    }

    @Test
    @Feature("BIL-5")
    void theBrowserPaysNothingAndItsForgeryIsSeen() {
        String number = issue(1000);
        PaymentAttempt attempt = start(number);
        String genuine = paid(attempt, transaction());
        long before = database.number("select count(*) from provider_notification where browser");

        assertThat(
                        ground.in(
                                () ->
                                        ground.returns.back(
                                                "203.0.113.5",
                                                genuine.replace("Mt=1000", "Mt=1001"))))
                .isEmpty();
        assertThat(ground.in(() -> ground.returns.back("203.0.113.5", null))).isEmpty();
        assertThat(
                        ground.in(
                                () ->
                                        ground.returns.back(
                                                "203.0.113.5",
                                                PRINTER.answer(
                                                        1, attempt.reference(), "00000", "4"))))
                .isEmpty();
        assertThat(database.number("select count(*) from provider_notification where browser"))
                .isEqualTo(before + 2);
        assertThat(ground.in(() -> ground.returns.back("203.0.113.5", genuine))).isPresent();

        assertThat(invoice(number).status()).isEqualTo(InvoiceStatus.TO_PAY);
        assertThat(payments()).isZero();
    }

    @Test
    @Feature({"BIL-5", "BIL-10"})
    void aLostNotificationIsMadeUpForByWhatTheBrowserBrought() {
        String number = issue(1000);
        PaymentAttempt attempt = start(number);
        String genuine = paid(attempt, transaction());
        ground.in(() -> ground.returns.back("203.0.113.5", genuine));
        ground.settleDue();
        assertThat(status(attempt)).isEqualTo(AttemptStatus.OPEN);

        ground.clock.pass(Duration.ofSeconds(61));
        ground.settleDue();

        assertThat(status(attempt)).isEqualTo(AttemptStatus.PAID);
        assertThat(invoice(number).status()).isEqualTo(InvoiceStatus.PAID);
        assertThat(state(notified(genuine))).as("late all the same").isEqualTo("REPEATED");
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    @Feature({"BIL-5", "BIL-10"})
    void aProofThatTheBrowserBringsAfterARefusalOrTheEndIsFoundWithoutItsNotification() {
        for (boolean refused : new boolean[] {true, false}) {
            String number = issue(1000);
            PaymentAttempt attempt = start(number);
            String refusal = PRINTER.answer(1000, attempt.reference(), "00151", null);
            if (refused) {
                notified(refusal);
            } else {
                ground.clock.pass(Duration.ofMinutes(21));
                ground.settleDue();
            }
            String proof = paid(attempt, transaction());
            ground.in(() -> ground.returns.back("203.0.113.5", proof));
            ground.in(() -> ground.returns.back("203.0.113.5", refusal));
            assertThat(status(attempt)).isEqualTo(AttemptStatus.WAITING);
            ground.clock.pass(Duration.ofMinutes(2));
            ground.settleDue();
            assertThat(status(attempt)).isEqualTo(AttemptStatus.PAID);
            assertThat(invoice(number).status()).isEqualTo(InvoiceStatus.PAID);
        }
    }

    @Test
    @Feature("BIL-5")
    void aProofThatTheBrowserBringsIsTakenWhateverIsNotifiedAfterIt() {
        for (String code : List.of("00151", "00030", "99999")) {
            String number = issue(1000);
            PaymentAttempt attempt = start(number);
            String proof = paid(attempt, transaction());
            ground.in(() -> ground.returns.back("203.0.113.5", proof));
            notified(PRINTER.answer(1000, attempt.reference(), code, null));
            ground.clock.pass(Duration.ofMinutes(2));
            ground.settleDue();
            assertThat(status(attempt)).as(code).isEqualTo(AttemptStatus.PAID);
        }
    }

    @Test
    @Feature("BIL-5")
    void aProofThatComesWhileTheGatewayIsAskedIsNotForgotten() {
        PaymentAttempt attempt = start(issue(1000));
        ground.clock.pass(Duration.ofMinutes(21));
        long id = ground.in(ground.settlement::due).get(0);
        PaymentAttempt asked = ground.in(() -> ground.settlement.stillDue(id)).orElseThrow();
        var before = ground.gateway.ask(asked);
        String proof = paid(attempt, transaction());
        ground.in(() -> ground.returns.back("203.0.113.5", proof));
        ground.run(() -> ground.settlement.conclude(asked, before));
        ground.clock.pass(Duration.ofMinutes(2));
        ground.settleDue();
        assertThat(status(attempt)).isEqualTo(AttemptStatus.PAID);
    }

    /** An account of the household. */
    private long member(boolean seesInvoices) {
        database.number(
                "insert into household (file_number, created_at) values ('%s', now()) on conflict (file_number) do update set created_at = now() returning id"
                        .formatted(household));
        return database.number(
                ("with made as (insert into account (kind, user_name, mail, last_name, first_names,"
                                + " created_at, state_since) values ('CITIZEN', '%1$s', '%1$s@e.fr',"
                                + " 'D', 'L', now(), now()) returning id)"
                                + " insert into household_member (household_id, account_id, since,"
                                + " may_see_invoices) select h.id, made.id, now(), %2$s from made,"
                                + " household h where h.file_number = '%3$s' returning account_id")
                        .formatted(UUID.randomUUID(), seesInvoices, household));
    }

    @Test
    @Feature({"BIL-1", "BIL-2", "BIL-3"})
    void everyQueryOfACitizenIsBoundToTheHouseholds() {
        String number = issue(1000);
        PaymentAttempt attempt = start(number);
        notified(paid(attempt, transaction()));
        String open = issue(2000);
        List<String> own = List.of(household);
        var looks = new InvoiceLookRepository();
        looks.sql = PlainSql.on(database.dataSource());
        LocalDate today = LocalDate.of(2026, 11, 20);
        for (List<String> strangers : List.of(List.of("F-0"), List.<String>of())) {
            ground.run(
                    () -> {
                        InvoiceRepository i = ground.invoiceRepository;
                        PaymentRepository p = ground.payments.payments;
                        long payment = p.ofAttempt(attempt.id()).get(0).id();
                        assertThat(i.find(REGIE, number, strangers)).isEmpty();
                        assertThat(looks.open(strangers, today, 9).payable()).isEmpty();
                        assertThat(looks.open(strangers, today, 9).years()).isEmpty();
                        assertThat(looks.ofYear(strangers, 2026, today, 9)).isEmpty();
                        assertThat(i.ofYear(strangers, 2026, 9)).isEmpty();
                        assertThat(p.find(attempt.reference(), strangers)).isEmpty();
                        assertThat(p.find(payment, strangers)).isEmpty();

                        assertThat(looks.open(own, today, 9).payable())
                                .extracting(s -> s.invoice().number())
                                .containsOnly(open);
                        assertThat(looks.payable(member(true), today, 9).get())
                                .extracting(s -> s.invoice().number())
                                .containsOnly(open);
                        assertThat(looks.payable(member(false), today, 9).get()).isEmpty();
                        assertThat(looks.open(own, today, 9).payable()).hasSize(1);
                        assertThat(looks.open(own, today, 9).years()).containsExactly(2026);
                        assertThat(looks.ofYear(own, 2026, today, 9)).hasSize(2);
                        assertThat(i.ofYear(own, 2026, 9)).hasSize(2);
                        assertThat(i.ofYear(own, 2025, 9)).isEmpty();
                        assertThat(p.find(attempt.reference(), own)).isPresent();
                        assertThat(p.find(payment, own)).isPresent();
                        assertThat(
                                        p.ofInvoice(
                                                p.find(payment, own)
                                                        .get()
                                                        .shares()
                                                        .get(0)
                                                        .invoiceId()))
                                .hasSize(1);
                        assertThat(p.withoutReceipt(ground.clock.instant(), 1000))
                                .contains(payment);
                    });
        }
    }

    @Test
    @Feature({"BIL-3", "BIL-5"})
    void whoeverComesBackWithoutHavingPaidMayTryAgainAtOnceAndIsPaidWhereTheyHad() {
        String number = issue(1000);
        PaymentAttempt left = start(number);
        String nothing = PRINTER.answer(1000, left.reference(), "00001", null);
        ground.in(() -> ground.returns.cancelled("203.0.113.5", nothing));
        assertThat(status(left)).isEqualTo(AttemptStatus.ABANDONED);
        PaymentAttempt refused = start(number);
        String refusal = PRINTER.answer(1000, refused.reference(), "00151", null);
        ground.in(() -> ground.returns.back("203.0.113.5", refusal));
        assertThat(status(refused)).isEqualTo(AttemptStatus.REFUSED);
        start(number);

        notified(paid(left, transaction()));
        assertThat(status(left)).isEqualTo(AttemptStatus.PAID);
        assertThat(invoice(number).status()).isEqualTo(InvoiceStatus.PAID);
    }

    @Test
    @Feature("BIL-4")
    void aShopThatPayboxDoesNotKnowIsToldToTheRegieAndPaidBeforeIsNoRefusal() {
        PaymentAttempt wrong = start(issue(1000));
        notified(PRINTER.answer(1000, wrong.reference(), "00006", null));
        assertThat(ground.alarms).contains(REGIE + " 00006");
        PaymentAttempt before = start(issue(1000));
        notified(PRINTER.answer(1000, before.reference(), "00015", null));
        assertThat(status(before)).isEqualTo(AttemptStatus.WAITING);
    }

    @Test
    @Feature("BIL-10")
    void anAttemptOfWhichNothingIsHeardExpiresAndMayStillBePaid() {
        String number = issue(1000);
        PaymentAttempt attempt = start(number);
        ground.clock.pass(Duration.ofMinutes(19));
        ground.settleDue();
        assertThat(status(attempt)).isEqualTo(AttemptStatus.OPEN);
        ground.clock.pass(Duration.ofMinutes(2));
        ground.settleDue();
        assertThat(status(attempt)).isEqualTo(AttemptStatus.EXPIRED);
        assertThat(shown(number)).isEqualTo(ShownStatus.TO_PAY);

        notified(paid(attempt, transaction()));
        assertThat(status(attempt)).isEqualTo(AttemptStatus.PAID);
    }

    @Test
    @Feature("BIL-10")
    void aBankThatNeverAnswersIsNotWaitedForForEver() {
        for (boolean back : new boolean[] {true, false}) {
            PaymentAttempt attempt = start(issue(1000));
            String waiting = PRINTER.answer(1000, attempt.reference(), "99999", null);
            notified(waiting);
            if (back) {
                ground.in(() -> ground.returns.back("203.0.113.5", waiting));
            }
            for (int hours = 0; hours < 72; hours++) {
                ground.clock.pass(Duration.ofHours(1));
                ground.settleDue();
                if (hours == 2) {
                    assertThat(status(attempt)).isEqualTo(AttemptStatus.WAITING);
                }
            }
            assertThat(status(attempt)).isEqualTo(AttemptStatus.EXPIRED);
        }
    }

    @Test
    @Feature({"BIL-4", "BIL-5"})
    void aBankThatHesitatesIsHeardOnceHoweverOftenItIsRepeated() {
        PaymentAttempt attempt = start(issue(1000));
        String waiting = PRINTER.answer(1000, attempt.reference(), "99999", null);
        assertThat(state(notified(waiting))).isEqualTo("APPLIED");
        for (int i = 0; i < 7; i++) {
            assertThat(state(notified(waiting))).isEqualTo("REPEATED");
        }
        assertThat(status(attempt)).isEqualTo(AttemptStatus.WAITING);
        assertThat(lines(attempt)).as("one line of history").isEqualTo(2);
        ground.clock.pass(Duration.ofHours(40));
        ground.settleDue();
        assertThat(status(attempt))
                .as("asked once in all this time")
                .isEqualTo(AttemptStatus.WAITING);

        PaymentAttempt often = start(issue(1000));
        for (int i = 0; i < 8; i++) {
            notified(PRINTER.answer(1000, often.reference(), i % 2 == 0 ? "99999" : "00015", null));
        }
        assertThat(status(often)).isEqualTo(AttemptStatus.WAITING);
    }

    @Test
    @Feature({"BIL-4", "BIL-5"})
    void aLateCopyOfARefusalClosesNothingThatHasHappenedSince() {
        String number = issue(1000);
        PaymentAttempt attempt = start(number);
        String refusal = PRINTER.answer(1000, attempt.reference(), "00151", null);
        notified(refusal);
        notified(PRINTER.answer(1000, attempt.reference(), "99999", null));
        assertThat(status(attempt)).isEqualTo(AttemptStatus.WAITING);

        assertThat(state(notified(refusal))).isEqualTo("REPEATED");
        assertThat(status(attempt)).isEqualTo(AttemptStatus.WAITING);
        assertThat(shown(number)).isEqualTo(ShownStatus.IN_PAYMENT);
        ground.in(() -> ground.returns.back("203.0.113.5", refusal));
        assertThat(status(attempt)).as("the address opened again").isEqualTo(AttemptStatus.WAITING);

        PaymentAttempt other = start(issue(1000));
        String back = PRINTER.answer(1000, other.reference(), "00151", null);
        ground.in(() -> ground.returns.back("203.0.113.5", back));
        assertThat(status(other)).isEqualTo(AttemptStatus.REFUSED);
        notified(PRINTER.answer(1000, other.reference(), "99999", null));
        ground.in(() -> ground.returns.back("203.0.113.5", back));
        assertThat(status(other)).isEqualTo(AttemptStatus.WAITING);
    }

    @Test
    @Feature("BIL-5")
    void aWitnessWhoseMoneyBelongsToAnotherAttemptIsSeenByTheRegieOnce() {
        PaymentAttempt first = start(issue(1000));
        PaymentAttempt second = start(issue(1000));
        String transaction = transaction();
        notified(paid(first, transaction));
        ground.in(() -> ground.returns.back("203.0.113.5", paid(second, transaction)));
        for (int i = 0; i < 3; i++) {
            ground.clock.pass(Duration.ofHours(1));
            ground.settleDue();
        }
        assertThat(status(second)).isEqualTo(AttemptStatus.WAITING);
        assertThat(
                        database.number(
                                "select count(*) from provider_notification where reference = '"
                                        + second.reference()
                                        + "' and problem = 'TRANSACTION' and raw like '%Trans="
                                        + transaction
                                        + "%'"))
                .isEqualTo(1);
    }

    @Test
    @Feature("BIL-8")
    void aCreditIsPaidBackOnceByAPageThatIsSentTwiceAtOnce() throws Exception {
        String number = issue(1000);
        PaymentAttempt attempt = start(number);
        notified(paid(attempt, transaction()));
        notified(paid(attempt, transaction()));
        assertThat(credit()).isEqualTo(Money.ofCents(1000));
        String own = household;
        Callable<Long> page =
                () -> {
                    try (var node = new DatabaseGround(database, PRINTER)) {
                        return node.in(
                                () ->
                                        node.desk
                                                .refundCredit(
                                                        "twice-" + own,
                                                        REGIE,
                                                        own,
                                                        PaymentMethod.TRANSFER,
                                                        Money.ofCents(1000),
                                                        AGENT,
                                                        "Trop-perçu")
                                                .amount()
                                                .cents());
                    }
                };
        var pool = Executors.newFixedThreadPool(6);
        try {
            for (var one : pool.invokeAll(Collections.nCopies(6, page))) {
                assertThat(one.get()).isEqualTo(1000);
            }
        } finally {
            pool.shutdown();
        }
        assertThat(credit()).isEqualTo(Money.ZERO);
        assertThat(database.number("select count(*) from refund where form = 'twice-" + own + "'"))
                .isEqualTo(1);
    }

    @Test
    @Feature("BIL-8")
    void noCardIsPaidBackOfACreditThatNoCardHasMade() {
        String number = issue(1000, true);
        ground.in(
                () ->
                        ground.desk.receive(
                                "cheque-" + number,
                                REGIE,
                                PaymentMethod.CHEQUE,
                                "",
                                Map.of(number, Money.ofCents(400)),
                                AGENT));
        ground.run(() -> ground.invoices.cancel(REGIE, number, AGENT, "Erreur"));
        assertThat(credit()).isEqualTo(Money.ofCents(400));
        assertThatThrownBy(() -> back(number, PaymentMethod.CARD))
                .hasMessage("billing.method.notHere");
        var lists = new PaymentListRepository();
        lists.entities = ground.entities();
        assertThat(ground.in(() -> lists.credits(REGIE)))
                .filteredOn(c -> c.household().equals(household))
                .singleElement()
                .satisfies(c -> assertThat(c.back()).doesNotContain(PaymentMethod.CARD));
        back(number, PaymentMethod.TRANSFER);
        assertThat(credit()).isEqualTo(Money.ZERO);
    }

    private void back(String form, PaymentMethod method) {
        ground.in(
                () ->
                        ground.desk.refundCredit(
                                "back-" + form,
                                REGIE,
                                household,
                                method,
                                Money.ofCents(400),
                                AGENT,
                                "Trop-perçu"));
    }

    private long lines(PaymentAttempt attempt) {
        return database.number(
                "select count(*) from payment_attempt_event where attempt_id = " + attempt.id());
    }

    @Test
    @Feature("BIL-8")
    void moneyAtTheDeskAndBackIsTakenOnceHoweverOftenThePageIsSent() {
        String number = issue(1000);
        for (int i = 0; i < 2; i++) {
            ground.run(
                    () ->
                            ground.desk.receive(
                                    "desk-" + number,
                                    REGIE,
                                    PaymentMethod.CHEQUE,
                                    "",
                                    Map.of(number, Money.ofCents(1000)),
                                    AGENT));
        }
        assertThat(payments()).isEqualTo(1);
        for (int i = 0; i < 2; i++) {
            ground.run(
                    () ->
                            ground.desk.refund(
                                    "back-" + number,
                                    REGIE,
                                    number,
                                    PaymentMethod.TRANSFER,
                                    Money.ofCents(400),
                                    AGENT,
                                    "Absence"));
        }
        assertThat(invoice(number).refunded()).isEqualTo(Money.ofCents(400));
        assertThatThrownBy(
                        () ->
                                ground.run(
                                        () ->
                                                ground.desk.refund(
                                                        "card-" + number,
                                                        REGIE,
                                                        number,
                                                        PaymentMethod.CARD,
                                                        Money.ofCents(100),
                                                        AGENT,
                                                        "Absence")))
                .as("no card has paid")
                .hasStackTraceContaining("billing.method.notHere");
        assertThat(invoice(number).refunded()).isEqualTo(Money.ofCents(400));
        ground.run(
                () ->
                        ground.desk.refund(
                                "rest-" + number,
                                REGIE,
                                number,
                                PaymentMethod.TRANSFER,
                                Money.ofCents(600),
                                AGENT,
                                "Absence"));
        assertThat(invoice(number).status()).isEqualTo(InvoiceStatus.REFUNDED);
    }

    @Test
    @Feature("BIL-6")
    void whatWasPaidOfACancelledInvoiceIsTheHouseholds() {
        String number = issue(1000, true);
        notified(paid(start(Map.of(number, Money.ofCents(300)), false), transaction()));
        PaymentAttempt underway = start(number);

        ground.run(() -> ground.invoices.cancel(REGIE, number, AGENT, "Erreur de tarif"));
        notified(paid(underway, transaction()));

        assertThat(invoice(number).status()).isEqualTo(InvoiceStatus.CANCELLED);
        assertThat(ground.cancelled)
                .as("who made it may make it anew")
                .contains(new InvoiceCancelled(REGIE, number));
        assertThat(ground.in(() -> ground.invoices.free(REGIE, number))).isEqualTo(number + "-2");
        assertThat(ground.in(() -> ground.invoices.free(REGIE, "none"))).isEqualTo("none");
        assertThat(credit()).isEqualTo(Money.ofCents(1000));
        assertThatThrownBy(
                        () ->
                                ground.run(
                                        () ->
                                                ground.invoices.cancel(
                                                        REGIE, number, AGENT, "Encore")))
                .isInstanceOf(DomainException.class);
    }

    /** Whatever stops between the reception and its effect, or within its effect. */
    @Test
    @Feature({"BIL-4", "BIL-5"})
    void aCrashBetweenReceptionAndEffectIsMadeUpForOnce() {
        String number = issue(1000);
        PaymentAttempt attempt = start(number);
        String raw = paid(attempt, transaction());
        long id = ground.in(() -> ground.inbox.keep(Provider.PAYBOX, Ground.PAYBOX, raw));
        ground.lose(() -> ground.inbox.judge(id));
        assertThat(state(id)).isEqualTo("RECEIVED");
        assertThat(payments()).isZero();
        assertThat(invoice(number).status()).isEqualTo(InvoiceStatus.TO_PAY);

        ground.judgeAll();
        ground.judgeAll();

        assertThat(state(id)).isEqualTo("APPLIED");
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    @Feature({"BIL-4", "BIL-5", "BIL-6"})
    void manyNotificationsAtOnceHaveOneEffectEach() throws Exception {
        String number = issue(1000);
        PaymentAttempt first = start(number);
        PaymentAttempt second = start(Map.of(number, Money.ZERO), true);
        List<String> raws = List.of(paid(first, transaction()), paid(second, transaction()));
        List<Callable<String>> tries = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String raw = raws.get(i % 2);
            tries.add(() -> judgedByAnother(raw));
        }
        var pool = Executors.newFixedThreadPool(8);
        var states = new ArrayList<String>();
        try {
            for (Future<String> result : pool.invokeAll(tries)) {
                states.add(result.get());
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(states).filteredOn("APPLIED"::equals).hasSize(2);
        assertThat(states).filteredOn("REPEATED"::equals).hasSize(14);
        assertThat(payments()).isEqualTo(2);
        assertThat(invoice(number).paid()).isEqualTo(Money.ofCents(1000));
        assertThat(credit()).isEqualTo(Money.ofCents(1000));
    }

    private static String judgedByAnother(String raw) {
        try (var own = new DatabaseGround(database, PRINTER)) {
            long id = own.in(() -> own.inbox.keep(Provider.PAYBOX, Ground.PAYBOX, raw));
            own.run(() -> own.inbox.judge(id));
            return own.in(() -> own.inbox.notifications.lock(id).state().name());
        }
    }

    @Test
    @Feature("BIL-5")
    void twoTabsThatPayAtTheSameMomentAreToldOfOneAnother() throws Exception {
        String number = issue(1000);
        var wish =
                new Payments.Wish(
                        List.of(household),
                        REGIE,
                        Map.of(number, Money.ZERO),
                        "f@example.org",
                        false);
        Callable<Boolean> tab =
                () -> {
                    try (var own = new DatabaseGround(database, PRINTER)) {
                        own.in(() -> own.payments.start(Provider.PAYBOX, wish));
                        return true;
                    } catch (DomainException e) {
                        return false;
                    }
                };
        var pool = Executors.newFixedThreadPool(4);
        int started = 0;
        try {
            for (Future<Boolean> result : pool.invokeAll(List.of(tab, tab, tab, tab))) {
                started += result.get() ? 1 : 0;
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(started).isEqualTo(1);
    }

    @ParameterizedTest
    @Feature("BIL-6")
    @ValueSource(
            strings = {
                "update ledger_entry set amount = amount + 1",
                "delete from ledger_entry",
                "truncate ledger_entry",
                "update ledger_posting set kind = 'X'",
                "delete from ledger_posting",
                "truncate ledger_posting cascade",
                // an entry for a posting of before
                "insert into ledger_entry (id, posting_id, regie, account, holder, amount)"
                        + " select -1, min(id), 'r', 'CASH', '', 5 from ledger_posting",
                // a posting that does not balance, and one without entries
                "with p as (insert into ledger_posting (id, at, kind, key) values (-2, now(), 'X',"
                        + " 'x') returning id) insert into ledger_entry (id, posting_id, regie,"
                        + " account, holder, amount) select -3, id, 'r', 'CASH', '', 5 from p",
                "insert into ledger_posting (id, at, kind, key) values (-4, now(), 'X', 'x')",
                // an invoice that says something else than the books
                "update invoice set paid = amount, status = 'PAID' where status = 'TO_PAY'",
                "update invoice set amount = amount + 1 where status = 'TO_PAY'",
                "update invoice set status = 'CANCELLED' where status = 'TO_PAY'",
                "update invoice set status = 'PAID' where status = 'TO_PAY'",
                "update invoice set paid = amount + 1",
                "insert into household_credit (regie, household, amount) values ('r', 'h', 5)",
                "insert into household_credit (regie, household, amount) values ('r', 'h', -5)",
            })
    void theDatabaseRefusesBooksThatDoNotAgree(String change) throws SQLException {
        issue(1000);
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThatThrownBy(
                            () -> {
                                statement.execute(change);
                                connection.commit();
                            })
                    .isInstanceOf(SQLException.class)
                    .satisfies(e -> assertThat(((SQLException) e).getSQLState()).startsWith("23"));
        }
    }

    @Test
    @Feature("BIL-6")
    void theBooksSayWhatEveryAccountHolds() {
        Map<LedgerAccount, Money> before = ground.balances();
        String number = issue(7380);
        notified(paid(start(number), transaction()));
        Map<LedgerAccount, Money> after = ground.balances();
        assertThat(difference(before, after, LedgerAccount.CARD)).isEqualTo(7380);
        assertThat(difference(before, after, LedgerAccount.REVENUE)).isEqualTo(-7380);
        assertThat(difference(before, after, LedgerAccount.RECEIVABLE)).isZero();
        assertThat(Money.sum(after.values())).isEqualTo(Money.ZERO);
    }

    private static long difference(
            Map<LedgerAccount, Money> before, Map<LedgerAccount, Money> after, LedgerAccount of) {
        return after.getOrDefault(of, Money.ZERO)
                .minus(before.getOrDefault(of, Money.ZERO))
                .cents();
    }

    @Test
    @Feature("BIL-4")
    void aNotificationIsDealtWithOnce() {
        long id = notified("nothing");
        ground.run(() -> ground.inbox.judge(id));
        assertThat(state(id)).isEqualTo("REJECTED SIGNATURE");
        var notification = new ProviderNotification(Provider.PAYBOX, "a", "b", Instant.EPOCH);
        notification.applied("r", Instant.EPOCH);
        assertThatThrownBy(() -> notification.repeated("r", Instant.EPOCH))
                .isInstanceOf(IllegalStateException.class);
    }
}
