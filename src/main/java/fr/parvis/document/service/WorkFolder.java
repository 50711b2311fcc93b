package fr.parvis.document.service;

import fr.parvis.kernel.PortalStarting;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where files wait while they are received. Each process has a folder of its own and a lock on it;
 * the folder of a process that was killed is removed by the next one that starts.
 */
@ApplicationScoped
class WorkFolder {

    private static final Logger LOG = Logger.getLogger(WorkFolder.class.getName());
    private static final String LOCK = "lock";

    @Inject
    @ConfigProperty(name = "parvis.document.work")
    Optional<String> configured;

    private Path own;
    private FileChannel channel;

    /** For CDI. */
    WorkFolder() {}

    WorkFolder(Path own) {
        this.own = own;
    }

    void start(@Observes PortalStarting starting) {
        try {
            Path root =
                    Path.of(configured.orElse(System.getProperty("java.io.tmpdir")))
                            .resolve("parvis-documents");
            Files.createDirectories(root);
            removeLeftovers(root);
            own = Files.createTempDirectory(root, "node-");
            channel =
                    FileChannel.open(
                            own.resolve(LOCK),
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.WRITE);
            channel.lock();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    void stop() {
        try {
            if (channel != null) {
                channel.close();
                empty(own);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "work files stay until the next start", e);
        }
    }

    /** An empty file that only this user reads; whoever asks deletes it. */
    Path newFile() {
        try {
            return Files.createTempFile(own, "file-", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null is none. */
    void remove(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // the next start removes it
            LOG.log(Level.WARNING, "a work file stays until the next start", e);
        }
    }

    private static void removeLeftovers(Path root) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, "node-*")) {
            for (Path folder : folders) {
                if (isLeft(folder)) {
                    empty(folder);
                    LOG.log(Level.INFO, "removed what a killed node left in {0}", folder);
                }
            }
        }
    }

    private static boolean isLeft(Path folder) {
        try (FileChannel other = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock lock = other.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            // of a process that is just starting, or of another user
            return false;
        }
    }

    private static void empty(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
