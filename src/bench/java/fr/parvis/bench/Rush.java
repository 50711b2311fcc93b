package fr.parvis.bench;

import fr.parvis.demo.DemoDatabase;
import fr.parvis.kernel.SecretToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Baskets of 1 to 36 Wednesdays through the whole portal, beside pgbench with the very statements
 * that the portal sends for them, on the same 36 rows of places, in turn.
 */
final class Rush {

    static final int DAYS = 36;

    private static final int CONNECTIONS = Integer.getInteger("bench.connections", 8);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int WARM = Integer.getInteger("bench.warm", 800);
    private static final int EACH = Integer.getInteger("bench.each", 600);
    private static final int SCRIPTS = 16;
    private static final int SCRIPTED = 100_000;
    private static final int BENCHED = 200_000;

    private final Stand stand;
    private final String portal;
    private final List<String> days;
    private final Random random = new Random(20261122);
    private final List<Path> saves = new ArrayList<>();
    private final List<Path> visits = new ArrayList<>();
    private final Pgbench pgbench;

    private Rush(Stand stand) {
        this.stand = stand;
        this.portal = stand.portal();
        this.days = wednesdays(portal, 1);
        this.pgbench =
                new Pgbench(stand.demonstration().database().port(), CONNECTIONS, EACH, BENCHED);
    }

    public static void main(String[] arguments)
            throws SQLException, IOException, InterruptedException {
        var table = new Table("Baskets a second beside pgbench with the same statements");
        try (Stand stand = Stand.startWith(Map.of("PARVIS_WAITING_ROOM_AT_ONCE", "0"))) {
            try (Connection connection = administrator(stand).getConnection()) {
                RushFamilies.seed(connection, 1, WARM + 2 * ROUNDS * EACH, "large");
                RushFamilies.seed(connection, SCRIPTED, SCRIPTED + SCRIPTS, "large");
                RushFamilies.seed(connection, BENCHED, BENCHED + 2 * (ROUNDS + 1) * EACH, "large");
            }
            var rush = new Rush(stand);
            try (Connection connection = administrator(stand).getConnection()) {
                RushFamilies.draft(
                        connection, BENCHED, BENCHED + (ROUNDS + 1) * EACH, rush.changes());
                connection.createStatement().execute("vacuum analyze");
            }
            rush.measure(table);
        }
        table.print();
    }

    static PGSimpleDataSource administrator(Stand stand) {
        var source = (PGSimpleDataSource) stand.demonstration().database().administrator();
        source.setDatabaseName(DemoDatabase.NAME);
        return source;
    }

    /** The first Wednesdays that the agenda of a family offers. */
    static List<String> wednesdays(String portal, int family) {
        var person = Map.of("Cookie", "pv_session=" + RushFamilies.token(family));
        String page =
                new String(
                        Web.get(
                                        portal
                                                + "/mon-espace/reservations/"
                                                + RushFamilies.enrolment(family)
                                                + "/agenda",
                                        person)
                                .body(),
                        StandardCharsets.UTF_8);
        var found = new ArrayList<String>();
        Matcher box = Pattern.compile("value=\"(\\d{6}journee)\"").matcher(page);
        while (box.find() && found.size() < DAYS) {
            if (!found.contains(box.group(1))) {
                found.add(box.group(1));
            }
        }
        if (found.size() < DAYS) {
            throw new IllegalStateException("only " + found);
        }
        return found;
    }

    /** Between one and all of the days. */
    static List<String> some(List<String> days, int count, Random random) {
        var some = new ArrayList<>(days);
        Collections.shuffle(some, random);
        return some.subList(0, count).stream().sorted().toList();
    }

