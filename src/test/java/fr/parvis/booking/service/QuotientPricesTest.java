package fr.parvis.booking.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.account.entity.Account;
import fr.parvis.booking.SampleActivity;
import fr.parvis.booking.entity.Activity;
import fr.parvis.family.service.QuotientSet;
import fr.parvis.family.service.QuotientsSet;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.request.service.Settlement;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day costs what the quotient of that day says, whenever it was booked: on a real PostgreSQL. */
@Feature({"FAM-4", "BKG-5"})
class QuotientPricesTest {

    private static final Activity ACTIVITY = SampleActivity.wednesdays();
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-18T11:00:00Z"), ZoneId.of("Europe/Paris"));
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 2);
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 6);
    private static final LocalDate MARCH = LocalDate.of(2027, 3, 3);

    private static SchemaDatabase database;
    private static EntityManager entities;
    private static FamilyRows rows;
    private static QuotientPrices prices;

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("booking");
        entities = database.entities();
        rows = new FamilyRows(entities);
        prices = new QuotientPrices();
        prices.activities =
                new Activities() {
                    @Override
                    public List<Activity> all() {
                        return List.of(ACTIVITY);
                    }
                };
    }

    @AfterAll
    static void stop() {
        entities.close();
        database.close();
    }

    @BeforeEach
    void aFamilyThatHasBooked() {
        prices.prices = new PriceRepository();
        prices.prices.entities = entities;
        rows.clear();
        rows.households(2);
        rows.children(2);
        rows.belongs(1, 1);
        rows.accounts(1);
        rows.adult(1, 1, true);
        rows.enrolled(1, 1, 1);
        rows.booked(1, 1, DECEMBER);
        rows.booked(2, 1, JANUARY);
        rows.booked(3, 1, MARCH);
        rows.sql("update reservation set price = 1000");
    }

    private static void set(QuotientSet one) {
        rows.run(() -> prices.set(new QuotientsSet(List.of(one))));
    }

    private static String price(long reservation) {
        return rows.one("select price from reservation where id = " + reservation);
    }

    @Test
    void theDaysFromItsDayOnFollowAQuotientThatIsSetLater() {
        set(new QuotientSet(1, JANUARY.withDayOfMonth(1), null, 480));
        assertThat(price(1)).as("before its day").isEqualTo("1000");
        assertThat(price(2)).isEqualTo("500");
        assertThat(price(3)).isEqualTo("500");
    }

    @Test
    void aQuotientThatBeginsLaterGoesOnCounting() {
        set(new QuotientSet(1, DECEMBER, LocalDate.of(2027, 2, 28), 480));
        assertThat(price(1)).isEqualTo("500");
        assertThat(price(3)).isEqualTo("1000");
    }

    @Test
    void daysOfTheOtherHouseholdAndThoseThatEndedStay() {
        rows.sql("update reservation set household_id = 2 where id = 1");
        rows.sql("update reservation set state = 'CANCELLED' where id = 2");
        set(new QuotientSet(1, DECEMBER, null, 480));
        assertThat(List.of(price(1), price(2), price(3))).containsExactly("1000", "1000", "500");
    }

    @Test
    void whatWasAttendedFollowsAsLongAsNoInvoiceAsksForIt() {
        attended(1, "PRESENT", "'P-1'");
        attended(2, "ABSENT", "null");
        rows.sql(
                "insert into attendance (enrolment_id, unit, day, household_id, mark, price,"
                        + " marked_at, marked_by_name) values"
                        + " (1, 'repas', '2027-01-06', 1, 'ABSENT', 0, now(), 'A'),"
                        + " (1, 'journee', '2027-01-06', 1, 'PRESENT', 1850, now(), 'A')");
        set(new QuotientSet(1, DECEMBER, null, 480));
        assertThat(
                        rows.one(
                                "select string_agg(unit || ' ' || price, ', ' order by id) from attendance"))
                .isEqualTo("matin 1000, matin 500, repas 0, journee 900");
    }

    private static void attended(long reservation, String mark, String invoice) {
        rows.sql(
                ("insert into attendance (enrolment_id, unit, day, reservation_id, household_id,"
                                + " mark, price, marked_at, marked_by_name, regie, invoice)"
                                + " select 1, unit, day, id, 1, '%s', price, now(), 'A',"
                                + " case when %s is null then null else 'r' end, %s"
                                + " from reservation where id = %d")
                        .formatted(mark, invoice, invoice, reservation));
    }

    /**
     * A file sets the quotients of two households while an agent closes a day that children of both
     * have booked: one waits for the other, and never both.
     */
    @Test
    @Feature({"FAM-5", "BKG-9"})
    void aFileAndAnAgentWhoClosesADayDoNotWaitForOneAnother() throws Exception {
        rows.enrolled(2, 2, 2);
        // the row that the closing comes to first is the one that the file comes to last
        rows.sql("update reservation set household_id = 2, enrolment_id = 2 where id = 1");
        rows.sql("update reservation set day = '2026-12-02' where id = 2");
        rows.sql("update day_capacity set taken = 2 where day = '2026-12-02'");
        EntityManager elsewhere = database.entities();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        var closing = new ArrayList<Future<Integer>>();
        prices.prices =
                new PriceRepository() {
                    @Override
                    void change(long household, LocalDate from, LocalDate to, List<UnitPrice> now) {
                        super.change(household, from, to, now);
                        if (closing.isEmpty()) {
                            closing.add(pool.submit(() -> closes(elsewhere)));
                            untilItWaits(closing.get(0));
                        }
                    }
                };
        prices.prices.entities = entities;
        try {
            rows.run(
                    () ->
                            prices.set(
                                    new QuotientsSet(
                                            List.of(
                                                    new QuotientSet(1, DECEMBER, null, 480),
                                                    new QuotientSet(2, DECEMBER, null, 480)))));
            assertThat(closing.get(0).get()).as("families that are written").isEqualTo(2);
        } finally {
            pool.shutdownNow();
            elsewhere.close();
        }
        assertThat(
                        rows.one(
                                "select string_agg(state || ' ' || price, ', ' order by id) from"
                                        + " reservation where day = '2026-12-02'"))
                .isEqualTo("CANCELLED 500, CANCELLED 500");
    }

    /** Its first day is in the making while the quotient is set. */
    @Test
    void aDayThatIsJustBeingBookedFollowsToo() throws Exception {
        rows.sql("delete from reservation");
        LocalDate day = JANUARY.plusWeeks(1);
        EntityManager elsewhere = database.entities();
        var booking = new ReservationRepository();
        booking.entities = elsewhere;
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            elsewhere.getTransaction().begin();
            booking.lockEnrolments(List.of(1L));
            new FamilyRows(elsewhere).booked(4, 1, day);
            Future<?> quotient = pool.submit(() -> set(new QuotientSet(1, DECEMBER, null, 480)));
            untilItWaits(quotient);
            elsewhere.getTransaction().commit();
            quotient.get();
        } finally {
            pool.shutdownNow();
            elsewhere.close();
        }
        assertThat(price(4)).isEqualTo("500");
    }

    private static void untilItWaits(Future<?> other) {
        while (!other.isDone()
                && database.number(
                                "select count(*) from pg_stat_activity where datname ="
                                        + " current_database() and wait_event_type = 'Lock'")
                        == 0) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static int closes(EntityManager connection) {
        var desk = new DayDesk();
        desk.desk = new DeskDayRepository();
        desk.desk.sql = PlainSql.on(database.dataSource());
        desk.places = new PlaceRepository();
        desk.places.entities = connection;
        desk.reservations = new ReservationRepository();
        desk.reservations.entities = connection;
        desk.ends = new DayEnds();
        desk.ends.reservations = desk.reservations;
        desk.ends.places = desk.places;
        desk.ends.lines = new AskedLineRepository();
        desk.ends.lines.entities = connection;
        desk.ends.requests = new Settlement();
        desk.ends.clock = CLOCK;
        desk.clock = CLOCK;
        desk.activities =
                new Activities() {
                    @Override
                    public Activity ofAgent(String id, Account agent) {
                        return ACTIVITY;
                    }
                };
        desk.mails =
                new BookingMails() {
                    @Override
                    void days(
                            long household,
                            String event,
                            String child,
                            String activity,
                            String days,
                            String reason) {
                        // as the number says
                    }
                };
        var agent =
                new Account() {
                    @Override
                    public Long id() {
                        return 9L;
                    }

                    @Override
                    public String displayName() {
                        return "Camille";
                    }
                };
        return FamilyRows.in(
                connection,
                () -> desk.close(agent, ACTIVITY.id(), "ile-aux-enfants", DECEMBER, "Grève"));
    }

    /** In the agenda, in the basket and in the request. */
    @Test
    void aDayIsBookedAtThePriceOfItsOwnQuotient() {
        rows.sql(
                "insert into quotient_familial (household_id, from_day, amount, source,"
                        + " set_by_name, set_at) values (1, '2026-09-01', 1500, 'AGENT', 'A', now()),"
                        + " (1, '2027-01-01', 300, 'AGENT', 'A', now()),"
                        + " (1, '2027-01-01', 480, 'AGENT', 'A', now())");
        var agendas = new AgendaRepository();
        agendas.sql = PlainSql.on(database.dataSource());
        EnrolmentFacts facts = agendas.read(1, 1, DECEMBER).facts().orElseThrow();
        assertThat(agendas.of(1, DECEMBER).get()).containsExactly(facts);
        assertThat(facts.tariff(ACTIVITY, LocalDate.of(2026, 8, 31)).quotient())
                .as("none is known")
                .isNull();
        assertThat(facts.tariff(ACTIVITY, DECEMBER).price("matin")).isEqualTo(Money.ofCents(1000));
        assertThat(facts.tariff(ACTIVITY, JANUARY).quotient()).isEqualTo(480);
        assertThat(facts.tariff(ACTIVITY, JANUARY).price("matin")).isEqualTo(Money.ofCents(500));
    }
}
