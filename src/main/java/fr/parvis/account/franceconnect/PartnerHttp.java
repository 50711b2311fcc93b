package fr.parvis.account.franceconnect;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How the library speaks to FranceConnect: an answer comes whole within five seconds or not at all.
 * The library's own client limits each read only, so that an answer in drops could last for ever;
 * and it follows redirections, which here can only lead astray.
 */
final class PartnerHttp implements HTTPRequestSender, ResourceRetriever {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration WHOLE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 256 * 1024;
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        var builder = HttpRequest.newBuilder(request.getURI());
        request.getHeaderMap()
                .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        String body = request.getBody();
        builder.method(
                request.getMethod().name(),
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<byte[]> answer = whole(builder.build());
        var response = new HTTPResponse(answer.statusCode());
        answer.headers()
                .map()
                .forEach((name, values) -> response.setHeader(name, values.toArray(String[]::new)));
        response.setBody(new String(answer.body(), StandardCharsets.UTF_8));
        return response;
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        HttpResponse<byte[]> answer =
                whole(HttpRequest.newBuilder(URI.create(url.toString())).build());
        if (answer.statusCode() != OK) {
            throw new IOException(url + " answers " + answer.statusCode());
        }
        return new Resource(
                new String(answer.body(), StandardCharsets.UTF_8),
                answer.headers().firstValue("Content-Type").orElse(null));
    }

    private HttpResponse<byte[]> whole(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> coming =
                http.sendAsync(request, answer -> new LimitedBody(MOST_BYTES));
        try {
            return coming.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // ends the exchange, whatever it still sends
            coming.cancel(true);
            throw new IOException(request.uri() + " does not answer in time", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure
                    ? failure
                    : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            coming.cancel(true);
            throw new IOException("interrupted", e);
        }
    }

    /** Takes an answer up to a size. */
    private static final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {

        private final HttpResponse.BodySubscriber<byte[]> bytes =
                HttpResponse.BodySubscribers.ofByteArray();
        private final int most;
        private Flow.Subscription subscription;
        private int received;

        private LimitedBody(int most) {
            this.most = most;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return bytes.getBody();
        }

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
            bytes.onSubscribe(begun);
        }

        @Override
        public void onNext(List<ByteBuffer> part) {
            for (var buffer : part) {
                received += buffer.remaining();
            }
            if (received > most) {
                subscription.cancel();
                onError(new IOException("an answer of more than " + most + " bytes"));
            } else {
                bytes.onNext(part);
            }
        }

        @Override
        public void onError(Throwable failure) {
            bytes.onError(failure);
        }

        @Override
        public void onComplete() {
            bytes.onComplete();
        }
    }
}
