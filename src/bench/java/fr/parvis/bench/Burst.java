package fr.parvis.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Many requests that are sent at the same moment, each on a connection of its own. */
record Burst(String url) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * What came of it.
     *
     * @param wrong answers that were not 200, or none at all
     * @param last milliseconds until the last answer
     */
    record Answers(long wrong, double last) {}

    Answers send(int many) {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
        long begin = System.nanoTime();
        var coming =
                IntStream.range(0, many)
                        .mapToObj(
                                i ->
                                        client.sendAsync(
                                                        request,
                                                        HttpResponse.BodyHandlers.discarding())
                                                .thenApply(HttpResponse::statusCode)
                                                .exceptionally(e -> 0))
                        .toList();
        long wrong =
                coming.stream()
                        .map(CompletableFuture::join)
                        .filter(status -> status != 200)
                        .count();
        return new Answers(wrong, (System.nanoTime() - begin) / 1e6);
    }
}
