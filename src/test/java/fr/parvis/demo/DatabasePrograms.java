package fr.parvis.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder into which PostgreSQL's own files are unpacked, once for all towns and tests. */
final class DatabasePrograms {
    private DatabasePrograms() {}

    /** In the project: programs that clean /tmp would in time leave half of it. */
    static Path in(Path basedir) {
        return basedir.resolve(".parvis").resolve("postgresql-programs");
    }

    /**
     * Removes what an interrupted unpacking left: it would be taken up again, but a file that was
     * half written would stay so for ever.
     */
    static void removeUnfinished(Path programs) {
        for (Path version : Folders.children(Folders.create(programs))) {
            if (!Files.exists(version.resolve(".exists")) && !isBeingUnpacked(version)) {
                Folders.delete(version);
            }
        }
    }

    private static boolean isBeingUnpacked(Path version) {
        Path lock = version.resolve("epg-lock");
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library opens the folder to everybody, and others could put their own programs there. */
    static void protect(Path programs) {
        programs.toFile().setWritable(false, false);
        programs.toFile().setWritable(true, true);
    }
}
