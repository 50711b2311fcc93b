package fr.parvis.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a node of the portal is started with.
 *
 * @param basedir the project, with {@code target/server/payara-micro.jar} and {@code
 *     target/parvis.war}
 * @param data where the node's folder and log go
 * @param node its number, from 1
 * @param environment the whole configuration of the portal: inherited {@code PARVIS_…} variables
 *     are dropped
 * @param jvmOptions added after the usual ones
 */
public record PortalSettings(
        Path basedir,
        Path data,
        int node,
        int port,
        Map<String, String> environment,
        List<String> jvmOptions) {
    public static final String CONTEXT = "demarches-en-ligne";

    public PortalSettings {
        basedir = basedir.toAbsolutePath();
        data = data.toAbsolutePath();
        environment = Map.copyOf(environment);
        jvmOptions = List.copyOf(jvmOptions);
    }

    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.add("-Djava.awt.headless=true");
        // on a machine without a locale Java 17 would write the log in ASCII
        command.add("-Dfile.encoding=UTF-8");
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", requireTarget("server/payara-micro.jar")));
        command.addAll(List.of("--deploy", requireTarget("parvis.war")));
        command.addAll(List.of("--contextroot", CONTEXT));
        command.addAll(List.of("--port", Integer.toString(port)));
        command.addAll(List.of("--nocluster", "--disablephonehome"));
        command.addAll(List.of("--rootdir", serverFolder().toString()));
        command.addAll(
                List.of(
                        "--prebootcommandfile",
                        basedir.resolve("webapp-config/systemd/parvis.boot").toString()));
        return command;
    }

    private String requireTarget(String name) {
        Path file = basedir.resolve("target").resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new DemonstrationException(
                    "Il manque %s : lancez d'abord mvn package.".formatted(file));
        }
        return file.toString();
    }

    Path serverFolder() {
        return file("server-%d");
    }

    /**
     * Where the process number stands, for the next run to find a process that survived this one.
     */
    Path pidFile() {
        return file("server-%d.pid");
    }

    /** A file or folder of this node. */
    Path file(String name) {
        return data.resolve(name.formatted(node));
    }
}
