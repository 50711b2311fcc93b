package fr.parvis.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.parvis.demo.Ports;
import fr.parvis.kernel.Feature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What {@code webapp-config/backup} saves is put back the same. It needs the programs of PostgreSQL
 * that are not in the tests' own server (Debian: postgresql-15), and is left out where they are not
 * installed.
 */
@Feature("REL-3")
class BackupTest {

    private static final Path SCRIPTS =
            Path.of(System.getProperty("parvis.basedir", "")).resolve("webapp-config/backup");

    @TempDir Path folder;
    private Path programs;
    private int port;

    private record Ran(int status, String said) {}

    private static Optional<Path> installed() throws IOException {
        Path all = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (var versions = Files.list(all)) {
            return versions.map(v -> v.resolve("bin"))
                    .filter(b -> Files.isExecutable(b.resolve("postgres")))
                    .filter(b -> Files.isExecutable(b.resolve("pg_dump")))
                    .max(Comparator.comparing(Path::toString));
        }
    }

    @BeforeEach
    void start() throws IOException, InterruptedException {
        Optional<Path> found = installed();
        assumeTrue(found.isPresent(), "no server with its programs in /usr/lib/postgresql");
        programs = found.get();
        port = Ports.freePort();
        server("initdb", "-D", data(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C");
        server(
                "pg_ctl",
                "-D",
                data(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''",
                "start");
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        if (programs != null) {
            server("pg_ctl", "-D", data(), "-m", "fast", "-w", "stop");
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** PostgreSQL does not run as root: in a namespace it is nobody. */
    private void server(String program, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Ran ran = run(command, "");
        assertThat(ran.status()).as(ran.said()).isZero();
    }

    private Ran run(List<String> command, String database)
            throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        var builder = new ProcessBuilder(command);
        builder.environment().put("PATH", programs + ":" + System.getenv("PATH"));
        builder.environment().put("PARVIS_DB_URL", url(database));
        builder.environment().put("PARVIS_DB_USER", "parvis");
        builder.environment().put("PARVIS_DB_PASSWORD", "parvis");
        builder.environment().put("PARVIS_DOCUMENT_FOLDER", documents().toString());
        // a file: the server that pg_ctl leaves behind would keep a pipe open
        int status =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
        return new Ran(status, Files.readString(said, StandardCharsets.UTF_8));
    }

    private Path documents() {
        return folder.resolve("documents");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private PGSimpleDataSource database(String name, String user) {
        var source = new PGSimpleDataSource();
        source.setUrl(url(name));
        source.setUser(user);
        return source;
    }

    private void sql(String name, String user, String... statements) throws SQLException {
        try (Connection connection = database(name, user).getConnection();
                var statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private Ran restore(String database, Path saved) throws IOException, InterruptedException {
        return run(
                List.of(SCRIPTS.resolve("parvis-restore").toString(), saved.toString()), database);
    }

    @Test
    void whatIsSavedIsPutBackTheSame() throws IOException, InterruptedException, SQLException {
        sql(
                "postgres",
                "postgres",
                "create role parvis login",
                "create database parvis owner parvis");
        Flyway.configure().dataSource(database("parvis", "parvis")).load().migrate();
        sql(
                "parvis",
                "parvis",
                "insert into account (kind, user_name, mail, last_name, first_names, created_at,"
                        + " state_since) select 'CITIZEN', 'u' || i, 'u' || i || '@example.org',"
                        + " 'L’Été', 'Zoé', now(), now() from generate_series(1, 500) i",
                "select lo_from_bytea(0, 'a document')");
        Files.createDirectories(documents().resolve("a"));
        Files.writeString(documents().resolve("a/file"), "another");

        Ran save =
                run(
                        List.of(
                                SCRIPTS.resolve("parvis-save").toString(),
                                folder.resolve("saved").toString()),
                        "parvis");
        assertThat(save.status()).as(save.said()).isZero();
        Path saved = Path.of(save.said().strip());
        assertThat(Files.readAllLines(saved.resolve("content.txt")))
                .anyMatch(line -> line.startsWith("account|500|"))
                .anyMatch(line -> line.startsWith("large objects|1|"));

        Ran full = restore("parvis", saved);
        assertThat(full.status()).isNotZero();
        assertThat(full.said()).contains("not empty: nothing was done");

        sql("postgres", "postgres", "drop database parvis", "create database parvis owner parvis");
        Files.delete(documents().resolve("a/file"));
        Files.delete(documents().resolve("a"));
        Ran back = restore("parvis", saved);
        assertThat(back.said()).contains("restored, the same as saved");
        assertThat(back.status()).isZero();
        assertThat(documents().resolve("a/file")).hasContent("another");
        assertThat(Flyway.configure().dataSource(database("parvis", "parvis")).load().migrate())
                .as("nothing is left to be migrated")
                .satisfies(m -> assertThat(m.migrationsExecuted).isZero());

        Files.writeString(saved.resolve("content.txt"), "account|499|0\n");
        Ran damaged = restore("parvis", saved);
        assertThat(damaged.status()).isNotZero();
        assertThat(damaged.said()).contains("the backup is damaged: nothing was done");
    }
}
