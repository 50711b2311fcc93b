package fr.parvis.journey;

import fr.parvis.demo.DemoDatabase;
import fr.parvis.kernel.ClockProducer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** A household of a test, with children and their enrolments, as an import makes them. */
final class BookedFamily {

    private final DemoDatabase database;
    private final long household;

    private BookedFamily(DemoDatabase database, long household) {
        this.database = database;
        this.household = household;
    }

    /** A household of an account. */
    static BookedFamily of(DemoDatabase database, String userName) throws SQLException {
        String file = "B-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        long household =
                id(
                        database,
                        "insert into household (file_number, created_at) values (?, now())"
                                + " returning id",
                        file);
        run(
                database,
                "insert into household_member (household_id, account_id, since)"
                        + " select ?, id, now() from account where user_name = ?",
                household,
                userName);
        return new BookedFamily(database, household);
    }

    /** The household of a file that an account has the key of. */
    static BookedFamily ofFile(DemoDatabase database, String file) throws SQLException {
        return new BookedFamily(
                database, id(database, "select id from household where file_number = ?", file));
    }

    /** A child of eight years, in a school year that most activities take. */
    long child(String firstName) throws SQLException {
        return child(firstName, 8, "CE2");
    }

    long child(String firstName, int age, String level) throws SQLException {
        LocalDate today = LocalDate.now(ClockProducer.PARIS);
        long child =
                id(
                        database,
                        "insert into child (first_name, last_name, born_on, school, school_level,"
                                + " created_at) values (?, 'Lefèvre', ?, 'École du Parc', ?,"
                                + " now()) returning id",
                        firstName,
                        today.minusYears(age).minusDays(40),
                        level);
        run(
                database,
                "insert into household_child (household_id, child_id, since) values (?, ?, ?)",
                household,
                child,
                today.minusYears(age));
        return child;
    }

    /** An enrolment over the whole season. */
    long enrolment(long child, String activity, String place, String group) throws SQLException {
        return id(
                database,
                "insert into enrolment (household_id, child_id, activity, place, group_name,"
                        + " from_day, to_day, state, asked_at) values (?, ?, ?, ?, ?, ?, ?,"
                        + " 'ACTIVE', now()) returning id",
                household,
                child,
                activity,
                place,
                group,
                SeasonsAround.first(),
                SeasonsAround.last());
    }

    /** A day that a child has. */
    void reserved(long enrolment, String unit, LocalDate day) throws SQLException {
        run(
                database,
                "insert into reservation (enrolment_id, unit, day, state, price, household_id,"
                        + " asked_at, changed_at) values (?, ?, ?, 'RESERVED', 0, ?, now(), now())",
                enrolment,
                unit,
                day,
                household);
    }

    /** All places of a day are taken. */
    void full(String activity, String place, String unit, LocalDate day) throws SQLException {
        run(
                database,
                "insert into day_capacity (activity, place, unit, day, capacity, taken)"
                        + " values (?, ?, ?, ?, 1, 1) on conflict (activity, place, unit, day)"
                        + " do update set capacity = 1, taken = 1",
                activity,
                place,
                unit,
                day);
    }

    private static void run(DemoDatabase database, String sql, Object... parameters)
            throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private static long id(DemoDatabase database, String sql, Object... parameters)
            throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }
}
