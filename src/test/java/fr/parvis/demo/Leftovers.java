package fr.parvis.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends what a killed run left behind. PostgreSQL and the server are processes of their own and
 * survive a {@code kill -9} of the launcher: without this, the next start would find their ports
 * taken. Only to be called by whoever holds the lock of the folder.
 */
final class Leftovers {
    private static final int PATIENCE_SECONDS = 8;

    private Leftovers() {}

    /** Ends the portal of which the file holds the process number. */
    static void endPortal(Path pidFile) {
        List<String> lines = Folders.lines(pidFile);
        if (lines.isEmpty()) {
            return;
        }
        // the number may meanwhile belong to something else
        ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> mentions(process, "payara-micro.jar"))
                .ifPresent(ProcessHandle::destroyForcibly);
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends a PostgreSQL that still works in the folder, and removes its stale {@code
     * postmaster.pid}. PostgreSQL itself only sees that some process has the number that stands
     * there: in a container, where the same low numbers return at each start, it would refuse to
     * start for ever.
     */
    static void endDatabase(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        List<ProcessHandle> processes =
                ProcessHandle.allProcesses()
                        .filter(process -> isDatabaseIn(process, data, pidFile))
                        .toList();
        processes.forEach(ProcessHandle::destroy);
        processes.forEach(Leftovers::awaitEnd);
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the program of this name that this process started, and waits for its end. */
    static void endOwn(String program) {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith(program))
                .forEach(
                        process -> {
                            process.destroyForcibly();
                            awaitEnd(process);
                        });
    }

    private static boolean isDatabaseIn(ProcessHandle process, Path data, Path pidFile) {
        String command = process.info().command().orElse("");
        if (!command.endsWith("postgres") && !command.endsWith("postgres.exe")) {
            return false;
        }
        Path directory = Path.of("/proc", Long.toString(process.pid()), "cwd");
        if (Files.isSymbolicLink(directory)) {
            // the postmaster and each of its children work in their data folder
            try {
                return Files.isSameFile(directory, data);
            } catch (IOException e) {
                return false;
            }
        }
        List<String> lines = Folders.lines(pidFile);
        return !lines.isEmpty() && lines.get(0).strip().equals(Long.toString(process.pid()));
    }

    private static boolean mentions(ProcessHandle process, String word) {
        ProcessHandle.Info info = process.info();
        return info.commandLine().map(line -> line.contains(word)).orElse(false);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
