package fr.parvis.document.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A folder, which several nodes may share. */
@ApplicationScoped
public class DiskStore implements FileStore {

    /** Characters of a key that name its folder: thousands of files in one are slow to look at. */
    private static final int SHELF = 2;

    @Inject
    @ConfigProperty(name = "parvis.document.folder")
    Optional<String> folder;

    /** For CDI. */
    protected DiskStore() {}

    DiskStore(Path folder) {
        this.folder = Optional.of(folder.toString());
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public void write(String key, Path content) throws IOException {
        Path file = file(key);
        Path unfinished = file.resolveSibling(key + ".part");
        Files.createDirectories(file.getParent());
        Files.copy(content, unfinished, StandardCopyOption.REPLACE_EXISTING);
        force(unfinished, StandardOpenOption.WRITE);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        force(file.getParent(), StandardOpenOption.READ);
    }

    private static void force(Path file, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, how)) {
            channel.force(true);
        }
    }

    @Override
    public InputStream read(String key) throws IOException {
        return Files.newInputStream(file(key));
    }

    @Override
    public void delete(String key) throws IOException {
        Path file = file(key);
        Files.deleteIfExists(file.resolveSibling(key + ".part"));
        Files.deleteIfExists(file);
    }

    private Path file(String key) throws IOException {
        String root =
                folder.orElseThrow(
                        () ->
                                new IOException(
                                        "parvis.document.folder (PARVIS_DOCUMENT_FOLDER) is not"
                                                + " set"));
        return Path.of(root, key.substring(0, SHELF), key);
    }
}
