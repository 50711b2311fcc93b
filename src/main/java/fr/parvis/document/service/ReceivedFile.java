package fr.parvis.document.service;

import fr.parvis.document.entity.FileState;
import java.nio.file.Path;

/**
 * A file that was received and found good, in the work folder; closing it removes it from there.
 *
 * @param name cleaned, with the ending of what it is
 * @param preview null when there is no small picture of it
 * @param state clean, or waiting for a scanner that does not answer
 */
public record ReceivedFile(
        String name,
        String mediaType,
        long size,
        FileState state,
        Path content,
        Path preview,
        WorkFolder work)
        implements AutoCloseable {

    public boolean clean() {
        return state == FileState.CLEAN;
    }

    @Override
    public void close() {
        work.remove(content);
        work.remove(preview);
    }
}
