package fr.parvis.bench;

import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Options;
import fr.parvis.demo.PortalProcess;
import fr.parvis.demo.Ports;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Two nodes of the portal on one database: journeys whose every request goes to the other node than
 * the one before; in the middle of them one node is killed, and the journeys go on.
 */
final class Nodes {

    private static final int JOURNEYS = Integer.getInteger("bench.journeys", 200);
    private static final int USERS = 8;

    private final String first;
    private final String second;
    private final AtomicBoolean killed = new AtomicBoolean();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();

    private Nodes(String first, String second) {
        this.first = first;
        this.second = second;
    }

    public static void main(String[] arguments) throws InterruptedException, SQLException {
        var options =
                Options.of(Stand.WORK).withReset(true).withPorts(Ports.withOffset(Stand.OFFSET));
        try (var demonstration = Demonstration.start(options)) {
            PortalProcess other = demonstration.addNode(2, Stand.OFFSET + 8081);
            var nodes = new Nodes(demonstration.portal().url(), other.url());
            nodes.run(demonstration);
        }
    }

    private void run(Demonstration demonstration) throws InterruptedException, SQLException {
        var users = Executors.newFixedThreadPool(USERS);
        var half = new CountDownLatch(JOURNEYS / 2);
        long begin = System.nanoTime();
        for (int i = 0; i < JOURNEYS; i++) {
            users.execute(() -> journey(half));
        }
        half.await(5, TimeUnit.MINUTES);
        // first the proxy's word that the node is gone, as when it is taken out; then none at all
        demonstration.portal().kill();
        killed.set(true);
        users.shutdown();
        users.awaitTermination(5, TimeUnit.MINUTES);
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "%n### Two nodes, one killed in the middle%n| journeys | failed | requests sent"
                        + " again to the other node | requests filed in the database | filed twice |"
                        + " journeys per second |%n|---|---|---|---|---|---|%n| %d | **%d** | %d | %d |"
                        + " %d | %.1f |%n",
                JOURNEYS,
                failed.get(),
                again.get(),
                count(demonstration, "select count(*) from request"),
                count(
                        demonstration,
                        "select count(*) - count(distinct request_number) from draft where"
                                + " request_number is not null"),
                done.get() / seconds);
    }

    private void journey(CountDownLatch half) {
        var turn = new AtomicInteger();
        UnaryOperator<String> node =
                url -> {
                    boolean toFirst = turn.getAndIncrement() % 2 == 0 && !killed.get();
                    return toFirst ? url.replace(second, first) : url.replace(first, second);
                };
        // what a proxy does when a server does not answer
        var browser = new Browser(node, again::incrementAndGet);
        try {
            new Journey(browser, first).all();
            done.incrementAndGet();
        } catch (RuntimeException e) {
            failed.incrementAndGet();
            System.out.println("failed: " + e);
        } finally {
            half.countDown();
        }
    }

    private static long count(Demonstration demonstration, String sql) throws SQLException {
        try (var connection = demonstration.database().dataSource().getConnection();
                var found = connection.createStatement().executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }
}
