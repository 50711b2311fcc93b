package fr.parvis.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;

/** The folder in which one demonstration keeps its data, locked against a second one. */
final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final boolean temporary;
    private final FileChannel channel;

    private DataFolder(Path folder, boolean temporary, FileChannel channel) {
        this.folder = folder;
        this.temporary = temporary;
        this.channel = channel;
    }

    /**
     * Opens the folder, and ends the processes that a killed run left in it.
     *
     * @throws DemonstrationException if another demonstration is using it
     */
    static DataFolder open(Options options) {
        try {
            Path folder =
                    options.temporary()
                            ? Files.createTempDirectory("parvis-demo")
                            : options.basedir().resolve(".parvis").resolve(options.town());
            Folders.create(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new DemonstrationException(
                        "Une démonstration de « %s » tourne déjà sur %s : arrêtez-la d'abord, ou choisissez une autre ville avec -Dtown=osny -Dport.offset=100."
                                .formatted(options.town(), folder));
            }
            DataFolder opened = new DataFolder(folder, options.temporary(), channel);
            opened.endLeftovers();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // held by this very process
            return false;
        }
    }

    private void endLeftovers() {
        for (Path file : Folders.children(folder)) {
            if (file.getFileName().toString().matches("server-\\d+\\.pid")) {
                Leftovers.endPortal(file);
            }
        }
        if (Files.isDirectory(database())) {
            Leftovers.endDatabase(database());
        }
    }

    /** Deletes the data of earlier runs; the lock stays. */
    void reset() {
        Folders.empty(folder, folder.resolve("lock"));
    }

    Path path() {
        return folder;
    }

    Path database() {
        return folder.resolve("postgresql");
    }

    /** The store of documents that citizens add. */
    Path documents() {
        return folder.resolve("documents");
    }

    /** The master key of these documents; made at the first start, and lost with their data. */
    Path documentKey() {
        Path file = folder.resolve("document.key");
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[32];
                new SecureRandom().nextBytes(key);
                Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path mail() {
        return folder.resolve("mail");
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (temporary) {
            Folders.delete(folder);
        }
    }
}
