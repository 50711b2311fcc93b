package fr.parvis.billing.service;

import static fr.parvis.billing.service.Ground.REGIE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.account.entity.Account;
import fr.parvis.billing.entity.BookExport;
import fr.parvis.billing.entity.KnownPayment;
import fr.parvis.billing.entity.LedgerAccount;
import fr.parvis.billing.entity.MonthFigures;
import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.billing.paybox.PayboxPrinter;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.town.RegieSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Months that are closed, figures and exports, credits that pay: on a real PostgreSQL. */
@Feature("BIL-8")
class ClosingDatabaseTest {

    private static SchemaDatabase database;
    private static DatabaseGround ground;
    private static ClosingRepository closings;

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("billing");
        ground = new DatabaseGround(database, new PayboxPrinter());
        closings = new ClosingRepository();
        closings.entities = ground.entities();
    }

    @AfterAll
    static void stop() {
        ground.close();
        assertThat(database.number("select coalesce(sum(amount), 0) from ledger_entry")).isZero();
        database.close();
    }

    private static void issue(String household, String number, long cents) {
        ground.in(
                () ->
                        ground.invoices.issue(
                                PaymentDatabaseTest.draft(household, number, cents, true),
                                PaymentDatabaseTest.AGENT));
    }

    private static void pay(String form, String number, long cents) {
        ground.in(
                () ->
                        ground.desk.receive(
                                form,
                                REGIE,
                                PaymentMethod.CASH,
                                "",
                                Map.of(number, Money.ofCents(cents)),
                                PaymentDatabaseTest.AGENT));
    }

    private static YearMonth month() {
        return YearMonth.from(ground.clock.instant().atZone(ClockProducer.PARIS));
    }

    /** The first moment of the month after this one. */
    private static Instant nextMonth() {
        return month().plusMonths(1).atDay(1).atStartOfDay(ClockProducer.PARIS).toInstant();
    }

    private static void close(String regie, YearMonth month, Instant at) {
        ground.run(() -> closings.close(regie, month, "Régie", at));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void nothingIsPostedIntoAClosedMonthAndAClosingStays() {
        issue("CL-1", "CL1", 1000);
        YearMonth month = month();
        assertThatThrownBy(() -> close(REGIE, month, ground.clock.instant()))
                .as("a month that has not ended")
                .hasStackTraceContaining("period_closing");
        ground.run(() -> closings.close("autre", month, "Régie", nextMonth()));
        issue("CL-1", "CL2", 1000);

        close(REGIE, month, nextMonth());
        assertThatThrownBy(() -> issue("CL-1", "CL3", 1000)).hasStackTraceContaining("is closed");
        assertThatThrownBy(() -> pay("cl-form-1", "CL1", 1000))
                .hasStackTraceContaining("is closed");
        assertThat(database.number("select paid from invoice where number = 'CL1'"))
                .as("nor is the invoice changed")
                .isZero();
        close(REGIE, month, nextMonth());
        assertThat(ground.in(() -> closings.all(REGIE))).hasSize(1);
        assertThatThrownBy(() -> close(REGIE, month.minusMonths(1), nextMonth()))
                .hasStackTraceContaining("a later month");
        for (String change :
                List.of(
                        "delete from period_closing",
                        "update period_closing set month = month - interval '1 month'",
                        "truncate period_closing")) {
            assertThatThrownBy(() -> execute(change))
                    .as(change)
                    .hasMessageContaining("stays closed");
        }

        ground.clock.pass(Duration.between(ground.clock.instant(), nextMonth()));
        pay("cl-form-2", "CL1", 400);
        issue("CL-1", "CL4", 500);
        pay("cl-form-3", "CL4", 200);
        ground.run(
                () -> {
                    ground.invoices.cancel(REGIE, "CL4", PaymentDatabaseTest.AGENT, "Erreur");
                });
        assertThatThrownBy(() -> useCredit("cl-form-4", "CL1", 201))
                .isInstanceOf(DomainException.class)
                .hasMessage("billing.credit.tooMuch");
        useCredit("cl-form-5", "CL1", 150);
        useCredit("cl-form-5", "CL1", 150);
        assertThat(database.number("select paid from invoice where number = 'CL1'")).isEqualTo(550);
        assertThat(database.number("select amount from household_credit where household = 'CL-1'"))
                .isEqualTo(50);

        MonthFigures figures = ground.in(() -> closings.figures(REGIE, month()));
        assertThat(figures.issued()).isEqualTo(Money.ofCents(500));
        assertThat(figures.cancelled()).isEqualTo(Money.ofCents(500));
        assertThat(figures.received()).isEqualTo(Map.of(LedgerAccount.CASH, Money.ofCents(600)));
        assertThat(figures.creditsUsed()).isEqualTo(Money.ofCents(150));
        assertThat(ground.in(() -> closings.first(REGIE))).contains(month);
        exports();
    }

    private static void useCredit(String form, String number, long cents) {
        ground.in(
                () ->
                        ground.desk.useCredit(
                                form,
                                REGIE,
                                number,
                                Money.ofCents(cents),
                                PaymentDatabaseTest.AGENT));
    }

    /** The tables hold what the books hold. */
    private static void exports() {
        var books = new BookExportRepository();
        books.entities = ground.entities();
        LocalDate late = LocalDate.of(2100, 1, 1);
        var journal = ground.in(() -> books.rows(BookExport.JOURNAL, REGIE, month(), late, 0));
        assertThat(journal.stream().mapToLong(r -> ((Number) r[7]).longValue()).sum()).isZero();
        assertThat(journal).isNotEmpty();
        accountsAreThoseOfTheSoftware(books);
        var receipts = ground.in(() -> books.rows(BookExport.RECETTES, REGIE, month(), late, 0));
        assertThat(receipts.stream().mapToLong(r -> ((Number) r[11]).longValue()).sum())
                .as("money, not the use of credits")
                .isEqualTo(600);
        var owed = ground.in(() -> books.rows(BookExport.RESTES, REGIE, month(), late, 0));
        assertThat(owed).extracting(r -> r[1]).contains("CL1", "CL2").doesNotContain("CL4");
    }

    /** Where it has no name for an account, its French one stands in the column beside. */
    private static void accountsAreThoseOfTheSoftware(BookExportRepository books) {
        var all = new BookExports();
        all.books = books;
        all.clock = ground.clock;
        all.right =
                new RegieRight() {
                    @Override
                    RegieSettings require(Account staff, String regie) {
                        return new RegieSettings(
                                regie, "Régie", "1", null, null, null, List.of(), true, "", null,
                                null, null);
                    }
                };
        var rows = new ArrayList<List<String>>();
        ground.run(() -> all.each(null, BookExport.JOURNAL, REGIE, month(), rows::add));
        assertThat(rows).isNotEmpty().allSatisfy(r -> assertThat(r.get(3)).isEmpty());
        assertThat(rows).extracting(r -> r.get(4)).contains("Facturation unique");
    }

    @Test
    void whoClosesWaitsForWhatIsBeingPosted() throws Exception {
        YearMonth old = YearMonth.of(2020, 1);
        var pool = Executors.newSingleThreadExecutor();
        try (Connection posting = database.dataSource().getConnection()) {
            posting.setAutoCommit(false);
            try (var statement = posting.createStatement()) {
                statement.execute(
                        "insert into ledger_posting (id, at, kind, key) values (-1, '2020-01-15', 'ISSUED', 'wait')");
                statement.execute(
                        "insert into ledger_entry (id, posting_id, regie, account, holder, amount) values"
                                + " (-1, -1, 'attente', 'CASH', '', 5), (-2, -1, 'attente', 'REVENUE', 'B', -5)");
            }
            var closing =
                    pool.submit(
                            () ->
                                    executed(
                                            "insert into period_closing values ('attente', '2020-01-01', now(), 'R')"));
            assertThatThrownBy(() -> closing.get(1, TimeUnit.SECONDS))
                    .isInstanceOf(TimeoutException.class);
            posting.commit();
            assertThat(closing.get(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            pool.shutdownNow();
        }
        assertThat(ground.in(() -> closings.all("attente")).get(0).month()).isEqualTo(old);
    }

    private static boolean executed(String sql) throws SQLException {
        execute(sql);
        return true;
    }

    @Test
    void aStatementKnowsThePaymentsOfItsDayAndThoseThatItNames() {
        var made = new ReconciliationRepository();
        made.entities = ground.entities();
        List<KnownPayment> known =
                ground.in(() -> made.known(REGIE, LocalDate.of(2026, 1, 1), List.of("x")));
        assertThat(known).isEmpty();
        assertThat(ground.in(() -> made.knownNow(List.of("x")))).isEmpty();
        assertThat(ground.in(() -> made.recent(REGIE))).isEmpty();
    }
}
