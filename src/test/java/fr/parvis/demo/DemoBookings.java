package fr.parvis.demo;

import fr.parvis.kernel.ClockProducer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Enrolments of the family of "durand": the canteen, the centre of loisirs, and a workshop whose
 * two places are taken, for which a third child waits.
 */
public final class DemoBookings {

    private static final String SCHOOL_YEAR_ENDS = "2027-07-02";
    private static final String FAR = "2036-08-31";

    private DemoBookings() {}

    /** Makes them once, after {@link DemoFamily}; a second start finds them. */
    public static void enrol(DemoDatabase database) {
        try (Connection connection = database.dataSource().getConnection()) {
            if (known(connection)) {
                return;
            }
            enrol(connection, "E-1001", "restauration-scolaire", "jules-ferry", SCHOOL_YEAR_ENDS);
            enrol(connection, "E-1001", "alsh-mercredis", "les-tilleuls", SCHOOL_YEAR_ENDS);
            enrol(connection, "E-1001", "ludotheque", "la-ruche", FAR);
            enrol(connection, "E-1002", "restauration-scolaire", "jules-ferry", SCHOOL_YEAR_ENDS);
            enrol(connection, "E-1002", "accueil-du-soir", "jules-ferry", SCHOOL_YEAR_ENDS);
            enrol(connection, "E-1002", "alsh-petites-vacances", "les-tilleuls", "2027-05-03");
            enrol(connection, "E-1002", "ludotheque", "la-ruche", FAR);
            enrol(connection, "E-1001", "ateliers-musique", "ecole-de-musique", FAR);
            // the other place is a child's of another household: Matteo waits
            enrol(
                    connection,
                    DemoFamily.SHARED,
                    "E-1003",
                    "ateliers-musique",
                    "ecole-de-musique",
                    FAR);
            run(
                    connection,
                    "update enrolment set group_name = 'Les Explorateurs (6-8 ans)'"
                            + " where activity = 'alsh-mercredis'");
            season(connection, "ateliers-musique", "ecole-de-musique", "toute l’année", 2, 2);
            season(connection, "alsh-mercredis", "les-tilleuls", "2026-2027", 60, 1);
            queue(connection);
            LocalDate wednesday =
                    LocalDate.now(ClockProducer.PARIS)
                            .plusDays(3)
                            .with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY));
            for (int week = 0; week < 3; week++) {
                reserve(connection, "ludotheque", "jeux", wednesday.plusWeeks(week), 10, 200);
            }
        } catch (SQLException e) {
            throw new DemonstrationException(
                    "Les inscriptions d’exemple n’ont pas pu être créées : " + e, e);
        }
    }

    private static boolean known(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select exists (select from enrolment)")) {
            found.next();
            return found.getBoolean(1);
        }
    }

    private static void enrol(
            Connection connection, String child, String activity, String place, String until)
            throws SQLException {
        enrol(connection, DemoFamily.DURAND, child, activity, place, until);
    }

    private static void enrol(
            Connection connection,
            String household,
            String child,
            String activity,
            String place,
            String until)
            throws SQLException {
        run(
                connection,
                "with made as (insert into enrolment (household_id, child_id, activity, place,"
                        + " from_day, to_day, state, asked_at) select hc.household_id, c.id, ?, ?,"
                        + " least(date '2026-09-01', current_date), cast(? as date), 'ACTIVE',"
                        + " now() - interval '60 days' from child c join household_child hc on"
                        + " hc.child_id = c.id join household h on h.id = hc.household_id"
                        + " where c.reference = ? and h.file_number = ? returning id) insert into"
                        + " enrolment_event (enrolment_id, at, state_to, actor, actor_name) select"
                        + " id, now(), 'ACTIVE', 'AGENT', 'Dominique Roux' from made",
                activity,
                place,
                until,
                child,
                household);
    }

    /** Matteo waits for a place in the workshop. */
    private static void queue(Connection connection) throws SQLException {
        run(
                connection,
                "with made as (insert into enrolment (household_id, child_id, activity, place,"
                        + " from_day, to_day, state, asked_at) select h.id, c.id,"
                        + " 'ateliers-musique', 'ecole-de-musique', current_date, cast(? as date),"
                        + " 'WAITING', now() from child c, household h where c.reference ="
                        + " 'E-1002' and h.file_number = ? returning id) insert into"
                        + " enrolment_event (enrolment_id, at, state_to, actor) select id, now(),"
                        + " 'WAITING', 'SYSTEM' from made",
                FAR,
                DemoFamily.DURAND);
    }

    private static void season(
            Connection connection,
            String activity,
            String place,
            String season,
            int capacity,
            int taken)
            throws SQLException {
        run(
                connection,
                "insert into season_capacity values (?, ?, ?, ?, ?)",
                activity,
                place,
                season,
                capacity,
                taken);
    }

    /** A day of all the children who are enrolled in an activity. */
    private static void reserve(
            Connection connection,
            String activity,
            String unit,
            LocalDate day,
            int capacity,
            int cents)
            throws SQLException {
        run(
                connection,
                "insert into reservation (enrolment_id, unit, day, state, price, household_id,"
                        + " asked_at, changed_at) select id, ?, ?, 'RESERVED', ?, household_id,"
                        + " now(), now() from enrolment where activity = ?",
                unit,
                day,
                cents,
                activity);
        run(
                connection,
                "insert into day_capacity (activity, place, unit, day, capacity, taken) select"
                        + " activity, place, ?, ?, ?, count(*) from enrolment where activity = ?"
                        + " group by activity, place",
                unit,
                day,
                capacity,
                activity);
    }

    private static void run(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
