package fr.parvis.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Queries of a page that wait for one another, on PostgreSQL. */
class PlainSqlTest {

    private static SchemaDatabase database;

    private final AtomicInteger ways = new AtomicInteger();
    private final PlainSql sql = PlainSql.on(counted());

    @BeforeAll
    static void start() {
        database = new SchemaDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    /** Counts the connections that are asked for. */
    private DataSource counted() {
        DataSource real = database.dataSource();
        return (DataSource)
                Proxy.newProxyInstance(
                        DataSource.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (proxy, method, parameters) -> {
                            ways.incrementAndGet();
                            return method.invoke(real, parameters);
                        });
    }

    private Later<List<Integer>> later(int from, int to) {
        return sql.later(
                "select generate_series(?::integer, ?::integer)", row -> row.getInt(1), from, to);
    }

    private List<Integer> now(int from, int to) {
        return sql.rows(
                "select generate_series(?::integer, ?::integer)", row -> row.getInt(1), from, to);
    }

    @Test
    void whatWaitsGoesTogether() {
        try (var page = PageReads.gather()) {
            Later<List<Integer>> one = later(1, 3);
            Later<List<Integer>> none = later(1, 0);
            Later<Integer> sum = later(7, 8).map(r -> r.stream().mapToInt(i -> i).sum());
            assertThat(ways).hasValue(0);
            assertThat(sum.get()).isEqualTo(15);
            assertThat(one.get()).containsExactly(1, 2, 3);
            assertThat(none.get()).isEmpty();
            assertThat(ways).hasValue(1);
            assertThat(later(4, 4).get()).containsExactly(4);
            assertThat(ways).hasValue(2);
        }
    }

    @Test
    void whatIsNeededNowTakesAlongWhatWaits() {
        try (var page = PageReads.gather()) {
            Later<List<Integer>> waiting = later(5, 6);
            assertThat(now(1, 2)).containsExactly(1, 2);
            assertThat(waiting.get()).containsExactly(5, 6);
            assertThat(waiting.get()).containsExactly(5, 6);
            assertThat(ways).hasValue(1);
        }
    }

    @Test
    void nothingWaitsWhereNobodyGathers() {
        Later<List<Integer>> at = later(1, 1);
        assertThat(ways).hasValue(1);
        assertThat(at.get()).containsExactly(1);
        assertThat(ways).hasValue(1);
    }

    @Test
    void theEndOfAPageLeavesNothingToTheNext() {
        Later<List<Integer>> forgotten;
        try (var page = PageReads.gather()) {
            forgotten = later(1, 2);
        }
        try (var page = PageReads.gather()) {
            assertThat(now(3, 3)).containsExactly(3);
            assertThat(ways).hasValue(1);
            assertThat(forgotten.get()).containsExactly(1, 2);
        }
        assertThat(now(4, 4)).containsExactly(4);
        assertThat(ways).hasValue(3);
    }

    @Test
    void oneThatFailsTakesNothingFromTheOthers() {
        try (var page = PageReads.gather()) {
            Later<List<Integer>> good = later(1, 2);
            Later<List<Integer>> bad = sql.later("select 1 / 0", row -> row.getInt(1));
            Later<List<Integer>> unread =
                    sql.later(
                            "select generate_series(1, 2)",
                            row -> {
                                int number = row.getInt(1);
                                if (number == 2 && ways.get() < 3) {
                                    throw new IllegalStateException("unread");
                                }
                                return number;
                            });
            assertThatThrownBy(bad::get).isInstanceOf(IllegalStateException.class);
            assertThat(good.get()).containsExactly(1, 2);
            assertThat(unread.get()).containsExactly(1, 2);
            assertThatThrownBy(bad::get).isInstanceOf(IllegalStateException.class);
        }
    }
}
