package fr.parvis.booking.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.account.entity.Account;
import fr.parvis.billing.entity.InvoiceDraft;
import fr.parvis.billing.entity.InvoiceLine;
import fr.parvis.billing.service.InvoiceCancelled;
import fr.parvis.billing.service.MadeInvoices;
import fr.parvis.booking.SampleActivity;
import fr.parvis.booking.entity.Activity;
import fr.parvis.family.service.Quotients;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.town.RegieSettings;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was attended is what is invoiced, once: on a real PostgreSQL. */
@Feature({"BKG-9", "BIL-8"})
class AttendanceBillTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final RegieSettings REGIE =
            new RegieSettings(
                    "centrale",
                    "Régie",
                    "1",
                    null,
                    null,
                    null,
                    List.of(new RegieSettings.BudgetAccount("Facturation unique", null)),
                    true,
                    "",
                    null,
                    null,
                    null);

    private static SchemaDatabase database;

    private final List<InvoiceDraft> issued = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("booking");
        sql(
                "insert into household (id, file_number, created_at) overriding system value values"
                        + " (1, 'F/1', now())");
        sql(
                "insert into household_adult (household_id, first_names, last_name, created_at)"
                        + " values (1, 'Thomas', 'Durand', now())");
        sql(
                "insert into child (id, first_name, last_name, born_on, created_at) overriding system"
                        + " value values (1, 'Léa', 'Durand', '2017-05-02', now()),"
                        + " (2, 'Matteo', 'Durand', '2018-05-02', now())");
        sql(
                "insert into enrolment (id, household_id, child_id, activity, place, from_day, to_day,"
                        + " state, asked_at) overriding system value select n, 1, n, 'alsh-mercredis',"
                        + " 'ile-aux-enfants', '2026-09-01', '2027-07-02', 'ACTIVE', now()"
                        + " from generate_series(1, 2) n");
        sql(
                "insert into reservation (id, enrolment_id, unit, day, state, price, household_id,"
                        + " asked_at, changed_at) overriding system value select n, 1, 'journee',"
                        + " date '2026-10-01' + n, 'RESERVED', 900, 1, now(), now()"
                        + " from generate_series(1, 6) n");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void october() {
        sql("delete from attendance");
        // three came, one did not, one was excused, the sixth day was not noted
        for (int day = 1; day <= 5; day++) {
            noted(1, day, day <= 3 ? "PRESENT" : day == 4 ? "ABSENT" : "EXCUSED", day, 900);
        }
        noted(2, 1, "PRESENT", null, 1850);
    }

    private static void noted(int child, int day, String mark, Integer reservation, int cents) {
        sql(
                ("insert into attendance (enrolment_id, unit, day, reservation_id, household_id, mark,"
                                + " price, marked_at, marked_by_name) values (%d, 'journee',"
                                + " date '2026-10-01' + %d, %s, 1, '%s', %d, now(), 'A')")
                        .formatted(child, day, reservation, mark, cents));
    }

    private static void sql(String statement) {
        try (var connection = database.dataSource().getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private AttendanceBill bill(EntityManager entities) {
        var bill = new AttendanceBill();
        bill.repository = repository(entities);
        bill.clock = Clock.fixed(Instant.parse("2026-11-02T09:00:00Z"), ZoneId.of("Europe/Paris"));
        bill.activities =
                new Activities() {
                    @Override
                    public Optional<Activity> find(String id) {
                        return Optional.of(SampleActivity.wednesdays());
                    }
                };
        bill.quotients =
                new Quotients() {
                    @Override
                    public OptionalInt on(LocalDate day, long household) {
                        return OptionalInt.of(1000);
                    }
                };
        bill.invoices =
                new MadeInvoices() {
                    @Override
                    public String free(String regie, String number) {
                        boolean first = issued.stream().noneMatch(d -> d.number().equals(number));
                        return first ? number : number + "-" + (issued.size() + 1);
                    }

                    @Override
                    public void issue(InvoiceDraft draft, Account agent) {
                        issued.add(draft);
                    }
                };
        return bill;
    }

    private static AttendanceBillRepository repository(EntityManager entities) {
        var repository = new AttendanceBillRepository();
        repository.entities = entities;
        return repository;
    }

    /** As the server does it: in a transaction of its own. */
    private boolean issue() {
        EntityManager entities = database.entities();
        try {
            entities.getTransaction().begin();
            boolean made = bill(entities).issue(1, OCTOBER, REGIE, null);
            entities.getTransaction().commit();
            return made;
        } finally {
            entities.close();
        }
    }

    @Test
    void presentAndAbsentDaysAreInvoicedExcusedOnesAreNot() {
        assertThat(issue()).isTrue();
        InvoiceDraft draft = issued.get(0);
        assertThat(draft.amount()).isEqualTo(Money.ofCents(4 * 900 + 1850));
        assertThat(draft.number()).isEqualTo("202610-F/1");
        assertThat(draft.payer()).isEqualTo("Thomas Durand");
        assertThat(draft.household()).isEqualTo("F/1");
        assertThat(draft.period()).isEqualTo("octobre 2026");
        assertThat(draft.lines())
                .extracting(InvoiceLine::label)
                .containsExactly(
                        "Léa, ALSH Mercredis, Journée\u00a0: 4 jours",
                        "Matteo, ALSH Mercredis, Journée, sans réservation\u00a0: 1 jour");
    }

    @Test
    void nobodyIsThePayerWhoMayNotSeeTheInvoices() {
        sql("update household_adult set may_see_invoices = false");
        try {
            assertThat(issue()).isTrue();
            assertThat(issued.get(0).payer()).isEqualTo("Foyer F/1");
            sql(
                    "insert into account (id, kind, user_name, mail, last_name, first_names,"
                            + " created_at, state_since) overriding system value select n, 'CITIZEN',"
                            + " 'p' || n, 'p' || n || '@example.org', 'Durand', 'Adulte' || n, now(),"
                            + " now() from generate_series(91, 92) n");
            sql(
                    "insert into household_member (household_id, account_id, since,"
                            + " may_see_invoices) values (1, 91, '2026-01-01', false),"
                            + " (1, 92, '2026-02-01', true)");
            october();
            assertThat(issue()).isTrue();
            assertThat(issued.get(1).payer()).isEqualTo("Adulte92 Durand");
        } finally {
            sql("delete from household_member");
            sql("update household_adult set may_see_invoices = true");
        }
    }

    @Test
    void whatWasInvoicedIsNeverInvoicedAgain() {
        assertThat(issue()).isTrue();
        assertThat(issue()).isFalse();
        assertThat(issued).hasSize(1);
        noted(1, 6, "PRESENT", 6, 900);
        assertThat(issue()).as("noted later").isTrue();
        assertThat(issued.get(1).number()).isEqualTo("202610-F/1-2");
        assertThat(issued.get(1).amount()).isEqualTo(Money.ofCents(900));
        assertThat(database.number("select count(*) from attendance where invoice is not null"))
                .isEqualTo(6);
    }

    @Test
    void theDaysOfACancelledInvoiceMayBeCorrectedAndAskedForAgain() {
        assertThat(issue()).isTrue();
        InvoiceDraft wrong = issued.get(0);
        EntityManager entities = database.entities();
        entities.getTransaction().begin();
        bill(entities).cancelled(new InvoiceCancelled(REGIE.id(), "202610-F/2"));
        entities.getTransaction().commit();
        assertThat(issue()).as("another one was cancelled").isFalse();
        entities.getTransaction().begin();
        bill(entities).cancelled(new InvoiceCancelled(REGIE.id(), wrong.number()));
        entities.getTransaction().commit();
        entities.close();
        sql("update attendance set mark = 'EXCUSED' where enrolment_id = 1 and reservation_id = 4");
        assertThat(issue()).isTrue();
        assertThat(issued.get(1).number()).isEqualTo("202610-F/1-2");
        assertThat(issued.get(1).amount())
                .as("without a reservation: of the quotient that is known by now")
                .isEqualTo(Money.ofCents(3 * 900 + 900));
    }

    @Test
    void twoAtOnceMakeOneInvoice() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            long made = 0;
            for (var one :
                    pool.invokeAll(Collections.nCopies(8, (Callable<Boolean>) this::issue))) {
                made += one.get() ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
            assertThat(issued).hasSize(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void theMonthIsSaidBefore() {
        EntityManager entities = database.entities();
        var totals = repository(entities).totals(OCTOBER.atDay(1), OCTOBER.atEndOfMonth());
        assertThat(totals.families()).isEqualTo(1);
        assertThat(totals.days()).isEqualTo(5);
        assertThat(totals.cents()).isEqualTo(4 * 900 + 1850);
        assertThat(totals.unmarked()).isEqualTo(1);
        entities.close();
    }
}
