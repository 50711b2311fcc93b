package fr.parvis.bench;

import fr.parvis.demo.DemoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * The same form of three steps twice, on two nodes: kept by the HTTP session and replicated by the
 * server's data grid, or kept by a row of PostgreSQL with a view that has no state.
 */
final class Wizards {

    private static final int USERS = 8;
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
    private static final int SESSIONS = Integer.getInteger("bench.sessions", 2000);
    private static final int FIRST = Stand.OFFSET + 8080;
    private static final int SECOND = FIRST + 1;

    private final WizardNodes nodes;

    private Wizards(DemoDatabase database) {
        nodes = new WizardNodes(database);
    }

    public static void main(String[] arguments) throws Exception {
        try (var database = DemoDatabase.temporary();
                var connection = database.dataSource().getConnection()) {
            connection
                    .createStatement()
                    .execute("create table wizard (key text primary key, step int, name text)");
            var wizards = new Wizards(database);
            System.out.println(
                    "\n"
                            + "### A form of three steps on two nodes, 8 users\n"
                            + "| kept by | requests to | journeys | failed | requests per second |"
                            + " after kill -9 of a node: went on | lost |\n"
                            + "|---|---|---|---|---|---|---|---|");
            wizards.measure("replicated HTTP session", "session", true);
            wizards.measure("row of PostgreSQL", "row", false);
            wizards.weigh();
        }
    }

    private void measure(String name, String page, boolean cluster) throws Exception {
        try {
            nodes.start(1, FIRST, cluster);
            nodes.start(2, SECOND, cluster);
            nodes.awaitPage(FIRST, page);
            nodes.awaitPage(SECOND, page);
            load(page, false, SECONDS);
            load(page, true, SECONDS);
            String sticky = load(page, false, SECONDS);
            String alternating = load(page, true, SECONDS);
            String killed = kill(page);
            System.out.printf("| %s | one node each | %s | |%n", name, sticky + " |");
            System.out.printf("| %s | both in turn | %s | %s |%n", name, alternating, killed);
        } finally {
            nodes.stop();
        }
    }

    private String load(String page, boolean alternating, int seconds) throws Exception {
        var done = new AtomicInteger();
        var failed = new AtomicInteger();
        var requests = new AtomicInteger();
        var users = Executors.newFixedThreadPool(USERS);
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        for (int i = 0; i < USERS; i++) {
            int own = i % 2 == 0 ? FIRST : SECOND;
            users.execute(
                    () -> {
                        while (System.nanoTime() < end) {
                            var turn = new AtomicInteger(own);
                            UnaryOperator<String> node =
                                    url -> {
                                        requests.incrementAndGet();
                                        int to =
                                                alternating
                                                        ? FIRST + turn.getAndIncrement() % 2
                                                        : own;
                                        return url.replace(":" + FIRST, ":" + to);
                                    };
                            if (journey(new Browser(node), page)) {
                                done.incrementAndGet();
                            } else {
                                failed.incrementAndGet();
                            }
                        }
                    });
        }
        users.shutdown();
        users.awaitTermination(seconds + 60L, TimeUnit.SECONDS);
        double rate = requests.get() / ((System.nanoTime() - begin) / 1e9);
        return "%d | %d | %.0f".formatted(done.get(), failed.get(), rate);
    }

    private static boolean journey(Browser browser, String page) {
        try {
            browser.open(WizardNodes.url(FIRST, page));
            for (int step = 1; step <= 3; step++) {
                send(browser, step);
            }
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static void send(Browser browser, int step) {
        browser.submit("next", Map.of("form:name", "Durand"));
        String said =
                browser.page().select("#step").text() + " " + browser.page().select("#name").text();
        if (!said.equals(step + " Durand")) {
            throw new IllegalStateException(said + " at step " + step);
        }
    }

    /** A hundred people have sent the first step to the first node when it is killed. */
    private String kill(String page) throws InterruptedException {
        var port = new AtomicInteger(FIRST);
        var browsers = new ArrayList<Browser>();
        for (int i = 0; i < 100; i++) {
            var browser = new Browser(url -> url.replace(":" + FIRST, ":" + port.get()));
            browser.open(WizardNodes.url(FIRST, page));
            send(browser, 1);
            browsers.add(browser);
        }
        nodes.kill(0);
        port.set(SECOND);
        int lost = 0;
        for (Browser browser : browsers) {
            try {
                send(browser, 2);
                send(browser, 3);
            } catch (RuntimeException e) {
                lost++;
            }
        }
        return "%d | %d".formatted(100 - lost, lost);
    }

    /** The heap that people in the middle of the form cost, on one node without a cluster. */
    private void weigh() throws Exception {
        System.out.println(
                "\n### Heap of %d people in the middle of the form\n".formatted(SESSIONS)
                        + "| kept by | bytes each |\n|---|---|");
        for (String page : List.of("session", "row")) {
            try {
                nodes.start(1, FIRST, false);
                nodes.awaitPage(FIRST, page);
                people(page, 400);
                long before = heap(nodes.pid(0));
                people(page, SESSIONS);
                long after = heap(nodes.pid(0));
                System.out.printf("| %s | %d |%n", page, (after - before) / SESSIONS);
            } finally {
                nodes.stop();
            }
        }
    }

    private static void people(String page, int count) {
        for (int i = 0; i < count; i++) {
            var browser = new Browser(UnaryOperator.identity());
            browser.open(WizardNodes.url(FIRST, page));
            send(browser, 1);
        }
    }

    /** Live bytes on the heap after a full collection. */
    static long heap(long pid) {
        String id = Long.toString(pid);
        Command.output(List.of("jcmd", id, "GC.run"));
        String histogram = Command.output(List.of("jcmd", id, "GC.class_histogram"));
        String[] total = histogram.substring(histogram.lastIndexOf("Total")).trim().split("\\s+");
        return Long.parseLong(total[2]);
    }
}
