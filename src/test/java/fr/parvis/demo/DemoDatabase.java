package fr.parvis.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL from Maven Central, on 127.0.0.1, with a database {@code parvis} that belongs
 * to a user {@code parvis}. It starts as root and as an ordinary user.
 */
public final class DemoDatabase implements AutoCloseable {
    public static final String NAME = "parvis";
    public static final String USER = "parvis";

    /**
     * The server trusts every local connection: the password only satisfies whoever insists on one.
     */
    public static final String PASSWORD = "parvis";

    private static final Duration START_LIMIT = Duration.ofSeconds(40);

    private final Path data;
    private final boolean temporary;
    private final EmbeddedPostgres server;

    private DemoDatabase(Path programs, Path data, int port, boolean temporary) {
        this.data = data;
        this.temporary = temporary;
        Path unfinished = data.resolveSibling(data.getFileName() + ".unfinished");
        prepare(data, unfinished);
        this.server = launch(programs, data, port, log());
        createDatabase();
        unfinished.toFile().delete();
    }

    /**
     * Starts on a folder that is kept. What an earlier, killed run left there is tidied up first.
     *
     * @param programs where PostgreSQL's own files are unpacked, once for all towns
     * @param data the data folder, made if it does not exist
     */
    public static DemoDatabase start(Path programs, Path data, int port) {
        return new DemoDatabase(programs.toAbsolutePath(), data.toAbsolutePath(), port, false);
    }

    /** Starts on a new folder and a free port; all is deleted at the end. For tests. */
    public static DemoDatabase temporary() {
        Path basedir = Path.of(System.getProperty("parvis.basedir", "")).toAbsolutePath();
        try {
            Path folder = Files.createTempDirectory("parvis-database");
            Path programs = DatabasePrograms.in(basedir);
            return new DemoDatabase(programs, folder.resolve("data"), Ports.freePort(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A data folder that was interrupted while it was made would never start: it is made again. */
    private static void prepare(Path data, Path unfinished) {
        if (Files.exists(unfinished)) {
            Leftovers.endDatabase(data);
            Folders.delete(data);
        }
        Folders.create(data);
        if (Folders.children(data).isEmpty()) {
            try {
                Files.writeString(unfinished, "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static EmbeddedPostgres launch(Path programs, Path data, int port, Path log) {
        DatabasePrograms.removeUnfinished(programs);
        Leftovers.endDatabase(data);
        Redirect output = Redirect.appendTo(log.toFile());
        try {
            Files.deleteIfExists(log);
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder()
                            .setOverrideWorkingDirectory(programs.toFile())
                            .setDataDirectory(data)
                            .setCleanDataDirectory(false)
                            .setRegisterShutdownHook(false)
                            .setPort(port)
                            .setPGStartupWait(START_LIMIT)
                            .setOutputRedirector(output)
                            .setErrorRedirector(output)
                            // the same order of words on every machine, whatever its own language
                            .setLocaleConfig("locale-provider", "builtin")
                            .setLocaleConfig("builtin-locale", "C.UTF-8")
                            .setLocaleConfig("locale", "C")
                            // the builder passes -F and synchronous_commit=off: what is kept must
                            // survive a crash
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("max_connections", "100")
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            // a socket file in /tmp would be in the way of the next user of the
                            // machine
                            .setServerConfig("unix_socket_directories", "''")
                            .start();
            DatabasePrograms.protect(programs);
            return server;
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            // a start that was interrupted or took too long may still go on: wait for its end
            // without haste
            Thread.interrupted();
            Leftovers.endOwn("initdb");
            Leftovers.endDatabase(data);
            List<String> lines = Folders.lines(log);
            String last =
                    String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
            throw new DemonstrationException(
                    "La base de données ne démarre pas (journal : %s).%n%s".formatted(log, last),
                    e);
        }
    }

    private void createDatabase() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (isMissing(statement, "pg_roles where rolname = '" + USER + "'")) {
                statement.execute("create role " + USER + " login password '" + PASSWORD + "'");
            }
            if (isMissing(statement, "pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + USER);
            }
        } catch (SQLException e) {
            close();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isMissing(Statement statement, String fromWhere) throws SQLException {
        try (ResultSet found = statement.executeQuery("select 1 from " + fromWhere)) {
            return !found.next();
        }
    }

    public int port() {
        return server.getPort();
    }

    /** Without user and password: these travel apart. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + NAME;
    }

    /** A source without a pool: for seeding and for tests. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(USER);
        source.setPassword(PASSWORD);
        return source;
    }

    /** What the server writes: for tests that look at what it was asked. */
    public Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    /** A source with all rights on the server, for its settings. */
    public DataSource administrator() {
        return server.getPostgresDatabase();
    }

    @Override
    public void close() {
        // an interrupted thread could not wait for the server's end, and would leave it running
        boolean interrupted = Thread.interrupted();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (temporary) {
                Folders.delete(data.getParent());
            }
        }
    }
}
