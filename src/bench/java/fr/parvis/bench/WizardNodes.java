package fr.parvis.bench;

import fr.parvis.demo.DemoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The servers on which the form of {@link Wizards} runs, with or without a data grid. */
final class WizardNodes {

    private static final int GRID = Stand.OFFSET + 8700;

    private final List<Process> processes = new ArrayList<>();
    private final DemoDatabase database;

    WizardNodes(DemoDatabase database) {
        this.database = database;
    }

    static String url(int port, String page) {
        return "http://localhost:" + port + "/wizard/" + page + ".xhtml";
    }

    void start(int number, int port, boolean cluster) throws IOException {
        Path root = Stand.WORK.resolve("wizard-" + number);
        Command.output(List.of("rm", "-rf", root.toString()));
        Files.createDirectories(root);
        var command =
                new ArrayList<>(
                        List.of(
                                "java",
                                "-Xmx512m",
                                "-jar",
                                Stand.WORK.resolve("payara-micro.jar").toString(),
                                "--deploy",
                                Stand.WORK.resolve("probe/wizard.war").toString(),
                                "--contextroot",
                                "wizard",
                                "--port",
                                Integer.toString(port),
                                "--rootdir",
                                root.resolve("server").toString(),
                                "--disablephonehome"));
        if (cluster) {
            command.addAll(
                    List.of(
                            "--clustermode",
                            "tcpip:127.0.0.1:" + GRID + ",127.0.0.1:" + (GRID + 1),
                            "--interfaces",
                            "127.0.0.1",
                            "--startport",
                            Integer.toString(GRID + number - 1)));
        } else {
            Path boot = root.resolve("boot");
            Files.writeString(
                    boot,
                    "set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false\n");
            command.addAll(List.of("--nocluster", "--prebootcommandfile", boot.toString()));
        }
        Files.createDirectories(root.resolve("server"));
        var builder = new ProcessBuilder(command);
        var environment = new LinkedHashMap<String, String>();
        environment.put("BENCH_DB_URL", database.jdbcUrl());
        environment.put("BENCH_DB_USER", DemoDatabase.USER);
        environment.put("BENCH_DB_PASSWORD", DemoDatabase.PASSWORD);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(root.resolve("log").toFile());
        processes.add(builder.start());
    }

    void awaitPage(int port, String page) throws InterruptedException {
        for (int i = 0; i < 240; i++) {
            try {
                if (Web.get(url(port, page), Map.of()).statusCode() == 200) {
                    return;
                }
            } catch (RuntimeException e) {
                // not listening yet
            }
            Thread.sleep(250);
        }
        throw new IllegalStateException("no page at " + url(port, page));
    }

    void kill(int index) throws InterruptedException {
        processes.get(index).destroyForcibly().waitFor();
    }

    long pid(int index) {
        return processes.get(index).pid();
    }

    void stop() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
        processes.clear();
    }
}
