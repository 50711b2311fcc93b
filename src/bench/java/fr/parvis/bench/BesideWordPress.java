package fr.parvis.bench;

import fr.parvis.demo.DemoNews;
import fr.parvis.demo.Nginx;
import fr.parvis.demo.RealWordPress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The portal's news beside the page of a real WordPress that shows them by a widget, and behind
 * nginx beside a file of nginx. Debian's WordPress as it is installed: no cache, PHP's own server
 * with four workers.
 */
final class BesideWordPress {

    private static final int WARM_UP_SECONDS = Integer.getInteger("bench.warmup", 10);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 6);
    private static final int AT_ONCE = 8;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);

    private BesideWordPress() {}

    public static void main(String[] arguments) throws IOException {
        RealWordPress.missing()
                .ifPresent(
                        why -> {
                            throw new IllegalStateException(why);
                        });
        Path folder = Files.createDirectories(Stand.WORK.resolve("nginx"));
        var direct = new Table("Requests per second beside the page of WordPress");
        var behind = new Table("Requests per second beside nginx serving a file of the same bytes");
        try (Stand stand = Stand.start();
                var site = RealWordPress.start(Stand.WORK.resolve("wordpress"));
                var nginx = new Nginx(Stand.WORK, folder, URI.create(stand.portal()).getPort())) {
            DemoNews.write(stand.demonstration().database());
            site.staff(
                    "settings",
                    "{\"url\":\"%s\",\"source\":\"site\",\"secret\":\"\",\"colour\":\"\"}"
                            .formatted(stand.portal()));
            site.staff(
                    "page",
                    "{\"title\":\"Services\",\"name\":\"services\",\"content\":"
                            + "\"[parvis_actualites]\\n\\n[parvis_mon_espace]\\n\\n[parvis_recherche]\"}");
            String news = stand.portal() + "/actualites";
            byte[] bytes = Web.get(news, Map.of()).body();
            byte[] there = Web.get(site.url() + "/services/", Map.of()).body();
            if (!new String(there, java.nio.charset.StandardCharsets.UTF_8)
                    .contains("<parvis-actualites")) {
                throw new IllegalStateException("no widget in the page of WordPress");
            }
            Files.createDirectories(folder.resolve("static"));
            Files.write(folder.resolve("static/news.html"), bytes);
            var portal = new Wrk(news, Map.of(), null);
            String wordpress = site.url() + "/services/";
            var file = new Wrk(nginx.url() + "/static/news.html", Map.of(), null);
            var proxied = new Wrk(nginx.url() + URI.create(news).getPath(), Map.of(), null);
            portal.run(WARM_UP_SECONDS);
            rate(wordpress);
            proxied.run(2);
            file.run(2);
            for (int round = 0; round < ROUNDS; round++) {
                direct.add("news", portal.run(SECONDS).rate() / rate(wordpress));
                behind.add("news", proxied.run(SECONDS).rate() / file.run(SECONDS).rate());
            }
            direct.note("news", bytes.length + " bytes, WordPress " + there.length);
            behind.note("news", bytes.length + " bytes");
        }
        direct.print();
        behind.print();
    }

    /**
     * Answers of WordPress a second, eight at once. PHP's own server ends each answer with the
     * connection, which wrk takes for an error.
     */
    private static double rate(String url) {
        var answers = new AtomicInteger();
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(SECONDS);
        var all =
                IntStream.range(0, AT_ONCE)
                        .mapToObj(
                                i ->
                                        CompletableFuture.runAsync(
                                                () -> askUntil(end, url, answers),
                                                r -> new Thread(r).start()))
                        .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();
        return answers.get() / ((System.nanoTime() - begin) / 1e9);
    }

    private static void askUntil(long end, String url, AtomicInteger answers) {
        while (System.nanoTime() < end) {
            if (Web.get(url, Map.of()).statusCode() != 200) {
                throw new IllegalStateException(url);
            }
            answers.incrementAndGet();
        }
    }
}
