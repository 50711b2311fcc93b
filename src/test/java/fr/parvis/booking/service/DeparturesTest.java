package fr.parvis.booking.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.booking.SampleActivity;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.Enrolment;
import fr.parvis.booking.entity.LiveDay;
import fr.parvis.family.service.ChildLeaving;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.service.Settlement;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
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

/** What a child that leaves keeps, on a real PostgreSQL. */
@Feature({"FAM-1", "ENR-3", "BKG-6"})
class DeparturesTest {

    private static final Activity ACTIVITY = SampleActivity.wednesdays();
    private static final String TODAY = "2026-11-18";
    private static final String WHOLE_SEASON = "1 ACTIVE 2027-07-02";
    private static final long CHILD = 1;
    private static final long MOTHER = 1;
    private static final long FATHER = 2;

    private static SchemaDatabase database;
    private static EntityManager entities;
    private static FamilyRows rows;
    private static Departures departures;
    private static final List<String> MAILS = new ArrayList<>();
    private static final List<Long> ANSWERED = new ArrayList<>();

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("booking");
        entities = database.entities();
        rows = new FamilyRows(entities);
        var clock = Clock.fixed(Instant.parse(TODAY + "T11:00:00Z"), ZoneId.of("Europe/Paris"));
        var activities =
                new Activities() {
                    @Override
                    public List<Activity> all() {
                        return List.of(ACTIVITY);
                    }

                    @Override
                    public Activity get(String id) {
                        return ACTIVITY;
                    }
                };
        var mails =
                new BookingMails() {
                    @Override
                    void days(
                            long household,
                            String event,
                            String child,
                            String activity,
                            String days,
                            String reason) {
                        MAILS.add(event + " " + household + " " + days.lines().count());
                    }

                    @Override
                    void enrolment(
                            Enrolment enrolment,
                            String child,
                            Activity activity,
                            String event,
                            String more) {
                        MAILS.add(event + " " + enrolment.householdId());
                    }
                };
        var lines = new AskedLineRepository();
        lines.entities = entities;
        var settlement =
                new Settlement() {
                    @Override
                    public void settle(long number, boolean accepted, Actor who, String reason) {
                        // as the real one
                        lines.lockRequest(number);
                        ANSWERED.add(accepted ? number : -number);
                    }
                };
        var reservations = new ReservationRepository();
        reservations.entities = entities;
        var places = new PlaceRepository();
        places.entities = entities;
        var enrolments = new EnrolmentRepository();
        enrolments.entities = entities;
        var repository = new DepartureRepository();
        repository.entities = entities;
        var ends = new DayEnds();
        ends.reservations = reservations;
        ends.lines = lines;
        ends.places = places;
        ends.requests = settlement;
        ends.clock = clock;
        var seasons = new SeasonPlaces();
        seasons.enrolments = enrolments;
        seasons.places = new SeasonPlaceRepository();
        seasons.places.entities = entities;
        seasons.mails = mails;
        seasons.clock = clock;
        departures = new Departures();
        departures.departures = repository;
        departures.reservations = reservations;
        departures.enrolments = enrolments;
        departures.ends = ends;
        departures.seasons = seasons;
        departures.activities = activities;
        departures.requests = settlement;
        departures.mails = mails;
        departures.clock = clock;
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    /** A mother and a father have the child; each has booked a day; a third family waits. */
    @BeforeEach
    void aSharedChild() {
        MAILS.clear();
        ANSWERED.clear();
        rows.clear();
        rows.households(3);
        rows.children(2);
        rows.belongs(MOTHER, CHILD);
        rows.belongs(FATHER, CHILD);
        rows.belongs(3, 2);
        rows.enrolled(1, MOTHER, CHILD);
        rows.booked(1, MOTHER, "2026-11-04");
        rows.booked(2, MOTHER, "2026-12-02");
        rows.booked(3, MOTHER, "2027-01-06");
        rows.booked(4, FATHER, "2027-01-13");
    }

    private static void sql(String statement) {
        rows.sql(statement);
    }

    private static String one(String query) {
        return rows.one(query);
    }

