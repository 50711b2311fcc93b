package fr.parvis.billing.payfip;

import fr.parvis.billing.payfip.PayFipMessage.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** PayFiP's web service. Every call may take seconds, and may be repeated. */
final class PayFipService {

    private static final Logger LOG = Logger.getLogger(PayFipService.class.getName());
    private static final int MOST_BYTES = 64 * 1024;

    private final URI address;
    private final Duration patience;
    private final HttpClient client;

    PayFipService(URI address, Duration patience) {
        this.address = address;
        this.patience = patience;
        this.client =
                HttpClient.newBuilder()
                        .connectTimeout(patience)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /** Opens an operation. Empty when the service does not answer, or not in its language. */
    Optional<Answer> create(PayFipOrder order) {
        try {
            return call("creerPaiementSecurise", order.fields());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * What became of an operation; empty as above. A connection that was kept open may have died
     * meanwhile: the question harms nobody, and is asked a second time at once.
     */
    Optional<Answer> detail(String operation) {
        try {
            try {
                return ask(operation);
            } catch (IOException e) {
                return ask(operation);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Answer> ask(String operation) throws IOException {
        return call("recupererDetailPaiementSecurise", Map.of("idOp", operation));
    }

    /**
     * An answer comes whole within a time and up to a size, or not at all.
     *
     * @throws IOException when the connection broke; silence is an empty answer
     */
    private Optional<Answer> call(String operation, Map<String, String> fields) throws IOException {
        var request =
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "text/xml; charset=utf-8")
                        .header("SOAPAction", "\"\"")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        PayFipMessage.write(operation, fields)))
                        .build();
        var body = new ByteArrayOutputStream();
        // an error is answered by 500 and a text that says which
        CompletableFuture<?> coming =
                client.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.ofByteArrayConsumer(
                                part -> part.ifPresent(bytes -> keep(body, bytes))));
        try {
            coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return body.size() > MOST_BYTES
                    ? Optional.empty()
                    : PayFipMessage.read(body.toString(StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            LOG.log(Level.WARNING, "PayFiP does not answer within {0}", patience);
            // ends the connection, too
            coming.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, "PayFiP is not there: {0}", String.valueOf(e.getCause()));
            if (e.getCause() instanceof HttpTimeoutException) {
                return Optional.empty();
            }
            throw new IOException(e.getCause());
        }
    }

    /** What is far too long is no answer: its end is not kept. */
    private static void keep(ByteArrayOutputStream body, byte[] bytes) {
        if (body.size() <= MOST_BYTES) {
            body.writeBytes(bytes);
        }
    }
}
