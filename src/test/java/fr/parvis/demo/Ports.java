package fr.parvis.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The TCP ports of one demonstration; every one of them listens on 127.0.0.1 only. */
public record Ports(
        int portal,
        int site,
        int mailWeb,
        int franceConnect,
        int paybox,
        int payfip,
        int smtp,
        int database) {

    /** The published ports, each shifted by the offset. */
    public static Ports withOffset(int offset) {
        return new Ports(
                8080 + offset,
                8000 + offset,
                8025 + offset,
                9001 + offset,
                9002 + offset,
                9003 + offset,
                2525 + offset,
                5440 + offset);
    }

    /** Ports that nobody uses at this moment: for tests, which may run beside a demonstration. */
    public static Ports free() {
        int[] ports = new int[8];
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            // all are held open until the last is known, otherwise the same one could come twice
            for (int i = 0; i < ports.length; i++) {
                ServerSocket socket = new ServerSocket(0, 1, loopback());
                sockets.add(socket);
                ports[i] = socket.getLocalPort();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(Ports::closeQuietly);
        }
        return new Ports(
                ports[0], ports[1], ports[2], ports[3], ports[4], ports[5], ports[6], ports[7]);
    }

    /** One more free port, for a second node. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Always 127.0.0.1, also where Java would choose IPv6: the server and PostgreSQL are bound to
     * the same.
     */
    public static InetAddress loopback() {
        try {
            return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Checks that every port is free.
     *
     * @throws DemonstrationException with the first port that is taken and the way out
     */
    void requireFree() {
        Map<Integer, String> uses = new LinkedHashMap<>();
        uses.put(portal, "le portail");
        uses.put(site, "le site de la ville");
        uses.put(mailWeb, "la lecture des courriels");
        uses.put(franceConnect, "FranceConnect de démonstration");
        uses.put(paybox, "la page de paiement de démonstration");
        uses.put(payfip, "PayFiP de démonstration");
        uses.put(smtp, "la réception des courriels");
        uses.put(database, "la base de données");
        uses.forEach(
                (port, use) -> {
                    if (!isFree(port)) {
                        throw new DemonstrationException(
                                "Le port %d, prévu pour %s, est déjà utilisé : arrêtez le programme qui l'occupe, ou décalez tous les ports avec -Dport.offset=100."
                                        .formatted(port, use));
                    }
                });
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // a port of a run that has just ended is in TIME_WAIT, and yet usable
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
