package fr.parvis.billing.payfip;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service whose connections break, that never comes to an end, or says far too much. */
@Feature("BIL-9")
@Timeout(60)
class PayFipServiceTest {

    private enum Manner {
        ANSWER,
        /** As a proxy that has given a connection up which the portal still keeps. */
        HANG_UP,
        NO_END,
        TOO_LONG
    }

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
    private static final String ENVELOPE =
            "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body>"
                    + "<r><return><idOp>0f1e2d3c</idOp><resultrans>P</resultrans></return></r>"
                    + "</S:Body></S:Envelope>";

    private static final PayFipOrder ORDER =
            new PayFipOrder(
                    "123456",
                    2026,
                    "REF123456",
                    Money.ofCents(7380),
                    "lea@example.org",
                    "Factures",
                    "T",
                    URI.create("http://localhost/n"),
                    URI.create("http://localhost/r"));

    private final Deque<Manner> manners = new ArrayDeque<>();
    private final AtomicInteger asked = new AtomicInteger();
    private ServerSocket server;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "payfip-broken");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private PayFipService service(Duration patience, Manner... then) {
        manners.addAll(List.of(then));
        return new PayFipService(
                URI.create("http://127.0.0.1:" + server.getLocalPort() + "/securite"), patience);
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> talk(socket));
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            while (request(socket.getInputStream())) {
                asked.incrementAndGet();
                Manner manner = manners.poll();
                if (manner == Manner.HANG_UP) {
                    return;
                }
                int more = manner == Manner.ANSWER ? 0 : 70_000;
                String body = ENVELOPE + " ".repeat(manner == Manner.TOO_LONG ? more : 0);
                socket.getOutputStream()
                        .write(
                                ("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: "
                                                + (ENVELOPE.length() + more)
                                                + "\r\n\r\n"
                                                + body)
                                        .getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // whoever asked has gone
        }
    }

    /** Reads a request to its end; false when no other comes on this connection. */
    private static boolean request(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return true;
    }

    private static final Duration LONG = Duration.ofSeconds(50);

    @Test
    void aConnectionThatHasDiedMeanwhileIsNoSilence() {
        PayFipService service = service(LONG, Manner.ANSWER, Manner.HANG_UP, Manner.ANSWER);
        assertThat(service.detail("0f1e2d3c")).isPresent();
        assertThat(service.detail("0f1e2d3c").orElseThrow().get("resultrans")).isEqualTo("P");
        assertThat(asked).hasValue(3);
    }

    @Test
    void aServiceThatHangsUpAgainAndAgainIsSilent() {
        assertThat(service(LONG, Manner.HANG_UP, Manner.HANG_UP).detail("0f1e2d3c")).isEmpty();
        assertThat(asked).hasValue(2);
    }

    @Test
    void anOperationIsNotOpenedTwice() {
        assertThat(service(LONG, Manner.HANG_UP, Manner.ANSWER).create(ORDER)).isEmpty();
        assertThat(asked).hasValue(1);
    }

    @Test
    void anAnswerWithoutAnEndIsNotWaitedForAndNotAskedForAgain() {
        assertThat(service(Duration.ofSeconds(1), Manner.NO_END).detail("0f1e2d3c")).isEmpty();
        assertThat(asked).hasValueLessThanOrEqualTo(1);
    }

    @Test
    void anAnswerThatIsFarTooLongIsNone() {
        assertThat(service(LONG, Manner.TOO_LONG).detail("0f1e2d3c")).isEmpty();
    }
}
