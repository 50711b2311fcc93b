package fr.parvis.booking.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.booking.entity.WaitingPlace;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.SchemaDatabase;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line on a real PostgreSQL; each node has its own way to it. */
@Feature("BKG-7")
class WaitingRoomTest {

    private static final int FAMILIES = 60;

    private static SchemaDatabase database;

    private final MovingClock clock = new MovingClock();

    private static class MovingClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-22T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Europe/Paris");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("booking");
        sql(
                "insert into account (id, kind, user_name, mail, last_name, first_names, created_at)"
                        + " overriding system value select n, 'CITIZEN', 'f' || n, 'f' || n ||"
                        + " '@example.fr', 'F', 'F', now() from generate_series(1, %d) n"
                                .formatted(FAMILIES));
    }

    @AfterAll
    static void stop() {
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

    @BeforeEach
    void nobodyIsThere() {
        sql("truncate waiting_place");
        sql(
                "update waiting_room set last_ticket = 0, admitted = 0, measured = 0,"
                        + " measured_at = null, per_hour = null");
    }

    /** A node of the portal, for one thread at a time. */
    private WaitingRoom node(int atOnce) {
        return node(atOnce, clock);
    }

    private WaitingRoom node(int atOnce, Clock clock) {
        EntityManager entities = database.entities();
        var repository = new WaitingRoomRepository();
        repository.entities = entities;
        repository.plain = PlainSql.on(database.dataSource());
        var door =
                new WaitingRoomDoor() {
                    @Override
                    public void arrive(long account, int most, Duration inside, Duration kept) {
                        in(
                                entities,
                                () -> {
                                    super.arrive(account, most, inside, kept);
                                    return null;
                                });
                    }

                    @Override
                    public int admit(int most, Duration inside, Duration kept) {
                        return in(entities, () -> super.admit(most, inside, kept));
                    }
                };
        door.repository = repository;
        door.clock = clock;
        var room = new WaitingRoom();
        room.repository = repository;
        room.door = door;
        room.clock = clock;
        room.atOnce = atOnce;
        room.keepMinutes = 30;
        return room;
    }

    @Test
    void whoTicksForLongKeepsThePass() {
        WaitingRoom room = node(1);
        assertThat(room.enter(1).inside()).isTrue();
        assertThat(room.enter(2).inside()).isFalse();
        for (int minute = 0; minute < 50; minute++) {
            clock.pass(Duration.ofMinutes(1));
            room.keep(1);
        }
        assertThat(
                        database.number(
                                "select count(*) from waiting_place where account_id = 1"
                                        + " and inside_until > '"
                                        + clock.instant()
                                        + "'"))
                .as("who ticks takes no room")
                .isZero();
        assertThat(room.enter(1).inside()).isTrue();
        clock.pass(Duration.ofMinutes(31));
        room.keep(1);
        assertThat(room.look(1)).as("nobody ticked").isEmpty();
    }

    private static void forget(WaitingRoom room) {
        in(
                room.repository.entities,
                () -> {
                    room.forgetOld();
                    return null;
                });
    }

    private static <T> T in(EntityManager entities, Supplier<T> work) {
        entities.getTransaction().begin();
        try {
            T result = work.get();
            entities.getTransaction().commit();
            return result;
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.clear();
        }
    }

    private static List<Boolean> all(int threads, List<Callable<Boolean>> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            var results = new ArrayList<Boolean>();
            for (Future<Boolean> one : pool.invokeAll(work)) {
                results.add(one.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void asLongAsThereIsRoomNobodyWaits() {
        WaitingRoom room = node(3);
        assertThat(room.enter(1).inside()).isTrue();
        assertThat(room.enter(2).inside()).isTrue();
        assertThat(room.enter(3).inside()).isTrue();
        WaitingPlace fourth = room.enter(4);
        assertThat(fourth.inside()).isFalse();
        assertThat(fourth.ahead()).isZero();
        assertThat(room.enter(5).ahead()).isEqualTo(1);
        assertThat(node(0).enter(6).inside()).as("a portal without a waiting room").isTrue();
    }

    @Test
    void theOrderIsThatOfArrivalWhateverTheNode() {
        List<WaitingRoom> nodes = List.of(node(1), node(1), node(1));
        nodes.get(0).enter(1);
        List<Integer> arriving = IntStream.rangeClosed(2, FAMILIES).boxed().toList();
        for (int account : arriving) {
            assertThat(nodes.get(account % 3).enter(account).ahead()).isEqualTo(account - 2);
        }
        var chance = new Random(7);
        for (int account : arriving) {
            // looking again, from anywhere and in any order, changes nothing
            nodes.get(chance.nextInt(3)).enter(2 + chance.nextInt(FAMILIES - 1));
            nodes.get(chance.nextInt(3)).leave(account - 1);
            nodes.get(chance.nextInt(3)).round();
            assertThat(nodes.get(chance.nextInt(3)).look(account).orElseThrow().inside()).isTrue();
            if (account < FAMILIES) {
                assertThat(nodes.get(0).look(account + 1).orElseThrow().inside()).isFalse();
            }
        }
    }

    @Test
    void allAtOnceOnThreeNodesLetsInAsManyAsThereIsRoomFor() throws Exception {
        List<Callable<Boolean>> people = new ArrayList<>();
        for (int i = 1; i <= FAMILIES; i++) {
            int account = i;
            people.add(
                    () -> {
                        WaitingRoom node = node(10);
                        node.enter(account);
                        // two tabs of one person are one person
                        return node.enter(account).inside();
                    });
        }
        all(12, people);
        node(10).round();
        assertThat(database.number("select count(*) from waiting_place")).isEqualTo(FAMILIES);
        assertThat(
                        database.number(
                                "select count(*) from waiting_place where admitted_at is not null"))
                .isEqualTo(10);
        assertThat(
                        database.number(
                                "select count(*) from waiting_place where admitted_at is null and"
                                        + " ticket < (select max(ticket) from waiting_place"
                                        + " where admitted_at is not null)"))
                .as("nobody was overtaken")
                .isZero();
    }

    @Test
    void nobodyIsNotedAsLetInBeforeAnEarlierTicket() {
        WaitingRoom other = node(1);
        LongStream.rangeClosed(1, 3).forEach(other::enter);
        other.leave(1);
        // between looking at the clock and the door another node lets somebody in
        WaitingRoom slow =
                node(
                        2,
                        new MovingClock() {
                            @Override
                            public Instant instant() {
                                Instant before = clock.instant();
                                clock.pass(Duration.ofSeconds(1));
                                other.round();
                                return before;
                            }
                        });
        slow.round();
        assertThat(
                        database.number(
                                "select count(*) from waiting_place a join waiting_place b on"
                                        + " a.ticket < b.ticket and a.admitted_at > b.admitted_at"))
                .isZero();
        assertThat(
                        database.number(
                                "select count(*) from waiting_place where admitted_at is not null"))
                .isEqualTo(2);
    }

    @Test
    void whoOpensNoPageMakesRoomAndComesBackWithoutWaiting() {
        WaitingRoom room = node(1);
        room.enter(1);
        assertThat(room.enter(2).inside()).isFalse();
        clock.pass(WaitingRoom.INSIDE.minusSeconds(1));
        room.round();
        assertThat(room.look(2).orElseThrow().inside()).isFalse();
        clock.pass(Duration.ofSeconds(2));
        room.round();
        assertThat(room.look(2).orElseThrow().inside()).isTrue();
        assertThat(room.enter(1).inside()).as("ticks at leisure").isTrue();

        clock.pass(Duration.ofMinutes(31));
        assertThat(room.look(1)).as("was away for too long").isEmpty();
        room.enter(3);
        assertThat(room.enter(1).inside()).as("a new ticket, behind").isFalse();
    }

    @Test
    void whoHasBookedMakesRoomAtOnceAndMayComeBack() {
        WaitingRoom room = node(1);
        room.enter(1);
        assertThat(room.enter(2).inside()).isFalse();
        assertThat(room.enter(3).inside()).isFalse();
        room.done(3);
        room.done(1);
        room.round();
        assertThat(room.look(2).orElseThrow().inside()).isTrue();
        assertThat(room.look(3).orElseThrow().inside()).as("has only waited").isFalse();
        assertThat(room.enter(1).inside()).as("for another child").isTrue();
        clock.pass(Duration.ofMinutes(29));
        assertThat(room.enter(1).inside()).as("the pass is kept").isTrue();
    }

    /** Eight who come in the same moment, and room for all: nobody is shown the line. */
    @Test
    void whoComesWhileThereIsRoomNeverWaits() throws Exception {
        var executor = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 4; round++) {
                var coming = new ArrayList<Callable<Boolean>>();
                for (int i = 1; i <= 8; i++) {
                    long account = round * 8L + i;
                    coming.add(() -> node(100).enter(account).inside());
                }
                for (Future<Boolean> one : executor.invokeAll(coming)) {
                    assertThat(one.get()).isTrue();
                }
            }
        } finally {
            executor.shutdownNow();
        }
    }

    /** In the moment between coming and looking where one stands. */
    @Test
    void whoLeavesOnAnotherPageMeanwhileIsNotInside() {
        WaitingRoom other = node(1);
        other.enter(1);
        WaitingRoom room = node(1);
        WaitingRoomDoor real = room.door;
        room.door =
                new WaitingRoomDoor() {
                    @Override
                    public void arrive(long account, int most, Duration inside, Duration kept) {
                        real.arrive(account, most, inside, kept);
                        in(
                                other.repository.entities,
                                () -> {
                                    other.leave(account);
                                    return null;
                                });
                    }
                };
        assertThat(room.enter(2).inside()).isFalse();
        room.door = real;
        assertThat(room.enter(2).inside()).as("a new place in line").isFalse();
        assertThat(room.look(2)).isPresent();
    }

    @Test
    void whoWaitsKeepsThePlaceForAnHourWithoutLooking() {
        WaitingRoom room = node(1);
        room.enter(1);
        room.enter(2);
        room.enter(3);
        clock.pass(Duration.ofMinutes(59));
        forget(room);
        assertThat(room.look(3).orElseThrow().ahead()).isEqualTo(1);
        clock.pass(Duration.ofMinutes(2));
        forget(room);
        assertThat(room.look(2)).isEmpty();
        assertThat(room.look(3).orElseThrow().ahead()).isZero();
    }

    @Test
    void theRateOfTheDoorIsTold() {
        WaitingRoom room = node(2);
        LongStream.rangeClosed(1, 50).forEach(room::enter);
        assertThat(room.look(50).orElseThrow().expected()).isNull();
        for (int i = 1; i <= 30; i++) {
            clock.pass(Duration.ofSeconds(3));
            room.leave(i);
            room.round();
        }
        // one each three seconds
        WaitingPlace last = room.look(50).orElseThrow();
        assertThat(last.perHour()).isBetween(900L, 1500L);
        assertThat(last.expected().to()).isBetween(1L, 3L);
    }
}
