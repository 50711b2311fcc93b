package fr.parvis.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The machine's nginx with the shipped configuration, in front of one node of the portal. */
public final class Nginx implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
    private final int port = Ports.freePort();
    private final Process process;

    /**
     * Starts it.
     *
     * @param basedir the project, with {@code webapp-config/nginx}
     * @param folder for its cache and temporary files; what stands in its folder {@code static} is
     *     served as files
     * @param portal port of the node
     */
    public Nginx(Path basedir, Path folder, int portal) {
        Path shipped = basedir.resolve("webapp-config/nginx");
        try {
            String http =
                    Files.readString(shipped.resolve("parvis-http.conf"))
                            .replace("/var/cache/nginx/parvis", folder.resolve("cache").toString())
                            .replace("127.0.0.1:8080", "127.0.0.1:" + portal);
            Files.writeString(folder.resolve("parvis-http.conf"), http);
            Files.copy(
                    shipped.resolve("parvis-locations.conf"),
                    folder.resolve("parvis-locations.conf"),
                    StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(folder.resolve("nginx.conf"), main(folder));
            process =
                    new ProcessBuilder(
                                    PROGRAM.toString(),
                                    "-p",
                                    folder.toString(),
                                    "-c",
                                    folder.resolve("nginx.conf").toString())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("nginx.out").toFile())
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::listens);
    }

    /** Whether this machine has it. */
    public static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    private String main(Path folder) {
        var text =
                new StringBuilder(
                        "daemon off; pid nginx.pid; error_log error.log; worker_processes 1;\n");
        // as root its worker would be nobody, who may not read the folder of a test
        if ("root".equals(System.getProperty("user.name"))) {
            text.insert(0, "user root;\n");
        }
        text.append("events {}\nhttp {\n  access_log off;\n");
        for (String use : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            text.append("  ").append(use).append("_temp_path ");
            text.append(folder.resolve(use)).append(";\n");
        }
        text.append("  add_header X-Cache-Status $upstream_cache_status always;\n");
        text.append("  include parvis-http.conf;\n");
        text.append("  server { listen 127.0.0.1:").append(port).append(";\n");
        text.append("    location /static/ { root ").append(folder).append("; }\n");
        text.append("    include parvis-locations.conf; }\n}\n");
        return text.toString();
    }

    private boolean listens() {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Its address, without a slash at the end. */
    public String url() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
