package fr.parvis.journey;

import static org.awaitility.Awaitility.await;

import fr.parvis.demo.DemoDatabase;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What PostgreSQL was asked, from its own log: whatever makes a statement, it stands there. What
 * the portal does by itself meanwhile (the outbox, a look at the connection) is left out.
 */
final class StatementLog implements AutoCloseable {

    private static final Pattern STATEMENT =
            Pattern.compile("LOG:  (?:statement|execute [^:]+): (.*)", Pattern.DOTALL);
    private static final Pattern NOT_OF_A_PAGE =
            Pattern.compile(
                    "(?i)^(begin|commit|rollback|set |show |select 1\\b).*|.*outbox_message.*|select"
                            + " exists \\(select from waiting_place.*",
                    Pattern.DOTALL);

    private final DemoDatabase database;

    StatementLog(DemoDatabase database) {
        this.database = database;
        configure("alter system set log_statement = 'all'");
        // connections that are open already learn it a moment later
        await().atMost(Duration.ofSeconds(30))
                .until(() -> of(() -> run("select 'is it on'")).size() == 1);
    }

    private void configure(String setting) {
        run(setting);
        run("select pg_reload_conf()");
    }

    private void run(String sql) {
        try (var connection = database.administrator().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The statements that something costs. */
    List<String> of(Runnable something) {
        long before = database.log().toFile().length();
        something.run();
        return entries(before)
                .map(STATEMENT::matcher)
                .filter(Matcher::find)
                .map(m -> m.group(1).strip())
                .filter(sql -> !NOT_OF_A_PAGE.matcher(sql).matches())
                .map(sql -> sql.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Entries of the log from a place on; lines that go on begin with a tab. */
    private Stream<String> entries(long from) {
        try (var file = new RandomAccessFile(database.log().toFile(), "r")) {
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            var entries = new ArrayList<String>();
            for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("\t") && !entries.isEmpty()) {
                    int last = entries.size() - 1;
                    entries.set(last, entries.get(last) + "\n" + line);
                } else {
                    entries.add(line);
                }
            }
            return entries.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        configure("alter system reset log_statement");
    }
}
