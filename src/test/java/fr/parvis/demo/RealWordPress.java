package fr.parvis.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Debian's WordPress and MariaDB on loopback, with the plugin of {@code webapp-config/wordpress}.
 * Nothing of it is outside of its folder; nothing of it stays.
 */
public final class RealWordPress implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/share/wordpress");
    private static final List<String> PACKAGES =
            List.of(
                    "wordpress",
                    "wordpress-l10n",
                    "wordpress-theme-twentytwentythree",
                    "wordpress-theme-twentytwentytwo",
                    "mariadb-server",
                    "php-cli",
                    "php-mysql",
                    "php-gd",
                    "php-xml",
                    "php-curl",
                    "php-mbstring",
                    "php-intl");
    private static final int INSTALL_SECONDS = 240;
    private static final int SOON_SECONDS = 60;

    private final Path folder;
    private final int port = Ports.freePort();
    private final List<Process> running = new ArrayList<>();
    private String password;

    private RealWordPress(Path folder) {
        this.folder = folder;
    }

    /** Why it cannot be had on this machine; empty when it can, and then it is installed. */
    public static Optional<String> missing() {
        if (installed()) {
            return Optional.empty();
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("il faut être root pour installer " + String.join(" ", PACKAGES));
        }
        try {
            var command =
                    new ArrayList<>(
                            List.of(
                                    "env",
                                    "DEBIAN_FRONTEND=noninteractive",
                                    "apt-get",
                                    "install",
                                    "-y",
                                    "-q",
                                    "--no-install-recommends"));
            command.addAll(PACKAGES);
            run(
                    Path.of("."),
                    INSTALL_SECONDS,
                    List.of(
                            "apt-get",
                            "update",
                            "-q",
                            "-o",
                            "Acquire::Retries=0",
                            "-o",
                            "Acquire::http::Timeout=10"));
            run(Path.of("."), INSTALL_SECONDS, command);
        } catch (IllegalStateException e) {
            return Optional.of("les paquets de Debian ne s’installent pas : " + e.getMessage());
        }
        return installed() ? Optional.empty() : Optional.of("les paquets de Debian manquent");
    }

    private static boolean installed() {
        return Files.isRegularFile(PROGRAM.resolve("wp-load.php"))
                && Files.isDirectory(PROGRAM.resolve("wp-content/themes/twentytwentytwo"))
                && Files.isExecutable(Path.of("/usr/sbin/mariadbd"))
                && Files.isExecutable(Path.of("/usr/bin/php"));
    }

    /**
     * Starts an empty one.
     *
     * @param folder for all that it writes; emptied before
     */
    public static RealWordPress start(Path folder) {
        var site = new RealWordPress(folder.toAbsolutePath());
        Runtime.getRuntime().addShutdownHook(new Thread(site::close));
        try {
            site.begin();
            return site;
        } catch (RuntimeException e) {
            site.close();
            throw e;
        }
    }

    private void begin() {
        Folders.delete(folder);
        Path root = folder.resolve("site");
        try {
            Files.createDirectories(folder);
            // -L: Debian shares scripts and fonts with other packages
            quietly(List.of("cp", "-rL", PROGRAM.toString(), root.toString()));
            Files.createDirectories(root.resolve("wp-content/uploads"));
            Files.createDirectories(root.resolve("wp-content/mu-plugins"));
            Path plugin =
                    Path.of(
                            System.getProperty("parvis.basedir", ""),
                            "webapp-config/wordpress/parvis");
            run(
                    folder,
                    SOON_SECONDS,
                    List.of(
                            "cp",
                            "-r",
                            plugin.toAbsolutePath().toString(),
                            root.resolve("wp-content/plugins/parvis").toString()));
            Map<String, String> values =
                    Map.of(
                            "socket", folder.resolve("db.sock").toString(),
                            "secret", java.util.UUID.randomUUID().toString(),
                            "url", url(),
                            "folder", folder.toString());
            Files.writeString(
                    root.resolve("wp-config.php"),
                    Template.of("wordpress/wp-config.php").fill(values));
            for (String name : List.of("router.php", "staff.php", "strict.php")) {
                try (var in = RealWordPress.class.getResourceAsStream("wordpress/" + name)) {
                    Path target =
                            name.equals("strict.php")
                                    ? root.resolve("wp-content/mu-plugins").resolve(name)
                                    : folder.resolve(name);
                    Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database();
        staff("install", "{}");
        password = staff("prepare", "{}");
        serve(root);
    }

    private void database() {
        String data = folder.resolve("db").toString();
        String socket = folder.resolve("db.sock").toString();
        String user = System.getProperty("user.name");
        run(
                folder,
                SOON_SECONDS,
                List.of(
                        "mariadb-install-db",
                        "--no-defaults",
                        "--user=" + user,
                        "--datadir=" + data,
                        "--auth-root-authentication-method=socket",
                        "--auth-root-socket-user=" + user,
                        "--skip-test-db"));
        start(
                "db.log",
                Map.of(),
                List.of(
                        "/usr/sbin/mariadbd",
                        "--no-defaults",
                        "--user=" + user,
                        "--datadir=" + data,
                        "--socket=" + socket,
                        "--skip-networking",
                        "--pid-file=" + folder.resolve("db.pid"),
                        "--innodb-buffer-pool-size=64M"));
        String setup =
                "create database wordpress character set utf8mb4; create user wordpress@localhost identified by 'wordpress'; grant all on wordpress.* to wordpress@localhost";
        IllegalStateException last = null;
        for (int i = 0; i < 60; i++) {
            try {
                run(
                        folder,
                        SOON_SECONDS,
                        List.of(
                                "mariadb",
                                "--no-defaults",
                                "--user=" + user,
                                "--socket=" + socket,
                                "-e",
                                setup));
                return;
            } catch (IllegalStateException e) {
                last = e;
                pause();
            }
        }
        throw last;
    }

    private void serve(Path root) {
        start(
                "php.log",
                Map.of("PHP_CLI_SERVER_WORKERS", "4"),
                List.of(
                        "php",
                        "-d",
                        "upload_max_filesize=8M",
                        "-S",
                        "127.0.0.1:" + port,
                        "-t",
                        root.toString(),
                        folder.resolve("router.php").toString()));
        var http = HttpClient.newHttpClient();
        for (int i = 0; i < 60; i++) {
            try {
                var request =
                        HttpRequest.newBuilder(URI.create(url() + "/?rest_route=/wp/v2/posts"))
                                .timeout(Duration.ofSeconds(10))
                                .build();
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException e) {
                // not yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            pause();
        }
        throw new IllegalStateException("WordPress does not answer: " + folder.resolve("php.log"));
    }

    /** Its address, without a slash at the end. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** The application password of the user "portail". */
    public String password() {
        return password;
    }

    /** Does what staff do there; returns what comes of it. */
    public String staff(String action, String json) {
        return run(
                        folder,
                        SOON_SECONDS,
                        List.of(
                                "php",
                                "-d",
                                "display_errors=stderr",
                                folder.resolve("staff.php").toString(),
                                folder.resolve("site").toString(),
                                action,
                                json))
                .strip();
    }

    /** The posts with this title, whatever their state: id, status, content, slug. */
    public JsonNode find(String title) {
        try {
            return new ObjectMapper()
                    .readTree(
                            staff(
                                    "find",
                                    new ObjectMapper()
                                            .createObjectNode()
                                            .put("title", title)
                                            .toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What PHP complained about. */
    public String complaints() {
        Path log = folder.resolve("debug.log");
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(String log, Map<String, String> environment, List<String> command) {
        try {
            var builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve(log).toFile())
                            .directory(folder.toFile());
            builder.environment().putAll(environment);
            running.add(builder.start());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void quietly(List<String> command) {
        try {
            run(Path.of("."), SOON_SECONDS, command);
        } catch (IllegalStateException e) {
            // links into packages that are not there
        }
    }

    private static String run(Path folder, int seconds, List<String> command) {
        try {
            Path out = Files.createTempFile("wordpress", ".out");
            Path errors = Files.createTempFile("wordpress", ".err");
            try {
                Process process =
                        new ProcessBuilder(command)
                                .directory(folder.toAbsolutePath().toFile())
                                .redirectOutput(out.toFile())
                                .redirectError(errors.toFile())
                                .start();
                boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
                if (!ended) {
                    process.destroyForcibly();
                }
                if (!ended || process.exitValue() != 0) {
                    throw new IllegalStateException(
                            command + ": " + Files.readString(errors) + Files.readString(out));
                }
                return Files.readString(out);
            } finally {
                Files.delete(out);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        for (Process process : running) {
            // PHP's server has workers
            Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                    .forEach(ProcessHandle::destroy);
        }
        for (Process process : running) {
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        running.clear();
        if (System.getProperty("parvis.wordpress.keep") == null) {
            Folders.delete(folder);
        }
    }
}
