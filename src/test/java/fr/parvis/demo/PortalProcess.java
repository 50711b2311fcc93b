package fr.parvis.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One node of the portal: Payara Micro with the WAR, as a process of its own, because a test must
 * be able to kill it. Several nodes run beside one another, each with its number and port.
 */
public final class PortalProcess implements AutoCloseable {
    private static final int STOP_SECONDS = 10;
    private static final int POLL_MILLIS = 200;
    private final PortalSettings settings;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private Process process;

    public PortalProcess(PortalSettings settings) {
        this.settings = settings;
    }

    /** Launches the process and returns at once; see {@link #awaitReady}. */
    public synchronized void start() {
        if (isAlive()) {
            throw new IllegalStateException("Node " + settings.node() + " is running");
        }
        // the server keeps its deployments in this folder and would deploy them a second time
        Folders.delete(settings.serverFolder());
        Folders.create(settings.serverFolder());
        try {
            if (Files.exists(log())) {
                Path previous = settings.file("server-%d.previous.log");
                Files.move(log(), previous, StandardCopyOption.REPLACE_EXISTING);
            }
            ProcessBuilder builder = new ProcessBuilder(settings.command());
            builder.directory(settings.serverFolder().toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PARVIS_"));
            builder.environment().putAll(settings.environment());
            builder.redirectErrorStream(true);
            builder.redirectOutput(log().toFile());
            process = builder.start();
            process.getOutputStream().close();
            Files.writeString(settings.pidFile(), process.pid() + "\n");
        } catch (IOException e) {
            // an interrupt ends the writing of a file, and must not leave the process behind
            kill();
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until the portal says that it is ready.
     *
     * @throws DemonstrationException as soon as it is clear that it never will be, with what the
     *     log says about it
     */
    public void awaitReady(Duration limit) {
        Instant end = Instant.now().plus(limit);
        ServerLog log = new ServerLog(log());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url() + "/health/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        while (Instant.now().isBefore(end)) {
            // before the request: a deployment that fails between the two is seen in the next round
            boolean deployed = log.isServerReady();
            int status = status(request);
            if (status == 200) {
                return;
            }
            if (!isAlive()) {
                throw failure("Le portail s'est arrêté pendant son démarrage", log);
            }
            if (log.isDeploymentFailed() || deployed && status == 404) {
                throw failure("Le portail n'a pas pu être déployé", log);
            }
            pause();
        }
        throw failure("Le portail n'est pas prêt après %d s".formatted(limit.toSeconds()), log);
    }

    private int status(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the portal starts", e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the portal starts", e);
        }
    }

    private static DemonstrationException failure(String what, ServerLog log) {
        return new DemonstrationException(
                "%s (journal : %s).%n%s".formatted(what, log.file(), log.excerpt()));
    }

    /** Ends it as a power cut would: {@code kill -9}, and waits until the process is gone. */
    public synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
            awaitEnd(STOP_SECONDS);
        }
    }

    /** Asks it to stop, and insists after ten seconds. */
    public synchronized void stop() {
        if (process != null) {
            process.destroy();
            if (!awaitEnd(STOP_SECONDS)) {
                kill();
            }
            process = null;
            settings.pidFile().toFile().delete();
        }
    }

    private boolean awaitEnd(int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Completes when the process that was started last ends, for whatever reason. */
    public synchronized CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** The address of this node, without a slash at the end. */
    public String url() {
        return "http://localhost:" + settings.port() + "/" + PortalSettings.CONTEXT;
    }

    /**
     * What the process writes; the log of the start before is beside it as {@code
     * server-n.previous.log}.
     */
    public Path log() {
        return settings.file("server-%d.log");
    }

    @Override
    public void close() {
        stop();
    }
}
