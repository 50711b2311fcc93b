package fr.parvis.document.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where encrypted files are kept. A store knows neither names nor owners: it keeps bytes by a key
 * that it did not choose. PostgreSQL alone says which of them count.
 */
public interface FileStore {

    /** How the configuration names it. */
    String name();

    /**
     * Keeps bytes. When it returns they survive a power cut; when it throws, or never returns,
     * {@link #delete} removes what may be there.
     *
     * @param key letters, digits and hyphens; never used before
     */
    void write(String key, Path content) throws IOException;

    /**
     * @throws IOException when there is nothing
     */
    InputStream read(String key) throws IOException;

    /** Removes it; without harm when there is nothing. */
    void delete(String key) throws IOException;
}
