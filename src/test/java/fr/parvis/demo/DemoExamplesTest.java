package fr.parvis.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** The rows of the demonstration obey the rules of the schema: no journey starts the launcher. */
class DemoExamplesTest {

    @Test
    void theExamplesFitTheSchemaAndASecondStartFindsThem() throws SQLException {
        try (DemoDatabase database = DemoDatabase.temporary()) {
            Flyway.configure().dataSource(database.dataSource()).load().migrate();
            DemoAccounts.seed(database.dataSource());
            DemoExamples.write(database, "demo");
            Map<String, Long> first = rows(database);
            for (String table :
                    new String[] {
                        "account",
                        "household",
                        "enrolment",
                        "reservation",
                        "invoice",
                        "content_news"
                    }) {
                assertTrue(first.get(table) > 0, table + " of " + first);
            }
            DemoAccounts.seed(database.dataSource());
            DemoExamples.write(database, "demo");
            assertEquals(first, rows(database));
        }
    }

    private static Map<String, Long> rows(DemoDatabase database) throws SQLException {
        var rows = new TreeMap<String, Long>();
        try (Connection connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            var names = new TreeMap<String, String>();
            var found =
                    statement.executeQuery(
                            "select relname from pg_class join pg_namespace n on n.oid = relnamespace"
                                    + " where relkind = 'r' and n.nspname = 'public'");
            while (found.next()) {
                names.put(
                        found.getString(1), "select count(*) from \"" + found.getString(1) + "\"");
            }
            for (var name : names.entrySet()) {
                var count = statement.executeQuery(name.getValue());
                count.next();
                rows.put(name.getKey(), count.getLong(1));
            }
        }
        return rows;
    }
}