    /** As the rounds do it, with what an agent fires before. */
    private static void leaves() {
        entities.clear();
        entities.getTransaction().begin();
        departures.noted(new ChildLeaving(CHILD));
        entities.getTransaction().commit();
        entities.getTransaction().begin();
        assertThat(departures.withDays()).as("nothing is left for the rounds").isEmpty();
        assertThat(departures.whoLeft()).isEmpty();
        entities.getTransaction().commit();
    }

    private static String reserved() {
        return one(
                "select string_agg(cast(id as text), ',' order by id) from reservation where state = 'RESERVED'");
    }

    private static String taken() {
        return one("select sum(taken) from day_capacity");
    }

    private static String enrolment() {
        return one(
                "select household_id || ' ' || state || ' ' || to_day from enrolment where id = 1");
    }

    @Test
    void aChildThatLeavesTheTownLaterStaysUntilThen() {
        sql("update child set left_on = '2027-01-01' where id = 1");
        leaves();
        assertThat(reserved()).isEqualTo("1,2");
        assertThat(taken()).isEqualTo("2");
        assertThat(enrolment()).as("taken back, it costs no season").isEqualTo(WHOLE_SEASON);
        assertThat(MAILS).containsExactly("left 1 1", "left 2 1");
        sql("update child set left_on = null where id = 1");
        leaves();
        assertThat(enrolment()).isEqualTo(WHOLE_SEASON);
        assertThat(MAILS).hasSize(2);
    }

    /** One household loses the child, later the child leaves the town: until then it goes on. */
    @Test
    void aHouseholdThatLosesTheChildLaterTakesNothingFromTheOther() {
        sql("update household_child set until = '2027-01-01' where household_id = 1");
        sql("update child set left_on = '2027-03-01' where id = 1");
        leaves();
        assertThat(reserved()).isEqualTo("1,2,4");
        assertThat(enrolment()).isEqualTo(WHOLE_SEASON);
        assertThat(MAILS).containsExactly("left 1 1");
    }

    private static void line(long request, int position, long day) {
        sql("update reservation set state = 'WAITING_ADD' where id = " + day);
        sql(
                "insert into basket_line (request_number, position, reservation_id, change, price)"
                        + " values (%d, %d, %d, 'ADD', 900)".formatted(request, position, day));
    }

    @Test
    @Feature("BKG-5")
    void aRequestOfWhichNothingIsLeftIsAnswered() {
        rows.request(70);
        line(70, 0, 2);
        line(70, 1, 3);
        rows.request(71);
        line(71, 0, 4);
        sql("update child set left_on = '2027-01-01' where id = 1");
        leaves();
        assertThat(reserved()).isEqualTo("1");
        assertThat(ANSWERED).as("of the other one a day is left to answer").containsExactly(-71L);
    }

    @Test
    void whatWasAskedForAChildThatHasLeftIsAnswered() {
        rows.request(72);
        sql("update enrolment set state = 'ASKED', request_number = 72 where id = 1");
        sql("update child set left_on = '2026-11-10' where id = 1");
        leaves();
        assertThat(enrolment()).isEqualTo("1 REFUSED 2027-07-02");
        assertThat(ANSWERED).containsExactly(-72L);
    }

    /**
     * An agent who answers has the request, and goes on to the enrolment: nobody has it already.
     */
    @Test
    @Feature("BKG-5")
    void whoLeavesAndWhoAnswersDoNotWaitForOneAnother() throws Exception {
        rows.request(73);
        line(73, 0, 3);
        sql("update child set left_on = '2027-01-01' where id = 1");
        besideAnAnswer(73);
        assertThat(ANSWERED).containsExactly(-73L);
        ANSWERED.clear();

        rows.request(74);
        sql("update reservation set state = 'CANCELLED'");
        sql("update enrolment set state = 'ASKED', request_number = 74 where id = 1");
        sql("update child set left_on = '2026-11-10' where id = 1");
        besideAnAnswer(74);
        assertThat(ANSWERED).containsExactly(-74L);
    }

    /** The day of the household that comes second: nothing of the first is locked meanwhile. */
    @Test
    @Feature("BKG-5")
    void noRequestIsWaitedForWithPlacesInHand() throws Exception {
        rows.request(75);
        line(75, 0, 4);
        sql("update child set left_on = '2027-01-01' where id = 1");
        besideAnAnswer(75);
        assertThat(ANSWERED).containsExactly(-75L);
        assertThat(MAILS).containsExactly("left 1 1", "left 2 1");
    }

