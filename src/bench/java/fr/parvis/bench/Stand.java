package fr.parvis.bench;

import fr.parvis.demo.DemoAccounts;
import fr.parvis.demo.Demonstration;
import fr.parvis.demo.Options;
import fr.parvis.demo.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
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
        var options = new ArrayList<>(List.of(jvmOptions));
        // other switches than those of the demonstration: -Dbench.jvm="-XX:+UseParallelGC -Xlog:gc"
        String more = System.getProperty("bench.jvm", "");
        options.addAll(more.isEmpty() ? List.of() : List.of(more.split("[ ,]+")));
        options.add("-XX:FlightRecorderOptions=stackdepth=512");
        options.add("-Dbench.answers=" + WORK.resolve("answers"));
        return new Stand(
                Demonstration.start(
                        Options.of(WORK)
                                .withReset(true)
                                .withPorts(Ports.withOffset(OFFSET))
                                .withJvmOptions(options)));
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
