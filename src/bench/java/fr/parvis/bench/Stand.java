package fr.parvis.bench;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.DemoFamily;
import fr.parvis.demo.DemoInvoices;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Options;
import fr.parvis.demo.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The portal with its database and the town's site, and in the same server the plain servlet that
 * it is measured against.
 */
final class Stand implements AutoCloseable {

    /** Where run put the server, the WAR and the town, and where the recorded answers go. */
    static final Path WORK = Path.of(System.getProperty("bench.work")).toAbsolutePath();

    static final int OFFSET = Integer.getInteger("bench.port.offset", 11_000);

    private static final Set<String> SERVERS_OWN =
            Set.of("content-length", "transfer-encoding", "date", "connection", "keep-alive");

    private final Demonstration demonstration;
    private final Path answers = WORK.resolve("answers");

    private Stand(Demonstration demonstration) {
        this.demonstration = demonstration;
    }

    static Stand start(String... jvmOptions) {
        return startWith(Map.of(), jvmOptions);
    }

    /** The same with settings of the portal that are not the demonstration's. */
    static Stand startWith(Map<String, String> environment, String... jvmOptions) {
        var options = new ArrayList<>(List.of(jvmOptions));
        // other switches than those of the demonstration: -Dbench.jvm="-XX:+UseParallelGC -Xlog:gc"
        String more = System.getProperty("bench.jvm", "");
        options.addAll(more.isEmpty() ? List.of() : List.of(more.split("[ ,]+")));
        options.add("-XX:FlightRecorderOptions=stackdepth=512");
        options.add("-Dbench.answers=" + WORK.resolve("answers"));
        var stand =
                new Stand(
                        Demonstration.start(
                                Options.of(WORK)
                                        .withReset(true)
                                        .withPorts(Ports.withOffset(OFFSET))
                                        .withEnvironment(environment)
                                        .withJvmOptions(options)));
        // "durand" has children and invoices, as at the launcher
        DemoInvoices.issue(stand.demonstration.database());
        DemoFamily.found(stand.demonstration.database());
        return stand;
    }

    Demonstration demonstration() {
        return demonstration;
    }

    String portal() {
        return demonstration.portalUrl();
    }

    String plain() {
        return portal().replaceFirst("/[^/]*$", "/plain");
    }

    /** A request that went all the way: the address of its tracking page. */
    String file() {
        var browser = new Browser(UnaryOperator.identity());
        return new Journey(browser, portal()).all().replaceFirst("/confirmation$", "");
    }

    /** The cookies of somebody of the demonstration, signed in. */
    String signedIn(String userName) {
        var browser = new Browser(UnaryOperator.identity());
        browser.open(portal() + "/connexion");
        browser.submit(
                "entrer", Map.of("identifiant", userName, "motdepasse", DemoAccounts.PASSWORD));
        return browser.cookie();
    }

    /**
     * Enrols a child of somebody in the activity of src/bench/activities: ten months around today.
     *
     * @return the enrolment
     */
    long schoolYear(String userName) {
        try (var connection = demonstration.database().dataSource().getConnection();
                var insert =
                        connection.prepareStatement(
                                "insert into enrolment (household_id, child_id, activity, place,"
                                        + " from_day, to_day, state, asked_at) select"
                                        + " hc.household_id, hc.child_id, 'annee', 'ecole',"
                                        + " current_date, current_date + 300, 'ACTIVE', now() from"
                                        + " household_child hc join household_member m on"
                                        + " m.household_id = hc.household_id join account a on"
                                        + " a.id = m.account_id where a.user_name = ? and hc.until"
                                        + " is null order by hc.child_id limit 1 returning id")) {
            insert.setString(1, userName);
            try (var made = insert.executeQuery()) {
                made.next();
                return made.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** "261201": a Monday far enough to be booked, as the agenda writes it. */
    String nextSchoolDay() {
        return LocalDate.now()
                .plusDays(14)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .format(DateTimeFormatter.ofPattern("yyMMdd"));
    }

    /** The address of the first request in an agent's queue. */
    String firstRequest(String cookie) {
        var browser = new Browser(UnaryOperator.identity());
        var queue = browser.openWith(portal() + "/agents/demandes", Map.of("Cookie", cookie));
        String path = queue.selectFirst("tbody th a").attr("href");
        return portal().replaceFirst("/[^/]*$", "") + path;
    }

    /**
     * Keeps an answer of the portal for the plain servlet to give.
     *
     * @return the address of the plain servlet
     */
    String record(String name, HttpResponse<byte[]> answer) {
        var head = new ArrayList<String>();
        head.add(Integer.toString(answer.statusCode()));
        answer.headers()
                .map()
                .forEach(
                        (key, values) -> {
                            if (!SERVERS_OWN.contains(key.toLowerCase()) && !key.startsWith(":")) {
                                values.forEach(v -> head.add(key + ": " + v));
                            }
                        });
        try {
            Files.createDirectories(answers);
            Files.write(answers.resolve(name + ".head"), head);
            Files.write(answers.resolve(name + ".body"), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return plain() + "/" + name;
    }

    long pid() {
        try {
            return Long.parseLong(
                    Files.readString(demonstration.data().resolve("server-1.pid")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        demonstration.close();
    }
}
