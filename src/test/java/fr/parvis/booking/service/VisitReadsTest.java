package fr.parvis.booking.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.entity.PlaceKey;
import fr.parvis.booking.entity.ReservationState;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.Money;
import fr.parvis.kernel.PlainSql;
import fr.parvis.kernel.SchemaDatabase;
import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a family's visit to its agenda reads, in a town of three thousand families that have booked
 * every Wednesday: its own rows, and not those of the others. PostgreSQL counts them itself.
 */
@Feature({"PRF-2", "PRF-3", "BKG-2"})
class VisitReadsTest {

    private static final int FAMILIES = 3000;
    private static final int WEDNESDAYS = 36;
    private static final long SOMEBODY = 1234;

    /** The days of one child a few times over, and far from what the town has. */
    private static final long MOST = 250;

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 18);
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 9);
    private static final LocalDate FREE = FIRST.plusWeeks(WEDNESDAYS);
    private static final Instant NOW = Instant.parse("2026-11-18T11:00:00Z");

    private static SchemaDatabase database;
    private static EntityManager entities;

    @BeforeAll
    static void aTown() {
        database = new SchemaDatabase("booking");
        entities = database.entities();
        entities.getTransaction().begin();
        Stream.of(
                        "account (id, kind, user_name, mail, last_name, first_names, created_at,"
                                + " state_since) overriding system value select i, 'CITIZEN', 'w' ||"
                                + " i, 'w' || i || '@example.org', 'Durand', 'Zoé', now(), now()",
                        "household (id, file_number, created_at) overriding system value select i,"
                                + " 'F-' || i, now()",
                        "household_member (household_id, account_id, since, may_book) select i, i,"
                                + " now(), true",
                        "child (id, first_name, last_name, born_on, created_at) overriding system"
                                + " value select i, 'Léa', 'Durand', '2017-05-02', now()",
                        "household_child (household_id, child_id, since) select i, i,"
                                + " cast('2020-01-01' as date)",
                        "enrolment (id, household_id, child_id, activity, place, from_day, to_day,"
                                + " state, asked_at) overriding system value select i, i, i,"
                                + " 'mercredis', 'centre', '2026-09-01', '2027-09-30', 'ACTIVE',"
                                + " now()")
                .forEach(rows -> sql("insert into " + rows + " from generate_series(1, ?1) i"));
        sql(
                """
                insert into reservation (enrolment_id, unit, day, state, price, household_id, asked_at,
                    changed_at)
                select i, 'journee', cast('2026-12-09' as date) + 7 * d, 'RESERVED', 900, i, now(), now()
                from generate_series(1, ?1) i cross join generate_series(0, 35) d
                """);
        entities.createNativeQuery(
                        "insert into day_capacity (activity, place, unit, day, capacity, taken)"
                                + " select 'mercredis', 'centre', 'journee', day, 9999, count(*)"
                                + " from reservation group by day")
                .executeUpdate();
        // as PostgreSQL does by itself within a minute
        entities.createNativeQuery("analyze").executeUpdate();
        entities.getTransaction().commit();
    }

    private static void sql(String statement) {
        entities.createNativeQuery(statement).setParameter(1, FAMILIES).executeUpdate();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void aVisitReadsTheRowsOfItsFamily() {
        rowsAreFew("auto");
        // what a connection keeps after it has asked the same a few times
        rowsAreFew("force_generic_plan");
    }

    private static void rowsAreFew(String plans) {
        entities.getTransaction().begin();
        try {
            entities.createNativeQuery("set local plan_cache_mode = " + plans).executeUpdate();
            var all = new SoftAssertions();
            steps(PlainSql.on(connection(entities.unwrap(Connection.class))))
                    .forEach(
                            (what, step) -> {
                                long before = read();
                                step.run();
                                all.assertThat(read() - before)
                                        .as("rows read by \"%s\", plans: %s", what, plans)
                                        .isBetween(1L, MOST);
                            });
            all.assertAll();
        } finally {
            entities.getTransaction().rollback();
        }
    }

    /** What is asked from the agenda to "Valider", of what grows with the town. */
    private static Map<String, Runnable> steps(PlainSql plain) {
        var agendas = new AgendaRepository();
        agendas.sql = plain;
        var days = new FamilyDayRepository();
        days.sql = plain;
        var reservations = new ReservationRepository();
        reservations.entities = entities;
        var baskets = new BasketRepository();
        baskets.entities = entities;
        var places = new PlaceRepository();
        places.entities = entities;
        var change = new DayChange("journee", FREE, DayChange.Kind.ADD);
        var steps = new LinkedHashMap<String, Runnable>();
        steps.put(
                "the enrolments of an account",
                () -> assertThat(agendas.of(SOMEBODY, TODAY).get()).hasSize(1));
        steps.put(
                "the agenda",
                () ->
                        assertThat(agendas.read(SOMEBODY, SOMEBODY, TODAY).days())
                                .hasSize(WEDNESDAYS));
        steps.put(
                "the days to come",
                () ->
                        assertThat(days.days(SOMEBODY, TODAY, TODAY.plusYears(1)).get())
                                .hasSize(WEDNESDAYS));
        steps.put(
                "the days, within \"Valider\"",
                () -> assertThat(reservations.live(SOMEBODY, SOMEBODY)).hasSize(WEDNESDAYS));
        steps.put("the enrolment, locked", () -> reservations.lockEnrolments(List.of(SOMEBODY)));
        steps.put(
                "the places, locked",
                () ->
                        places.lock(
                                List.of(new PlaceKey("mercredis", "centre", "journee", FIRST)),
                                key -> 0));
        steps.put(
                "a day more",
                () ->
                        assertThat(
                                        reservations.add(
                                                SOMEBODY,
                                                SOMEBODY,
                                                ReservationState.RESERVED,
                                                List.of(
                                                        new ReservationRepository.NewDay(
                                                                change, Money.ofCents(900))),
                                                NOW))
                                .hasSize(1));
        steps.put(
                "the draft",
                () -> {
                    baskets.keepDraft(SOMEBODY, SOMEBODY, List.of(change), NOW);
                    assertThat(baskets.lockDrafts(SOMEBODY, List.of(SOMEBODY))).hasSize(1);
                });
        return steps;
    }

    /** Rows that this transaction has read so far, in any way. */
    private static long read() {
        return ((Number)
                        entities.createNativeQuery(
                                        "select coalesce(sum(coalesce(seq_tup_read, 0)"
                                                + " + coalesce(idx_tup_fetch, 0)), 0)"
                                                + " from pg_stat_xact_user_tables")
                                .getSingleResult())
                .longValue();
    }

    /** The one connection of the transaction, for whoever would take another and close it. */
    private static DataSource connection(Connection one) {
        var kept =
                (Connection)
                        Proxy.newProxyInstance(
                                VisitReadsTest.class.getClassLoader(),
                                new Class<?>[] {Connection.class},
                                (self, method, arguments) -> {
                                    if (method.getName().equals("close")) {
                                        return null;
                                    }
                                    try {
                                        return method.invoke(one, arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
        return (DataSource)
                Proxy.newProxyInstance(
                        VisitReadsTest.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (self, method, arguments) -> kept);
    }
}
