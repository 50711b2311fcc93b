package fr.parvis.document.clamd;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks as clamd does: finds the word EICAR, and does not take more than it says. */
public final class ClamdStandIn implements AutoCloseable {

    /** How it answers. */
    public enum Mood {
        WELL,
        SILENT,
        NONSENSE,
        HANGS_UP,
        SMALL_LIMIT
    }

    private static final int SMALL = 1000;

    private final ServerSocket server;
    private final Thread thread = new Thread(this::serve, "clamd");
    private volatile Mood mood = Mood.WELL;

    public ClamdStandIn() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread.setDaemon(true);
        thread.start();
    }

    public String address() {
        return "localhost:" + server.getLocalPort();
    }

    public void be(Mood next) {
        mood = next;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                answer(socket);
            } catch (IOException e) {
                // whoever asked went away, or the stand-in is closed
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        if (mood == Mood.HANGS_UP) {
            return;
        }
        var in = new DataInputStream(socket.getInputStream());
        byte[] command = in.readNBytes("zINSTREAM\0".length());
        if (!new String(command, StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
            say(socket, "UNKNOWN COMMAND");
            return;
        }
        var content = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            content.writeBytes(in.readNBytes(length));
            if (mood == Mood.SMALL_LIMIT && content.size() > SMALL) {
                say(socket, "INSTREAM size limit exceeded. ERROR");
                return;
            }
        }
        String text = content.toString(StandardCharsets.ISO_8859_1);
        switch (mood) {
            case SILENT -> in.read();
            case NONSENSE -> say(socket, "stream: perhaps");
            default -> say(socket, text.contains("EICAR") ? "stream: Test FOUND" : "stream: OK");
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write((text + "\0").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Afterwards nobody answers: the thread that still waits for a call might have taken one. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            thread.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
