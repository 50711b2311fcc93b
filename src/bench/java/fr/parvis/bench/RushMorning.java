package fr.parvis.bench;

import fr.parvis.demo.PortalProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The morning when reservations open: thousands of families come within a minute, with baskets of 1
 * to 36 Wednesdays of 500 places, to two nodes with a waiting room. When a third of the places is
 * given one node is killed, at two thirds the database is restarted. Then what the pages have said
 * is compared with what the database has.
 */
final class RushMorning {

    private static final int FAMILIES = Integer.getInteger("bench.families", 5000);
    private static final int CONNECTIONS = Integer.getInteger("bench.people", 24);
    private static final int MINUTE = Integer.getInteger("bench.arrive", 60);
    private static final int PATIENCE_SECONDS = Integer.getInteger("bench.patience", 420);
    private static final int FIRST = 500_000;

    /** Of a day, as src/bench/activities says. */
    private static final int PLACES = 500;

    /** A person's next request. */
    private record Turn(RushPerson person, int node, long due) implements Delayed {

        static Turn in(RushPerson person, int node, long millis) {
            return new Turn(
                    person, node, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(due, ((Turn) other).due());
        }
    }

    private final Stand stand;
    private final PortalProcess other;
    private final List<RushPerson> people;
    private final DelayQueue<Turn> turns = new DelayQueue<>();
    private final Map<String, AtomicInteger> again = new ConcurrentHashMap<>();
    private final CountDownLatch done = new CountDownLatch(FAMILIES);
    private final AtomicInteger days = new AtomicInteger();
    private long end;
    private volatile boolean over;

    private RushMorning(Stand stand, PortalProcess other) {
        this.stand = stand;
        this.other = other;
        var random = new Random(500);
        List<String> days = Rush.wednesdays(stand.portal(), FIRST - 1);
        people =
                IntStream.range(0, FAMILIES)
                        .mapToObj(
                                i ->
                                        new RushPerson(
                                                FIRST + i,
                                                Rush.some(
                                                        days,
                                                        1 + random.nextInt(Rush.DAYS),
                                                        random)))
                        .toList();
    }

    public static void main(String[] arguments)
            throws SQLException, IOException, InterruptedException {
        try (Stand stand = Stand.start()) {
            try (Connection connection = Rush.administrator(stand).getConnection()) {
                // the last one is only asked which days there are
                RushFamilies.seed(connection, FIRST - 1, FIRST + FAMILIES - 1, "course");
                connection.createStatement().execute("vacuum analyze");
            }
            PortalProcess other = stand.demonstration().addNode(2, Stand.OFFSET + 8081);
            var morning = new RushMorning(stand, other);
            double seconds = morning.run();
            RushAnswers.compare(stand, morning.people, seconds, morning.again);
        }
    }

    private double run() throws InterruptedException, SQLException, IOException {
        for (int i = 0; i < FAMILIES; i++) {
            turns.add(Turn.in(people.get(i), i % 2, 1000L * MINUTE * i / FAMILIES));
        }
        long begin = System.nanoTime();
        end = begin + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        var workers = new ArrayList<Thread>();
        for (int i = 0; i < CONNECTIONS; i++) {
            var worker = new Thread(this::work);
            worker.start();
            workers.add(worker);
        }
        await(1);
        System.err.printf(
                Locale.ROOT,
                "node killed after %.0f s, %d families answered, %d days given%n",
                since(begin),
                FAMILIES - done.getCount(),
                days.get());
        stand.demonstration().portal().kill();
        await(2);
        System.err.printf(
                Locale.ROOT,
                "database restarted after %.0f s, %d families answered, %d days given%n",
                since(begin),
                FAMILIES - done.getCount(),
                days.get());
        restartDatabase();
        boolean all = done.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        double seconds = since(begin);
        over = true;
        for (Thread worker : workers) {
            worker.join();
        }
        if (!all) {
            System.out.println("not done: " + done.getCount());
        }
        return seconds;
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Until so many thirds of the places are given, or of the families have their answer. */
    private void await(int thirds) throws InterruptedException {
        while (days.get() < thirds * Rush.DAYS * PLACES / 3
                && done.getCount() > FAMILIES * (3L - thirds) / 3
                && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private void restartDatabase() throws SQLException, IOException {
        Path programs = Stand.WORK.resolve(".parvis/postgresql-programs");
        try (var found = Files.walk(programs, 3);
                var connection = Rush.administrator(stand).getConnection();
                var folder = connection.createStatement().executeQuery("show data_directory")) {
            folder.next();
            var command = new ArrayList<String>();
            if ("root".equals(System.getProperty("user.name"))) {
                // PostgreSQL does not run as root: a namespace where it is nobody, as at its start
                command.addAll(List.of("unshare", "-U"));
            }
            Path control = found.filter(p -> p.endsWith("bin/pg_ctl")).findFirst().orElseThrow();
            command.addAll(
                    List.of(
                            control.toString(),
                            "-D",
                            folder.getString(1),
                            "-m",
                            "fast",
                            "-w",
                            "-l",
                            stand.demonstration().database().log().toString(),
                            "restart"));
            Command.output(command);
        }
    }

    private void work() {
        while (!over) {
            Turn turn;
            try {
                turn = turns.poll(200, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            }
            if (turn != null) {
                turns(turn);
            }
        }
    }

    private void turns(Turn turn) {
        RushPerson person = turn.person();
        int node = turn.node();
        long pause;
        try {
            pause = person.go(node == 0 ? stand.portal() : other.url());
        } catch (UncheckedIOException e) {
            // no answer: asked again, by way of the other node
            note(person.step() + ", no answer");
            node = 1 - node;
            pause = 300;
        } catch (IllegalStateException e) {
            note(String.valueOf(e.getMessage()));
            pause = 500;
        }
        if (person.step() == RushPerson.Step.DONE) {
            days.addAndGet(RushAnswers.acknowledged(person).size());
            done.countDown();
        } else {
            turns.add(Turn.in(person, node, pause));
        }
    }

    private void note(String what) {
        again.computeIfAbsent(what, w -> new AtomicInteger()).incrementAndGet();
    }
}
