package fr.parvis.billing.service;

import static fr.parvis.billing.service.Ground.REGIE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.account.entity.Account;
import fr.parvis.billing.entity.Actor;
import fr.parvis.billing.entity.PaymentAttempt;
import fr.parvis.billing.entity.Provider;
import fr.parvis.billing.paybox.PayboxPrinter;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.town.RegieSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A day's statement beside payments that were really made, on a real PostgreSQL. */
@Feature({"BIL-5", "BIL-8"})
class StatementDatabaseTest {

    private static final String HOUSEHOLD = "ST-1";
    private static final String PAYFIP = "sejours";
    private static final PayboxPrinter PRINTER = new PayboxPrinter();
    private static final Account AGENT = somebody();
    private static SchemaDatabase database;
    private static DatabaseGround ground;
    private static ReconciliationDesk desk;
    private static boolean payboxLeft;

    /** Who it is does not matter here: the right is asked for elsewhere. */
    private static Account somebody() {
        try {
            var constructor = Account.class.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("billing");
        ground = new DatabaseGround(database, PRINTER);
        desk = new ReconciliationDesk();
        desk.made = new ReconciliationRepository();
        desk.made.entities = ground.entities();
        desk.intake = ground.intake;
        desk.clock = ground.clock;
        desk.right =
                new RegieRight() {
                    @Override
                    Actor require(Account staff) {
                        return PaymentDatabaseTest.AGENT;
                    }

                    @Override
                    RegieSettings require(Account staff, String regie) {
                        return new RegieSettings(
                                regie,
                                "Régie",
                                "1",
                                null,
                                null,
                                null,
                                List.of(),
                                true,
                                "",
                                payboxLeft || regie.equals(PAYFIP)
                                        ? null
                                        : new RegieSettings.Paybox("1999888", "32", "1"),
                                new RegieSettings.PayFip("123456"),
                                null);
                    }
                };
    }

    @AfterAll
    static void stop() {
        ground.close();
        assertThat(database.number("select coalesce(sum(amount), 0) from ledger_entry")).isZero();
        database.close();
    }

    private static PaymentAttempt attempt(String number, long cents) {
        ground.in(
                () ->
                        ground.invoices.issue(
                                PaymentDatabaseTest.draft(HOUSEHOLD, number, cents, false),
                                PaymentDatabaseTest.AGENT));
        var wish =
                new Payments.Wish(
                        List.of(HOUSEHOLD), REGIE, Map.of(number, Money.ZERO), "f@x.fr", false);
        return ground.in(() -> ground.payments.start(Provider.PAYBOX, wish));
    }

    private static void notified(PaymentAttempt attempt, String transaction) {
        String raw =
                PRINTER.answer(attempt.amount().cents(), attempt.reference(), "00000", transaction);
        long id = ground.in(() -> ground.inbox.keep(Provider.PAYBOX, Ground.PAYBOX, raw));
        ground.run(() -> ground.inbox.judge(id));
    }

    private static long compare(LocalDate day, String... lines) {
        String text = "Date;TransactionId;Reference;Amount\n" + String.join("\n", lines);
        return ground.in(
                () ->
                        desk.compare(
                                AGENT, REGIE, day, "r.csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String line(LocalDate day, String transaction, String reference, long cents) {
        return day + ";" + transaction + ";" + reference + ";" + cents;
    }

    private static List<String> found(long id) {
        return ground.in(
                () ->
                        desk.open(AGENT, id).made().lines().stream()
                                .map(l -> l.kind() + " " + l.transaction())
                                .toList());
    }

    @Test
    void whatNobodyToldIsFoundAndRecordedOnce() {
        PaymentAttempt told = attempt("ST1", 1000);
        PaymentAttempt lost = attempt("ST2", 2000);
        PaymentAttempt other = attempt("ST3", 3000);
        PaymentAttempt midnight = attempt("ST4", 4000);
        notified(told, "581001");
        notified(other, "581003");
        LocalDate day = LocalDate.now(ground.clock);
        ground.clock.pass(Duration.ofDays(1));
        notified(midnight, "581004");

        long first =
                compare(
                        day,
                        line(day, "581001", told.reference(), 1000),
                        line(day, "581002", lost.reference(), 2000),
                        line(day, "581004", midnight.reference(), 4000),
                        line(day, "581005", "unknown", 500),
                        line(day, "581006", lost.reference(), 1999));
        assertThat(found(first))
                .containsExactly(
                        "AGREES 581001",
                        "UNKNOWN_HERE 581002",
                        "AGREES 581004",
                        "UNKNOWN_HERE 581005",
                        "UNKNOWN_HERE 581006",
                        "ABSENT_THERE 581003");
        assertThat(ground.in(() -> desk.recent(AGENT, REGIE)).get(0).differences()).isEqualTo(4);

        for (String wrong : List.of("581005", "581006")) {
            assertThatThrownBy(() -> ground.run(() -> desk.record(AGENT, first, wrong)))
                    .as(wrong)
                    .isInstanceOf(DomainException.class)
                    .hasMessage("billing.statement.noAttempt");
        }
        assertThat(paid("ST2")).isZero();
        assertThat(ground.in(() -> desk.open(AGENT, first)).knownNow()).isEmpty();
        record(first, "581002");
        record(first, "581002");
        assertThat(paid("ST2")).isEqualTo(2000);
        assertThat(database.number("select count(*) from payment where transaction = '581002'"))
                .isEqualTo(1);
        assertThat(ground.in(() -> desk.open(AGENT, first)).knownNow()).isEqualTo(Set.of("581002"));
        notified(lost, "581002");
        assertThat(database.number("select count(*) from payment where transaction = '581002'"))
                .as("its notification comes after all")
                .isEqualTo(1);

        // on the day after, what the first statement had is not absent
        ground.clock.pass(Duration.ofDays(1));
        assertThat(found(compare(day.plusDays(1)))).isEmpty();
        assertThatThrownBy(() -> compare(day.plusDays(2))).hasMessage("billing.statement.future");
    }

    @Test
    @Feature("BIL-9")
    void aRegieThatPayboxDoesNotPayHasNoStatementOfPaybox() {
        byte[] file = "Date;TransactionId;Reference;Amount\n".getBytes(StandardCharsets.UTF_8);
        LocalDate day = LocalDate.now(ground.clock).minusDays(1);
        assertThatThrownBy(() -> ground.in(() -> desk.compare(AGENT, PAYFIP, day, "r.csv", file)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Feature("BIL-9")
    void theLastDaysOfPayboxAreComparedAfterItHasLeft() {
        PaymentAttempt lost = attempt("ST9", 900);
        LocalDate day = LocalDate.now(ground.clock);
        assertThat(lastOfPaybox(REGIE)).as("Paybox is there").isEmpty();
        assertThat(lastOfPaybox(PAYFIP)).as("it never was").isEmpty();
        payboxLeft = true;
        try {
            ground.clock.pass(Duration.ofDays(3));
            assertThat(lastOfPaybox(REGIE)).contains(day.plusDays(1));
            long made = compare(day, line(day, "589001", lost.reference(), 900));
            assertThat(found(made)).contains("UNKNOWN_HERE 589001");
            record(made, "589001");
            assertThat(paid("ST9")).isEqualTo(900);
            assertThatThrownBy(() -> compare(day.plusDays(2)))
                    .hasMessage("billing.statement.former");
        } finally {
            payboxLeft = false;
        }
    }

    private static Optional<LocalDate> lastOfPaybox(String regie) {
        return ground.in(() -> desk.lastOfPaybox(AGENT, regie));
    }

    private static void record(long id, String transaction) {
        ground.run(() -> desk.record(AGENT, id, transaction));
    }

    private static long paid(String number) {
        return database.number("select paid from invoice where number = '" + number + "'");
    }
}
