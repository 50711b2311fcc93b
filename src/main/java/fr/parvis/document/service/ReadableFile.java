package fr.parvis.document.service;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file on its way to somebody who may read it; closed by whoever asked for it.
 *
 * @param size bytes; -1 where it is not known
 */
public record ReadableFile(String name, String mediaType, long size, InputStream content)
        implements AutoCloseable {

    @Override
    public void close() throws IOException {
        content.close();
    }
}