    /** The rounds do the same one after the other. */
    @Test
    void theRoundsDoOneAfterTheOther() {
        sql("update child set left_on = '2026-11-10' where id = 1");
        entities.clear();
        entities.getTransaction().begin();
        assertThat(departures.withDays()).containsExactly(CHILD);
        assertThat(departures.cancelOne(CHILD)).isTrue();
        assertThat(MAILS).containsExactly("left 1 2");
        assertThat(departures.cancelOne(CHILD)).isTrue();
        assertThat(departures.cancelOne(CHILD)).isFalse();
        assertThat(departures.whoLeft()).containsExactly(CHILD);
        assertThat(departures.endOne(CHILD)).isTrue();
        assertThat(departures.endOne(CHILD)).isFalse();
        entities.getTransaction().commit();
        assertThat(enrolment()).isEqualTo("1 ENDED 2026-11-09");
    }

    /**
     * Asked for until the places were locked, and answered just now: nobody waits for the other.
     */
    @Test
    @Feature("BKG-5")
    void whatIsAskedForMeanwhileIsNotWaitedFor() throws Exception {
        rows.request(76);
        line(76, 0, 4);
        entities.getTransaction().begin();
        List<LiveDay> now = departures.reservations.live(1);
        try (Connection agent = database.dataSource().getConnection();
                Statement statement = agent.createStatement()) {
            agent.setAutoCommit(false);
            statement.execute("select 1 from request where number = 76 for update");
            assertThatThrownBy(() -> departures.ends.lockLate(List.of(), now))
                    .isInstanceOf(DomainException.class);
            departures.ends.lockLate(now, now);
            agent.commit();
            departures.ends.lockLate(List.of(), now);
        } finally {
            entities.getTransaction().rollback();
        }
    }

    private static void besideAnAnswer(long request) throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try (Connection agent = database.dataSource().getConnection();
                Statement statement = agent.createStatement()) {
            agent.setAutoCommit(false);
            statement.execute("select 1 from request where number = " + request + " for update");
            Future<?> meanwhile = pool.submit(DeparturesTest::leaves);
            while (!meanwhile.isDone()
                    && database.number(
                                    "select count(*) from pg_stat_activity where datname ="
                                            + " current_database() and wait_event_type = 'Lock'")
                            == 0) {
                LockSupport.parkNanos(5_000_000);
            }
            statement.execute("select 1 from enrolment where id = 1 for update nowait");
            statement.execute("select 1 from day_capacity for update nowait");
            agent.commit();
            meanwhile.get();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whatIsOverStaysWhenTheChildHasLeftAlready() {
        sql("update child set left_on = '2026-11-10' where id = 1");
        leaves();
        assertThat(reserved()).as("a past day is invoiced").isEqualTo("1");
        assertThat(enrolment()).isEqualTo("1 ENDED 2026-11-09");
        assertThat(MAILS).containsExactlyInAnyOrder("left 1 2", "left 2 1", "ended 1");
        assertThat(one("select count(*) from enrolment_event where enrolment_id = 1"))
                .isEqualTo("1");
    }

    @Test
    void theOtherHouseholdGoesOnWithASharedChild() {
        sql("update household_child set until = '2026-11-15' where household_id = 1");
        leaves();
        assertThat(reserved()).isEqualTo("1,4");
        assertThat(enrolment()).isEqualTo("2 ACTIVE 2027-07-02");
    }

    @Test
    void theOtherHouseholdLosesOnlyItsOwnDays() {
        sql("update household_child set until = '2026-12-01' where household_id = 2");
        leaves();
        assertThat(reserved()).isEqualTo("1,2,3");
        assertThat(enrolment()).isEqualTo(WHOLE_SEASON);
        assertThat(MAILS).containsExactly("left 2 1");
    }

    @Test
    void aWaitingChildGivesItsPlaceOnTheListUp() {
        sql("update enrolment set state = 'WAITING' where id = 1");
        sql("update child set left_on = '2026-11-10' where id = 1");
        leaves();
        assertThat(enrolment()).isEqualTo("1 WITHDRAWN 2027-07-02");
        assertThat(ANSWERED).isEmpty();
    }
}
