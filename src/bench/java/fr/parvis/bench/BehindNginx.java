package fr.parvis.bench;

import fr.parvis.demo.Nginx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Cached pages behind nginx as it is shipped, beside nginx serving a file of the same bytes. */
final class BehindNginx {

    private static final int SECONDS = Integer.getInteger("bench.seconds", 6);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);

    private BehindNginx() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Stand.WORK.resolve("nginx"));
        var table = new Table("Requests per second beside nginx serving a file of the same bytes");
        try (Stand stand = Stand.start();
                var nginx = new Nginx(Stand.WORK, folder, URI.create(stand.portal()).getPort())) {
            var page = URI.create(stand.portal() + "/");
            byte[] bytes = Web.get(page.toString(), Map.of()).body();
            Files.createDirectories(folder.resolve("static"));
            Files.write(folder.resolve("static/home.html"), bytes);
            var file = new Wrk(nginx.url() + "/static/home.html", Map.of(), null);
            var home = new Wrk(nginx.url() + page.getPath(), Map.of(), null);
            home.run(2);
            file.run(2);
            for (int round = 0; round < ROUNDS; round++) {
                table.add("home", home.run(SECONDS).rate() / file.run(SECONDS).rate());
            }
            table.note("home", bytes.length + " bytes");
        }
        table.print();
    }
}