    /** Half of the days as a draft holds them. */
    private String changes() {
        return some(days, DAYS / 2, random).stream()
                .map(
                        d ->
                                "{\"day\": \"20%s-%s-%s\", \"unit\": \"journee\", \"change\": \"ADD\"}"
                                        .formatted(
                                                d.substring(0, 2),
                                                d.substring(2, 4),
                                                d.substring(4, 6)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private void measure(Table table) throws IOException, InterruptedException, SQLException {
        var people = new ArrayList<RushPerson>();
        for (int family = 1; family <= WARM + 2 * ROUNDS * EACH; family++) {
            people.add(new RushPerson(family, some(days, 1 + random.nextInt(DAYS), random)));
        }
        int half = WARM + ROUNDS * EACH;
        rate(people.subList(0, WARM), p -> until(p, RushPerson.Step.DONE));
        // the pages before, of those whose "Valider" is measured alone
        rate(people.subList(WARM, half), p -> until(p, RushPerson.Step.SUBMIT));
        capture();
        execute("update day_capacity set capacity = 1000000 where activity = 'mercredis'");
        pgbench.rate(saves);
        for (int round = 0; round < ROUNDS; round++) {
            var some = people.subList(WARM + round * EACH, WARM + (round + 1) * EACH);
            double ours = rate(some, p -> p.go(portal));
            add(table, "\"Valider\"", ours, pgbench.rate(saves));
        }
        pgbench.rate(visits);
        for (int round = 0; round < ROUNDS - 1; round++) {
            var some = people.subList(half + round * EACH, half + (round + 1) * EACH);
            double ours = rate(some, p -> until(p, RushPerson.Step.DONE));
            add(
                    table,
                    "agenda, ticks, summary, \"Valider\", confirmation",
                    ours,
                    pgbench.rate(visits));
        }
    }

    private static void add(Table table, String what, double ours, double plain) {
        table.add(what, ours / plain);
        table.note(what, String.format(Locale.ROOT, "%.0f, %.0f a second", ours, plain));
    }

    private void until(RushPerson person, RushPerson.Step step) {
        while (person.step() != step) {
            person.go(portal);
        }
    }

    /** How many a second, by the bounded number of connections. */
    private static double rate(List<RushPerson> people, Consumer<RushPerson> work)
            throws InterruptedException {
        var pool = Executors.newFixedThreadPool(CONNECTIONS);
        long begin = System.nanoTime();
        try {
            var all = new ArrayList<Callable<Void>>();
            people.forEach(
                    p ->
                            all.add(
                                    () -> {
                                        work.accept(p);
                                        return null;
                                    }));
            for (Future<Void> one : pool.invokeAll(all)) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdown();
        }
        return people.size() / ((System.nanoTime() - begin) / 1e9);
    }

    /** Some families, one after the other, with the server's log of what the portal asks for. */
    private void capture() throws SQLException, IOException {
        execute("alter system set log_statement = 'all'");
        execute("select pg_reload_conf()");
        Path log = stand.demonstration().database().log();
        for (int i = 1; i <= SCRIPTS; i++) {
            int family = SCRIPTED + i;
            var person =
                    new RushPerson(family, some(days, Math.max(1, i * DAYS / SCRIPTS), random));
            long begin = Files.size(log);
            until(person, RushPerson.Step.SUBMIT);
            long before = Files.size(log);
            person.go(portal);
            long after = Files.size(log);
            until(person, RushPerson.Step.DONE);
            var ids = RushFamilies.ids(family);
            ids.put("number", Long.toString(person.request()));
            byte[] all = Files.readAllBytes(log);
            saves.add(script("valider-" + i, all, before, after, family, ids));
            visits.add(script("visite-" + i, all, begin, all.length, family, ids));
        }
        execute("alter system reset log_statement");
        execute("select pg_reload_conf()");
    }

    private static Path script(
            String name, byte[] log, long from, long to, int family, Map<String, String> ids)
            throws IOException {
        String part = new String(log, (int) from, (int) (to - from), StandardCharsets.UTF_8);
        String script =
                RushStatements.script(part, ids, SecretToken.hash(RushFamilies.token(family)));
        System.err.println(name + ": " + RushStatements.count(script) + " statements");
        return Files.writeString(Stand.WORK.resolve(name + ".sql"), script);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = administrator(stand).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
