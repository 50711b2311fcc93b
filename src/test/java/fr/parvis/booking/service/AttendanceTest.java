package fr.parvis.booking.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.CivilIdentity;
import fr.parvis.account.entity.Role;
import fr.parvis.account.entity.StaffRole;
import fr.parvis.booking.SampleActivity;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.AttendanceRow;
import fr.parvis.booking.entity.Mark;
import fr.parvis.booking.service.AttendanceDesk.Noted;
import fr.parvis.family.service.Quotients;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.SchemaDatabase;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Marks of tablets, on a real PostgreSQL. */
@Feature("BKG-9")
class AttendanceTest {

    private static final Instant NOON = Instant.parse("2026-11-18T11:00:00Z");
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);
    private static final Activity ACTIVITY = SampleActivity.wednesdays();
    private static final String PLACE = "ile-aux-enfants";
    private static final String UNIT = "journee";

    /** Has a reservation. */
    private static final long EXPECTED = 1;

    /** Is enrolled, and has none. */
    private static final long OTHER = 2;

    private static SchemaDatabase database;
    private static EntityManager entities;
    private static AttendanceDesk desk;
    private static Account agent;

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("booking");
        entities = database.entities();
        sql(
                "insert into household (id, file_number, created_at) overriding system value values (1, 'F-1', now())");
        sql(
                "insert into child (id, first_name, last_name, born_on, created_at) overriding system"
                        + " value values (1, 'Léa', 'Durand', '2017-05-02', now()),"
                        + " (2, 'Matteo', 'Petit', '2018-05-02', now())");
        sql(
                "insert into enrolment (id, household_id, child_id, activity, place, from_day, to_day,"
                        + " state, asked_at) overriding system value select n, 1, n, 'alsh-mercredis',"
                        + " 'ile-aux-enfants', '2026-09-01', '2027-07-02', 'ACTIVE', now()"
                        + " from generate_series(1, 2) n");
        sql(
                "insert into reservation (id, enrolment_id, unit, day, state, price, household_id,"
                        + " asked_at, changed_at) overriding system value values (1, 1, 'journee',"
                        + " '2026-11-18', 'RESERVED', 900, 1, now(), now())");
        agent =
                Account.ofStaff(
                        "agent",
                        "agent@example.fr",
                        new CivilIdentity(null, "Moreau", "Inès"),
                        Set.of(new StaffRole(Role.AGENT, "sivm")),
                        "Admin",
                        NOON);
        var repository = new AttendanceRepository();
        repository.plain = PlainSql.on(database.dataSource());
        repository.entities = entities;
        desk = new AttendanceDesk();
        desk.repository = repository;
        desk.clock = Clock.fixed(NOON, ZoneId.of("Europe/Paris"));
        desk.activities =
                new Activities() {
                    @Override
                    public Activity ofAgent(String id, Account who) {
                        if (!id.equals(ACTIVITY.id())) {
                            throw new NotFoundException(id);
                        }
                        return ACTIVITY;
                    }
                };
        desk.quotients =
                new Quotients() {
                    @Override
                    public OptionalInt on(LocalDate day, long household) {
                        return OptionalInt.of(1000);
                    }
                };
    }

    @AfterAll
    static void stop() {
        entities.close();
        database.close();
    }

    private static void sql(String statement) {
        try (var connection = database.dataSource().getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T in(Supplier<T> work) {
        entities.getTransaction().begin();
        try {
            T result = work.get();
            entities.getTransaction().commit();
            return result;
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
        }
    }

    @BeforeEach
    void nothingWasNoted() {
        sql("delete from attendance");
    }

    private static Noted mark(long child, Mark mark, Instant at) {
        return mark(child, UNIT, WEDNESDAY, mark, at);
    }

    private static Noted mark(long child, String unit, LocalDate day, Mark mark, Instant at) {
        return in(() -> desk.mark(ACTIVITY.id(), PLACE, day, child, unit, mark, at, agent));
    }

    private static List<AttendanceRow> rows() {
        return desk.sheet(ACTIVITY.id(), PLACE, WEDNESDAY, agent).rows();
    }

    @Test
    void theSheetNamesWhoIsExpectedAndWhoElseIsEnrolled() {
        var sheet = desk.sheet(ACTIVITY.id(), PLACE, WEDNESDAY, agent);
        assertThat(sheet.rows()).extracting(AttendanceRow::name).containsExactly("DURAND Léa");
        assertThat(sheet.rows().get(0).mark()).isNull();
        assertThat(sheet.expected(UNIT)).isEqualTo(1);
        assertThat(sheet.others()).extracting(AttendanceDesk.Other::name).contains("PETIT Matteo");
    }

    @Test
    void ofTwoMarksTheLaterOneCountsWhicheverArrivesFirst() {
        record Sent(Mark mark, Instant at) {}
        var sent =
                List.of(
                        new Sent(Mark.ABSENT, NOON.minusSeconds(300)),
                        new Sent(Mark.EXCUSED, NOON.minusSeconds(200)),
                        new Sent(Mark.PRESENT, NOON.minusSeconds(100)));
        for (int seed = 0; seed < 6; seed++) {
            sql("delete from attendance");
            var order = new ArrayList<>(sent);
            order.addAll(sent);
            Collections.shuffle(order, new Random(seed));
            order.forEach(s -> mark(EXPECTED, s.mark(), s.at()));
            assertThat(rows().get(0).mark()).isEqualTo(Mark.PRESENT);
            assertThat(database.number("select count(*) from attendance")).isEqualTo(1);
        }
    }

    @Test
    void aClockThatIsAheadDoesNotWinForEver() {
        mark(EXPECTED, Mark.ABSENT, NOON.plusSeconds(86_400));
        assertThat(mark(EXPECTED, Mark.PRESENT, NOON)).isEqualTo(Noted.DONE);
        assertThat(rows().get(0).mark()).isEqualTo(Mark.PRESENT);
    }

    /** The tablet shows it otherwise, so it has to be told. */
    @Test
    void aMarkThatIsNotTakenIsToldUnlessItSaysWhatIsThere() {
        mark(EXPECTED, Mark.PRESENT, NOON);
        assertThat(mark(EXPECTED, Mark.PRESENT, NOON.minusSeconds(60))).isEqualTo(Noted.DONE);
        assertThat(mark(EXPECTED, Mark.ABSENT, NOON.minusSeconds(60))).isEqualTo(Noted.OUTDATED);
        assertThat(rows().get(0).mark()).isEqualTo(Mark.PRESENT);
    }

    @Test
    void aClockThatIsSlowDoesNotLose() {
        mark(EXPECTED, Mark.PRESENT, NOON.minusSeconds(300));
        Instant slow = NOON.minusSeconds(600);
        assertThat(desk.behind(slow)).isEqualTo(Duration.ofSeconds(600));
        assertThat(mark(EXPECTED, Mark.ABSENT, slow.plus(desk.behind(slow)))).isEqualTo(Noted.DONE);
        assertThat(rows().get(0).mark()).isEqualTo(Mark.ABSENT);
    }

    @Test
    void aSlowNetworkIsNoSlowClock() {
        assertThat(desk.behind(NOON.minusSeconds(9))).isEqualTo(Duration.ZERO);
    }

    @Test
    void marksOfAPlaceThatIsNotTheAgentsAreNotTaken() {
        desk.demand(ACTIVITY.id(), PLACE, agent);
        assertThatThrownBy(() -> desk.demand("cantine", PLACE, agent))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> desk.demand(ACTIVITY.id(), "ailleurs", agent))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void whoCameWithoutAReservationPaysTheTariffOfTheDay() {
        mark(OTHER, Mark.PRESENT, NOON);
        assertThat(rows())
                .extracting(AttendanceRow::name)
                .containsExactly("DURAND Léa", "PETIT Matteo");
        assertThat(rows().get(1).planned()).isFalse();
        assertThat(database.number("select price from attendance where enrolment_id = 2"))
                .as("of the bracket of 1 000 euros")
                .isEqualTo(900);
        mark(OTHER, Mark.ABSENT, NOON);
        assertThat(rows()).as("it was a mistake").hasSize(1);
        mark(OTHER, Mark.PRESENT, NOON.minusSeconds(60));
        assertThat(rows()).as("an older mark arrives later").hasSize(1);
        assertThat(database.number("select sum(price) from attendance where enrolment_id = 2"))
                .isZero();
    }

    @Test
    void aDayThatWasCancelledAfterItWasNotedIsNotInvoiced() {
        mark(EXPECTED, Mark.ABSENT, NOON.minusSeconds(60));
        sql("update reservation set state = 'CANCELLED' where id = 1");
        try {
            assertThat(mark(EXPECTED, Mark.EXCUSED, NOON)).isEqualTo(Noted.DONE);
            assertThat(database.number("select sum(price) from attendance")).isZero();
            assertThat(rows()).isEmpty();
        } finally {
            sql("update reservation set state = 'RESERVED' where id = 1");
        }
    }

    /** The invoice is made by the household of the row. */
    @Test
    void theHouseholdThatBookedADayPaysForIt() {
        sql(
                "insert into household (id, file_number, created_at) overriding system value values"
                        + " (2, 'F-2', now()) on conflict do nothing");
        mark(EXPECTED, Mark.ABSENT, NOON.minusSeconds(60));
        assertThat(database.number("select household_id from attendance")).isEqualTo(1);
        sql("update reservation set household_id = 2 where id = 1");
        try {
            mark(EXPECTED, Mark.PRESENT, NOON);
            assertThat(database.number("select household_id from attendance"))
                    .as("the other parent has the child, and has booked the day")
                    .isEqualTo(2);
            mark(OTHER, Mark.PRESENT, NOON);
            assertThat(
                            database.number(
                                    "select household_id from attendance where enrolment_id = 2"))
                    .as("without a reservation it is the enrolment's")
                    .isEqualTo(1);
            sql("delete from attendance");
            mark(EXPECTED, Mark.PRESENT, NOON);
            assertThat(database.number("select household_id from attendance")).isEqualTo(2);
        } finally {
            sql("update reservation set household_id = 1 where id = 1");
        }
    }

    @Test
    void whatIsInvoicedStaysAsItIs() {
        mark(EXPECTED, Mark.ABSENT, NOON.minusSeconds(60));
        sql("update attendance set regie = 'centrale', invoice = 'P-1'");
        assertThat(mark(EXPECTED, Mark.PRESENT, NOON)).isEqualTo(Noted.INVOICED);
        assertThat(rows().get(0).mark()).isEqualTo(Mark.ABSENT);
        assertThat(rows().get(0).invoiced()).isTrue();
    }

    @Test
    void whatIsNotOfThisSheetIsRefused() {
        assertThatThrownBy(() -> mark(99, Mark.PRESENT, NOON))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> mark(EXPECTED, "nuit", WEDNESDAY, Mark.PRESENT, NOON))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> mark(EXPECTED, UNIT, WEDNESDAY.plusDays(7), Mark.PRESENT, NOON))
                .isInstanceOf(DomainException.class)
                .hasMessage("booking.attendance.toCome");
        assertThatThrownBy(() -> mark(EXPECTED, UNIT, LocalDate.of(2026, 7, 1), Mark.PRESENT, NOON))
                .as("before the enrolment")
                .isInstanceOf(NotFoundException.class);
        assertThat(database.number("select count(*) from attendance")).isZero();
    }
}
