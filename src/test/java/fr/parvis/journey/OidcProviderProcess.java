package fr.parvis.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/**
 * npm {@code oidc-provider} as a process: a provider that nobody of this project has written. It is
 * installed below {@code target} when it is first wanted.
 */
final class OidcProviderProcess implements AutoCloseable {

    private static final Path FOLDER = Path.of("target", "oidc-provider");
    private static final int OLDEST_NODE = 18;
    private static final int INSTALL_SECONDS = 120;
    private static final int START_SECONDS = 20;

    private final List<String> command;
    private final int port;
    private Process process;

    /**
     * @param portal root of the portal whose addresses of return are registered
     * @throws TestAbortedException with the reason when this machine cannot run it
     */
    OidcProviderProcess(int port, String portal, String clientId, String secret) {
        install();
        this.port = port;
        this.command =
                List.of("node", "server.js", Integer.toString(port), portal, clientId, secret);
    }

    private static void install() {
        String version = output(List.of("node", "--version"), 10).strip();
        if (!version.matches("v\\d+\\..*")
                || Integer.parseInt(version.substring(1).split("\\.")[0]) < OLDEST_NODE) {
            throw new TestAbortedException(
                    "Node " + OLDEST_NODE + " or newer is needed for oidc-provider: " + version);
        }
        try {
            Files.createDirectories(FOLDER);
            copy("package.json");
            copy("server.js");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Files.isDirectory(FOLDER.resolve("node_modules/oidc-provider"))) {
            String said =
                    output(
                            List.of(
                                    "npm",
                                    "install",
                                    "--no-audit",
                                    "--no-fund",
                                    "--ignore-scripts"),
                            INSTALL_SECONDS);
            if (!Files.isDirectory(FOLDER.resolve("node_modules/oidc-provider"))) {
                throw new TestAbortedException("npm could not install oidc-provider: " + said);
            }
        }
    }

    private static void copy(String name) throws IOException {
        try (InputStream in =
                OidcProviderProcess.class.getResourceAsStream("oidc-provider/" + name)) {
            Files.copy(in, FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What a command says; why it could not be run, when it could not. */
    private static String output(List<String> command, int seconds) {
        try {
            Path log = Files.createTempFile("parvis", ".log");
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(log.toFile());
            if (Files.isDirectory(FOLDER)) {
                builder.directory(FOLDER.toFile());
            }
            Process run = builder.start();
            if (!run.waitFor(seconds, TimeUnit.SECONDS)) {
                run.destroyForcibly();
                return command + " takes more than " + seconds + " s";
            }
            String said = Files.readString(log);
            Files.delete(log);
            return said;
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The issuer. */
    String address() {
        return "http://localhost:" + port + "/api/v2";
    }

    /** Starts it, each time with new keys and without the sessions of before. */
    void start() {
        try {
            var arguments = new ArrayList<>(command);
            process =
                    new ProcessBuilder(arguments)
                            .directory(FOLDER.toFile())
                            .redirectErrorStream(true)
                            .start();
            var lines = process.inputReader(StandardCharsets.UTF_8);
            var said = new StringBuilder();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
            while (!said.toString().contains("ready\n")) {
                String line = lines.readLine();
                if (line == null || System.nanoTime() > end) {
                    throw new AssertionError("oidc-provider does not start: " + said);
                }
                said.append(line).append('\n');
            }
            Thread rest = new Thread(() -> lines.lines().forEach(l -> {}), "oidc-provider-output");
            rest.setDaemon(true);
            rest.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
