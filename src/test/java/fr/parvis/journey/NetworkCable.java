package fr.parvis.journey;

import fr.parvis.demo.Ports;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What lies between a browser and the portal, and can be pulled out. The browser's own "offline" is
 * put on each page and each worker one after the other: one that has just begun still gets through.
 */
final class NetworkCable implements AutoCloseable {

    private final URI portal;
    private final ServerSocket plug;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean out;

    /**
     * @param portalUrl such as http://127.0.0.1:8080/demarches-en-ligne
     */
    NetworkCable(String portalUrl) throws IOException {
        portal = URI.create(portalUrl);
        plug = new ServerSocket(0, 50, Ports.loopback());
        start(this::accept);
    }

    /** The portal's address through the cable. */
    String url() {
        return "http://127.0.0.1:" + plug.getLocalPort() + portal.getRawPath();
    }

    /** From now on nothing gets through, nor does the rest of what is under way. */
    synchronized void pull() {
        out = true;
        open.forEach(NetworkCable::shut);
        open.clear();
    }

    synchronized void plugIn() {
        out = false;
    }

    private void accept() {
        while (!plug.isClosed()) {
            try {
                connect(plug.accept());
            } catch (IOException e) {
                // the end of this cable, or a portal that is not there: the browser sees the same
            }
        }
    }

    private synchronized void connect(Socket browser) throws IOException {
        open.add(browser);
        if (out) {
            shut(browser);
            return;
        }
        Socket server = new Socket(Ports.loopback(), portal.getPort());
        open.add(server);
        start(() -> carry(browser, server));
        start(() -> carry(server, browser));
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one of the two has left, and so does the other
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "network-cable");
        thread.setDaemon(true);
        thread.start();
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use any more
        }
    }

    @Override
    public void close() throws IOException {
        plug.close();
        pull();
    }
}
