package fr.parvis.kernel;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * SQL without an entity manager and without a transaction of its own, which cost several times as
 * much (decision 8): rows that are only shown, and a change that is one conditional statement. For
 * repositories.
 */
@ApplicationScoped
public class PlainSql {

    @Resource(lookup = "java:app/jdbc/parvis")
    DataSource database;

    /** The same on another database, without a server around it. */
    public static PlainSql on(DataSource database) {
        var sql = new PlainSql();
        sql.database = database;
        return sql;
    }

    /** Makes something of the row that a result stands at. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** A query, and after it was asked its rows. */
    public static final class Query<T> {

        private final String sql;
        private final Row<T> row;
        private final Object[] parameters;
        private final List<T> rows = new ArrayList<>();
        private PlainSql waiting;

        /**
         * @param parameters in the order of the question marks
         */
        public Query(String sql, Row<T> row, Object... parameters) {
            this.sql = sql;
            this.row = row;
            this.parameters = parameters;
        }

        /** Asked for now where it has waited until now. */
        public List<T> rows() {
            if (waiting != null) {
                waiting.ask(this);
            }
            return rows;
        }

        private void read(ResultSet result) throws SQLException {
            // nothing of an earlier attempt
            rows.clear();
            while (result.next()) {
                rows.add(row.read(result));
            }
        }
    }

    /**
     * All rows of a query.
     *
     * @param parameters in the order of the question marks
     * @throws IllegalStateException when the database does not answer
     */
    public <T> List<T> rows(String sql, Row<T> row, Object... parameters) {
        var query = new Query<>(sql, row, parameters);
        ask(query);
        return query.rows();
    }

    /**
     * The same as {@link #rows}, together with whatever else is asked before somebody looks at it;
     * at once where no page is made ({@link PageReads}).
     */
    public <T> Later<List<T>> later(String sql, Row<T> row, Object... parameters) {
        var query = new Query<>(sql, row, parameters);
        later(query);
        return Later.of(query::rows);
    }

    /** The same for several: their rows are there when they are looked at. */
    public void later(Query<?>... queries) {
        List<Query<?>> waiting = PageReads.waiting();
        if (waiting == null) {
            ask(queries);
            return;
        }
        for (Query<?> query : queries) {
            query.waiting = this;
            waiting.add(query);
        }
    }

    /**
     * Asks several queries on one way to the database and back, which costs more than they do. What
     * waits goes with them.
     *
     * @throws IllegalStateException when the database does not answer
     */
    public void ask(Query<?>... queries) {
        List<Query<?>> waiting = PageReads.waiting();
        if (waiting == null || waiting.isEmpty()) {
            send(queries);
            return;
        }
        Set<Query<?>> all = new LinkedHashSet<>(waiting);
        all.addAll(List.of(queries));
        waiting.clear();
        send(all.toArray(Query<?>[]::new));
    }

    private void send(Query<?>... queries) {
        String sql = queries.length == 1 ? queries[0].sql : joined(queries);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = 1;
            for (Query<?> query : queries) {
                for (Object parameter : query.parameters) {
                    statement.setObject(place++, parameter);
                }
            }
            statement.execute();
            for (Query<?> query : queries) {
                try (ResultSet result = statement.getResultSet()) {
                    query.read(result);
                }
                query.waiting = null;
                statement.getMoreResults();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String joined(Query<?>... queries) {
        var sql = new StringBuilder(queries.length << 9);
        for (Query<?> query : queries) {
            sql.append(query.sql).append(';');
        }
        return sql.toString();
    }

    /**
     * Changes rows by one statement.
     *
     * @return how many
     * @throws IllegalStateException when the database does not answer
     */
    public int change(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
