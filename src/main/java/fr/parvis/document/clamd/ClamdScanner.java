package fr.parvis.document.clamd;

import fr.parvis.document.entity.FileState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The scanner of the machine: clamd, by its command INSTREAM. */
@ApplicationScoped
public class ClamdScanner {

    private static final Logger LOG = Logger.getLogger(ClamdScanner.class.getName());
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 64 * 1024;
    private static final int SECONDS = 30;
    private static final int LONGEST_ANSWER = 1000;

    @Inject
    @ConfigProperty(name = "parvis.clamd")
    Optional<String> address;

    /** For CDI. */
    protected ClamdScanner() {}

    /**
     * @param address {@code host:port}, or the path of a socket; empty where there is none
     */
    public ClamdScanner(Optional<String> address) {
        this.address = address;
    }

    public boolean configured() {
        return address.isPresent();
    }

    /** The same for a file. */
    public FileState scan(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return scan(in);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a file could not be read for the scanner", e);
            return FileState.WAITING;
        }
    }

    /**
     * @return {@link FileState#WAITING} when there is no answer that can be relied on
     */
    public FileState scan(InputStream content) {
        try (SocketChannel channel = open()) {
            // reading a channel has no limit of its own; closing it ends whatever waits
            var limit =
                    CompletableFuture.runAsync(
                            () -> close(channel),
                            CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS));
            try {
                return verdict(ask(channel, content));
            } finally {
                limit.cancel(false);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the scanner does not answer: {0}", e.toString());
            return FileState.WAITING;
        }
    }

    /** Whether it is there at all: of nothing it can say only that nothing is in it. */
    public boolean answers() {
        return scan(InputStream.nullInputStream()) != FileState.WAITING;
    }

    private SocketChannel open() throws IOException {
        String where = address.orElseThrow();
        return where.startsWith("/")
                ? SocketChannel.open(UnixDomainSocketAddress.of(where))
                : SocketChannel.open(tcp(where));
    }

    private static SocketAddress tcp(String where) {
        int colon = where.lastIndexOf(':');
        return new InetSocketAddress(
                where.substring(0, colon), Integer.parseInt(where.substring(colon + 1)));
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.FINE, "closing", e);
        }
    }

    private static String ask(SocketChannel channel, InputStream content) throws IOException {
        write(channel, ByteBuffer.wrap(COMMAND));
        try {
            for (byte[] piece = content.readNBytes(PIECE);
                    piece.length > 0;
                    piece = content.readNBytes(PIECE)) {
                write(channel, ByteBuffer.allocate(4).putInt(piece.length).flip());
                write(channel, ByteBuffer.wrap(piece));
            }
            write(channel, ByteBuffer.allocate(4).putInt(0).flip());
        } catch (IOException e) {
            // it may have said why before it hung up
            LOG.log(Level.FINE, "the scanner hung up", e);
        }
        return answer(channel);
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String answer(SocketChannel channel) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
        while (answer.hasRemaining() && channel.read(answer) >= 0) {
            int end = answer.position();
            if (end > 0 && answer.get(end - 1) == 0) {
                break;
            }
        }
        return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8).strip();
    }

    private static FileState verdict(String answer) throws IOException {
        String said = answer.replace("\0", "");
        if (said.equals("stream: OK")) {
            return FileState.CLEAN;
        }
        if (said.startsWith("stream: ") && said.endsWith(" FOUND")) {
            LOG.log(Level.WARNING, "the scanner found: {0}", said);
            return FileState.INFECTED;
        }
        throw new IOException("the scanner says: " + said);
    }
}
