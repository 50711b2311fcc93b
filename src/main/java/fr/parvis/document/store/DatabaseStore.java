package fr.parvis.document.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Large objects of PostgreSQL: one backup holds all. They are written and read piece by piece, and
 * reading holds no connection while a slow browser takes what it was given.
 */
@ApplicationScoped
public class DatabaseStore implements FileStore {

    private static final int PIECE = 256 * 1024;

    @Inject LargeObjectRepository objects;

    @Override
    public String name() {
        return "database";
    }

    /** Within the transaction of whoever calls: without its commit there is nothing. */
    @Override
    public void write(String key, Path content) throws IOException {
        long object = objects.create(key);
        try (InputStream in = Files.newInputStream(content)) {
            long offset = 0;
            for (byte[] piece = in.readNBytes(PIECE);
                    piece.length > 0;
                    piece = in.readNBytes(PIECE)) {
                objects.put(object, offset, piece);
                offset += piece.length;
            }
        }
    }

    @Override
    public InputStream read(String key) throws IOException {
        long object =
                objects.find(key).orElseThrow(() -> new IOException("no large object of " + key));
        return new Pieces(object);
    }

    @Override
    public void delete(String key) {
        objects.delete(key);
    }

    /** Asks for the next piece when the one before has been read. */
    private final class Pieces extends InputStream {

        private final long object;
        private byte[] piece = {};
        private int next;
        private long offset;

        private Pieces(long object) {
            this.object = object;
        }

        private boolean more() {
            if (next == piece.length) {
                piece = objects.get(object, offset, PIECE);
                offset += piece.length;
                next = 0;
            }
            return piece.length > 0;
        }

        @Override
        public int read() {
            return more() ? piece[next++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (length == 0) {
                return 0;
            }
            if (!more()) {
                return -1;
            }
            int some = Math.min(length, piece.length - next);
            System.arraycopy(piece, next, target, from, some);
            next += some;
            return some;
        }
    }
}
